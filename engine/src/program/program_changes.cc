#include "program/program_changes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "program/program_literal.h"
#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// How far before a value the function may begin that gets it.
constexpr std::size_t kFar = 200;
constexpr int kMostFunctions = 16;  // around a value

// What makes a value from others, and what changes the variable that it is called on.
constexpr std::string_view kMixers =
    "|.assign(|merge(|array_push(|Map.put(|_.set(|replace|.format(|sprintf(|maps.Copy(|fromEntries("
    "|";
constexpr std::string_view kMutators =
    "|.append(|.push(|.update(|.extend(|.insert(|.pop(|.splice(|.unshift(|.put(|.add(|.remove(|."
    "clear("
    "|.shift(|.setdefault(|.store(|.delete|del |delete |unset(|_mut(|<<|";
// Beginnings of the names of functions that change what they get, or give it back changed; and of
// those that do so only as methods.
constexpr std::string_view kChangers =
    "|add|apply|array_|build|clean|defin|delete|drop|except|extend|fill|fix|insert|merge|modif|"
    "normal"
    "|omit|patch|pick|prepare|remov|sanit|set_|strip_|transf|updat|without|";
constexpr std::string_view kMethods = "|filter|items|map|reject|select|slice|tap|";
// Parts of the names of functions that put what they get into something else.
constexpr std::string_view kTakers = "|body|json|request|data|header|payload|entity|content|";

// Whether a function makes something else of what it gets. In queue.add(body), the body is added.
bool IsChanger(std::string_view function) {
  const std::string name = Lowercase(function.substr(function.find_last_of(".:") + 1));
  const bool is_method = name.size() < function.size();
  return HasOne(kChangers, name, false) && !HasOne(kTakers, name) &&
         !(is_method && IsOneOf(" add apply build fill insert ", name));
}

// Whether what follows a value makes something else of it: .except(:type), | {…}, with {…}.
bool IsAlteredBy(std::string_view after) {
  if (after.starts_with("| ")) {
    // A cmdlet of PowerShell, or an operator.
    return !IsUpper(after.substr(2, 1).empty() ? ' ' : after[2]) ||
           after.substr(2).starts_with("Select-");
  }
  if (HasOne("|+ |- |..|with {|", after, false)) return true;
  // .name, ?.name, ->name, |> Module.name
  const std::size_t begin = after.find_first_not_of(".?->|& ");
  if (begin == 0 || begin == kNone) return false;
  std::size_t end = begin;
  while (end < after.size() && (IsInWord(after[end]) || after[end] == '.')) ++end;
  const std::string name = Lowercase(LastWord(after.substr(0, end)));
  const char next = end < after.size() ? after[end] : ';';
  const bool is_call = std::string_view("( !").find(next) != kNone && name != "build";
  return is_call && (HasOne(kChangers, name, false) || HasOne(kMethods, name, false));
}

bool IsLoop(std::string_view statement) {
  const std::string_view begin = Trim(statement).substr(0, 8);
  if (begin.starts_with("foreach") && Contains(statement, " as $")) return false;  // a copy
  return begin.starts_with("for") || HasOne("|orEach(|.each|", statement);
}

// The variable that a value begins with, if the value is that variable or a part of it.
std::string_view RootOf(std::string_view value) {
  const std::string_view before = value.substr(0, value.find_first_not_of(" &$"));
  value.remove_prefix(before.size());
  if (value.starts_with("mut ")) value.remove_prefix(4);
  std::size_t end = 0;
  while (end < value.size() && IsInWord(value[end])) ++end;
  // PHP copies arrays.
  const std::string_view after = value.substr(end);
  const bool is_copy = after.starts_with('[') && before.ends_with('$') && !Contains(before, "&");
  return is_copy || after.starts_with('(') ? std::string_view() : value.substr(0, end);
}

}  // namespace

bool IsAltered(std::string_view statement, std::size_t begin, std::size_t end, bool is_used) {
  std::string_view after = statement.substr(std::min(end, statement.size()));
  after.remove_prefix(std::min(after.find_first_not_of(" \t\r\n"), after.size()));
  if (is_used ? IsAlteredBy(after) : after.starts_with("| Add-Member")) return true;
  const std::size_t first = statement.find_first_not_of(" \t\r\n;");
  const std::size_t limit = begin - std::min(begin, kFar);
  int closed = 0;
  int functions = 0;
  for (std::size_t at = begin; at-- > limit && functions < kMostFunctions;) {
    const char c = statement[at];
    if (c == '{' || (c == '>' && at > 0 && statement[at - 1] == '=')) break;
    if (c == ')') ++closed;
    if (c != '(' || closed-- > 0) continue;
    closed = 0;
    ++functions;
    const std::size_t function = BeginOfFunction(statement, at);
    if ((is_used || function == first) && IsChanger(statement.substr(function, at - function))) {
      return true;
    }
    const std::string_view options = after.substr(0, 8);  // ", null, 2"
    if (statement.substr(0, at).ends_with("stringify") && options.starts_with(',') &&
        !HasOne("|null|undef|", options)) {
      return true;
    }
  }
  return false;
}

void AddChanged(std::string_view statement, bool is_used, Names& changed) {
  const bool mixes = HasOne(kMixers, statement);
  const bool mutates = HasOne(kMutators, statement);
  for (const std::string_view name : VariablesIn(statement)) {
    const std::size_t begin = static_cast<std::size_t>(name.data() - statement.data());
    const std::size_t end = begin + name.size();
    const std::string_view before = statement.substr(0, begin);
    const std::string_view after = statement.substr(end);
    const bool is_taken = before.ends_with("...") || before.ends_with("...$") ||
                          before.ends_with("**") ||
                          (before.ends_with("dict(") && !after.starts_with(')'));
    const bool has_member = after.starts_with('.') || after.starts_with('[');
    if (is_taken || mixes || (mutates && has_member) || IsAltered(statement, begin, end, is_used)) {
      changed.insert(name);
    }
  }
}

bool OnlyReads(std::string_view statement) {
  return HasOne("|orEach|.freeze|", statement) && !Contains(statement, "= ");
}

void AddAliased(std::string_view statement, Names& changed) {
  if (IsLoop(statement)) {
    if (Mentions(statement, changed)) AddVariables(statement, changed);
    return;
  }
  const Target target = TargetOf(statement);
  if (!target.is_set) return;
  const std::string_view left = Trim(statement.substr(0, target.value - 1));
  // const { directions } = body; const [first] = body.directions
  const bool takes_apart = left.ends_with('}') || left.ends_with(']');
  const bool is_changed =
      takes_apart ? Mentions(left, changed) : !target.is_part && changed.contains(target.name);
  if (is_changed) changed.insert(RootOf(statement.substr(target.value)));
}

}  // namespace sipattach
