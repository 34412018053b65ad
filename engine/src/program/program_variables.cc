#include "program/program_variables.h"

#include <algorithm>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostVariables = 256;
constexpr std::size_t kMostAsked = 4096;
constexpr std::size_t kMostGiven = 256 * 1024;

// What makes a value from others, and what changes the variable that it is called on.
constexpr std::string_view kMixers[] = {".assign(", "merge(",  "array_push(", "Map.put(",
                                        "_.set(",   "replace", ".format(",    "sprintf("};
constexpr std::string_view kMutators[] = {
    ".append(",  ".push(", ".update(", ".extend(", ".insert(", ".pop(",  ".splice(",
    ".unshift(", ".put(",  ".add(",    "del ",     "delete ",  "unset(", "<<"};
// Headers of functions and loops, in which names are parameters.
constexpr std::string_view kHeaders[] = {"def ", "for ", "lambda", "func", "fun "};

template <std::size_t kSize>
bool ContainsOne(std::string_view text, const std::string_view (&all)[kSize]) {
  return std::any_of(all, all + kSize, [&](std::string_view what) {
    return text.find(what) != std::string_view::npos;
  });
}

// (n) => and n =>; not "type" => and :type =>.
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

bool IsHeader(std::string_view statement) {
  return Trim(statement).ends_with('{') || ContainsOne(statement, kHeaders) || HasArrow(statement);
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

bool MayHoldKey(std::string_view name) {
  const std::string lower = Lowercase(name);
  return lower.find("key") != std::string::npos || lower.find("token") != std::string::npos;
}

void AddVariables(std::string_view statement, Names& names) {
  for (const std::string_view name : VariablesIn(statement)) names.insert(std::string(name));
}

bool Mentions(std::string_view statement, const Names& names) {
  for (const std::string_view name : VariablesIn(statement)) {
    if (names.contains(std::string(name))) return true;
  }
  return false;
}

void AddChanged(std::string_view statement, Names& changed) {
  const bool mixes = ContainsOne(statement, kMixers);
  const bool mutates = ContainsOne(statement, kMutators);
  for (const std::string_view name : VariablesIn(statement)) {
    const std::size_t begin = static_cast<std::size_t>(name.data() - statement.data());
    const std::string_view before = statement.substr(0, begin);
    const std::string_view after = statement.substr(begin + name.size());
    const bool is_taken =
        before.ends_with("...") || before.ends_with("**") || before.ends_with("dict(");
    const bool has_member = after.starts_with('.') || after.starts_with('[');
    if (is_taken || mixes || (mutates && has_member)) changed.insert(std::string(name));
  }
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
    AddChanged(statement, changed);
    const bool opens_below = i + 1 < statements.size() && Trim(statements[i + 1]) == "{";
    const bool is_header = opens_below || IsHeader(statement);
    if (is_header) AddVariables(statement, changed);
    if (target.is_part || is_header || MayHoldKey(target.name)) {
      changed.insert(std::string(target.name));
    } else if (target.is_set) {
      Add({target.name, statement.substr(target.value)});
    }
  }
  for (Variable& variable : variables_) {
    if (changed.contains(std::string(variable.name))) variable.value = {};
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
