#include "program/program_variables.h"

#include <algorithm>

#include "program/program_changes.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostVariables = 256;
constexpr std::size_t kMostAsked = 4096;
constexpr std::size_t kMostGiven = 256 * 1024;

// Headers of functions and loops, in which names are parameters.
constexpr std::string_view kHeaders = "|def |for |lambda|func|fun |";

bool IsHeader(std::string_view statement) {
  return Trim(statement).ends_with('{') || HasOne(kHeaders, statement) || HasArrow(statement);
}

// Adds the variables next to the name of the header that holds the key.
void AddKeys(std::string_view code, Names& keys) {
  constexpr std::string_view kName = "uthorization";
  constexpr std::size_t kFar = 80;
  for (std::size_t at = code.find(kName); at != std::string_view::npos;
       at = code.find(kName, at + 1)) {
    const std::string_view after = code.substr(at + kName.size(), kFar);
    AddVariables(after.substr(0, after.find_first_of("\n;}")), keys);
  }
}

}  // namespace

void Names::insert(std::string_view name) {
  unsigned& is_in = names_[std::string(name)];
  count_ += 1 - is_in;
  is_in = 1;
}

bool Names::contains(std::string_view name) const {
  const auto found = names_.find(std::string(name));
  return found != names_.end() && found->second == 1;
}

bool Names::erase(std::string_view name) {
  if (!contains(name)) return false;
  names_[std::string(name)] = 0;
  --count_;
  return true;
}

bool HasArrow(std::string_view statement) {
  for (std::size_t at = statement.find("=>"); at != std::string_view::npos;
       at = statement.find("=>", at + 2)) {
    std::size_t end = at;
    while (end > 0 && IsBlank(statement[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && (IsAlphanumeric(statement[begin - 1]) || statement[begin - 1] == '_')) {
      --begin;
    }
    const bool is_symbol = begin > 0 && statement[begin - 1] == ':';
    if (end > 0 && (statement[end - 1] == ')' || (begin < end && !is_symbol))) return true;
  }
  return false;
}

bool MayHoldKey(std::string_view name) {
  const std::string lower = Lowercase(name);
  return lower.find("key") != std::string::npos || lower.find("token") != std::string::npos;
}

void AddVariables(std::string_view statement, Names& names) {
  for (const std::string_view name : VariablesIn(statement)) names.insert(name);
}

bool Mentions(std::string_view statement, const Names& names) {
  for (const std::string_view name : VariablesIn(statement)) {
    if (names.contains(name)) return true;
  }
  return false;
}

ConstantVariables::Variable* ConstantVariables::Find(std::string_view name) {
  for (Variable& variable : variables_) {
    if (variable.name == name) return &variable;
  }
  return nullptr;
}

void ConstantVariables::Add(const Variable& variable) {
  if (Variable* known = Find(variable.name)) {
    known->value = {};  // which of the two values it has is not known
  } else if (variables_.size() < kMostVariables) {
    variables_.push_back(variable);
  }
}

void ConstantVariables::Collect() {
  collected_ = true;
  Names changed;
  AddKeys(code_, changed);
  const std::vector<std::string_view> statements = SplitStatements(code_);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const std::string_view statement = statements[i];
    const Target target = TargetOf(statement);
    AddChanged(statement, false, changed);
    const bool opens_below = i + 1 < statements.size() && Trim(statements[i + 1]) == "{";
    const bool is_header = opens_below || IsHeader(statement);
    if (is_header) AddVariables(statement, changed);
    if (target.is_part || is_header || MayHoldKey(target.name)) {
      changed.insert(target.name);
    } else if (target.is_set) {
      Add({target.name, statement.substr(target.value)});
    }
  }
  for (Variable& variable : variables_) {
    if (changed.contains(variable.name)) variable.value = {};
  }
}

std::string_view ConstantVariables::ValueOf(std::string_view name, std::string_view rest) {
  if (!collected_) Collect();
  const Variable* found = asked_++ < kMostAsked ? Find(name) : nullptr;
  if (found == nullptr || found->value.data() >= rest.data()) return {};
  given_ += found->value.size();
  return given_ <= kMostGiven ? found->value : std::string_view();
}

}  // namespace sipattach
