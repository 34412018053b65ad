#include "curl/program_chains.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "curl/program_text.h"
#include "curl/program_variables.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// [] is an object of PHP or a list: what is put into it tells.
enum class Kind : std::uint8_t { kOther, kObject, kList, kEither };

struct Built {
  std::string name;
  Kind kind = Kind::kOther;
  std::string begin;       // body =
  std::string changes;     // .put(…)
  std::size_t indent = 0;  // of all its statements
  int depth = 0;           // in blocks
  bool is_open = true;
};

// What an object or a list is set to that has nothing in it yet.
Kind KindOfEmpty(std::string_view value) {
  constexpr WordList kObjects =
      " jsonobject jobject hashmap linkedhashmap treemap dictionary dict expandoobject stdclass "
      "object mutablemapof hashmapof linkedmapof createobjectnode ";
  constexpr WordList kLists =
      " jsonarray jarray arraylist linkedlist list mutablelistof arraylistof createarraynode ";
  value = TrimOf(value, " \t\r\n;");
  if (IsOneOf(" {} @{} [:] [ordered]@{} ", Lowercase(value))) return Kind::kObject;
  if (IsOneOf(" [] array() ", Lowercase(value))) return Kind::kEither;
  if (value == "@()") return Kind::kList;
  if (value.starts_with("make(map[")) return Kind::kObject;
  if (!value.ends_with("()") && !value.ends_with("{}")) return Kind::kOther;
  value = value.substr(0, value.size() - 2);
  if (value.find_first_of("({;\n") != kNone) return Kind::kOther;
  if (value.starts_with("[]")) return Kind::kList;
  if (value.starts_with("map[")) return Kind::kObject;
  value = Trim(value.substr(0, value.find('<')));
  const std::string type = Lowercase(value.substr(value.find_last_of(". \\") + 1));
  return IsOneOf(kObjects, type) ? Kind::kObject
         : IsOneOf(kLists, type) ? Kind::kList
                                 : Kind::kOther;
}

// How far the bracket at the beginning goes; npos where nothing closes it. Quotes hide brackets.
std::size_t EndOfBracket(std::string_view text) {
  int depth = 0;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == '\\') ++at;
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
      return at + 1;
    }
  }
  return kNone;
}

// .put("type", "inbound").put(…), and nothing else.
std::string CallsIn(std::string_view rest) {
  std::string calls;
  while (!rest.empty()) {
    const std::size_t opener = std::min(rest.find('('), rest.size());
    const std::string_view method = rest.substr(0, opener);
    const std::string_view arguments = rest.substr(opener);
    const bool puts =
        IsOneOf(" .put .add .set .append .push .addproperty .insert ", Lowercase(method));
    const std::size_t end = puts ? EndOfBracket(arguments) : kNone;
    if (end == kNone) return "";
    calls.append(method == ".insert" ? ".put" : method).append(arguments.substr(0, end));
    rest = Trim(arguments.substr(end));
  }
  return calls;
}

// What a change of a variable is as a call: body.put(…), body["type"] = "inbound", body.type = ….
// Empty for others.
std::string ChangeIn(std::string_view statement, const Target& target) {
  const auto begin = static_cast<std::size_t>(target.name.data() - statement.data());
  if (!target.is_part || statement.find_first_not_of(" \t\r\n$") != begin) return "";
  std::string_view rest = TrimOf(statement.substr(begin + target.name.size()), " \t\r\n;");
  if (!target.is_set) return CallsIn(rest);
  std::string name;
  std::size_t end = rest.starts_with("->") ? 2 : 1;
  if (rest.starts_with('[')) {
    end = EndOfBracket(rest);
    if (end == kNone) return "";
    name = rest.substr(1, end - 2);
  } else {
    const std::size_t first = end;
    while (end < rest.size() && IsInWord(rest[end])) ++end;
    name = '"' + std::string(rest.substr(first, end - first)) + '"';
  }
  rest = Trim(rest.substr(end));
  if (!rest.starts_with('=')) return "";
  if (!name.empty()) name += ',';
  return ".put(" + name + std::string(rest.substr(1)) + ")";
}

// Whether what follows the statement may depend on it: if many:
bool IsCondition(std::string_view statement) {
  statement = TrimOf(statement, " \t\r\n}");
  std::size_t end = 0;
  while (end < statement.size() && IsInWord(statement[end])) ++end;
  return statement.ends_with(':') ||
         IsOneOf(" if elif elsif else for foreach while unless until case when switch do ",
                 Lowercase(statement.substr(0, end)));
}

class Chainer {
 public:
  explicit Chainer(std::string_view code) : code_(code) {}

  std::string Run() {
    for (const std::string_view statement : SplitStatements(code_)) {
      Enter(statement);
      if (!Take(statement)) out_ += statement;
      for (const char c : statement) depth_ += c == '{' ? 1 : c == '}' ? -1 : 0;
      for (Built& built : all_) {
        if (built.depth > depth_) Finish(built);
      }
    }
    for (Built& built : all_) Finish(built);
    return std::move(out_);
  }

 private:
  // Its place: how far its line is indented, and whether it may be left out when the program runs.
  void Enter(std::string_view statement) {
    const std::size_t begin = std::min(statement.find_first_not_of(" \t\r\n"), statement.size());
    const std::size_t line = statement.substr(0, begin).rfind('\n');
    const auto place = static_cast<std::size_t>(statement.data() - code_.data());
    const bool is_on_line = line == kNone && place > 0 && code_[place - 1] != '\n';
    is_conditional_ = was_condition_ || (is_on_line && is_conditional_);
    was_condition_ = IsCondition(statement);
    if (is_on_line) return;
    indent_ = begin - (line + 1);  // npos + 1 is 0
    out_ += '\n';
  }

  bool Take(std::string_view statement) {
    const Target target = TargetOf(statement);
    bool is_known = false;
    bool is_taken = false;
    for (Built& built : all_) {
      const bool is_own = built.name == target.name;
      is_known = is_known || is_own;
      if (!built.is_open) continue;
      if (!is_own && indent_ >= built.indent && !MentionsIt(statement, built.name)) continue;
      std::string change;
      if (is_own && !is_conditional_ && built.depth == depth_ && built.indent == indent_) {
        change = ChangeIn(statement, target);
      }
      if (change.empty()) {
        Finish(built);
      } else {
        built.changes += change;
        is_taken = true;
      }
    }
    constexpr std::size_t kMostBuilt = 32;
    if (!target.is_set || target.is_part || is_known || all_.size() == kMostBuilt) return is_taken;
    const Kind kind = KindOfEmpty(statement.substr(target.value));
    if (kind == Kind::kOther) return is_taken;
    Built& built = all_.emplace_back();
    built.name = target.name;
    built.kind = kind;
    built.begin = Trim(statement.substr(0, target.value));
    built.indent = indent_;
    built.depth = depth_;
    return true;
  }

  static bool MentionsIt(std::string_view statement, std::string_view name) {
    for (std::size_t at = statement.find(name); at != kNone; at = statement.find(name, at + 1)) {
      const char after = at + name.size() < statement.size() ? statement[at + name.size()] : ' ';
      const char before = at == 0 ? ' ' : statement[at - 1];
      const bool is_quoted = before == after && (before == '"' || before == '\'');
      if (!IsInWord(after) && !IsInWord(before) && !is_quoted) return true;
    }
    return false;
  }

  // Writes what was put into it so far where it is used first.
  void Finish(Built& built) {
    if (!built.is_open) return;
    built.is_open = false;
    const bool has_names = built.changes.find(".put(\"") == 0 || built.changes.find(".put('") == 0;
    const bool is_list = built.kind == Kind::kList || (built.kind == Kind::kEither && !has_names);
    out_ += '\n' + built.begin + (is_list ? " new JSONArray()" : " new JSONObject()") +
            built.changes + ";\n";
  }

  std::string_view code_;
  std::string out_;
  std::vector<Built> all_;
  int depth_ = 0;
  std::size_t indent_ = 0;
  bool is_conditional_ = false;
  bool was_condition_ = false;
};

}  // namespace

std::string WithChains(std::string_view code) { return Chainer(code).Run(); }

}  // namespace sipattach
