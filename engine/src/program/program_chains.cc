#include "program/program_chains.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "program/program_literal.h"
#include "program/program_text.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// An object or list that the program fills.
struct Built {
  std::string_view name;
  std::string text;        // body = new JSONObject().put(…)
  std::size_t indent = 0;  // of all its statements
  int depth = 0;           // the number of blocks around it
  bool is_open = false;
};

// Whether a value is an object or a list with nothing in it yet.
bool IsEmpty(std::string_view value) {
  if (IsOneOf(" {} [] @{} [:] array() [ordered]@{} ", value) || value.starts_with("make(map[")) {
    return true;
  }
  if (!value.ends_with("{}") && !value.ends_with("()")) return false;
  value.remove_suffix(2);
  return value.find('(') == std::string_view::npos && (value.starts_with("map[") || IsMaker(value));
}

// How a chain begins for a value that is empty or a whole object. Empty for any other value.
std::string_view BeginOfChain(std::string_view value) {
  value = TrimOf(value, " \t\r\n;");
  if (value.empty()) return {};
  if (IsEmpty(value)) return "new JSONObject()";
  const std::vector<std::size_t> openers = OpenersAt(value, value.size() - 1);
  const bool is_object = value.starts_with('{') && value.ends_with('}') && openers.size() == 1;
  return is_object ? value : std::string_view();
}

// Appends to the chain what a statement changes: body.put(…), body["type"] = …, body.type = ….
// Returns false for any other statement.
bool AddChange(std::string_view statement, const Target& target, Built& built) {
  const auto begin = static_cast<std::size_t>(target.name.data() - statement.data());
  if (!target.is_part || statement.find_first_not_of(" \t\r\n$") != begin) return false;
  const std::string_view rest = TrimOf(statement.substr(begin + target.name.size()), " \t\r\n;");
  const std::size_t end = rest.find(target.is_set ? '=' : '(');
  std::string_view name = Trim(rest.substr(0, end));
  std::string call(".put(");
  if (target.is_set) {
    const bool in_brackets = name.find(']') == name.size() - 1;  // the only bracket is at the end
    name = TrimOf(name, in_brackets ? "[]" : ".->");
    if (!in_brackets && !std::all_of(name.begin(), name.end(), IsInWord)) return false;
    if (!in_brackets) call += ':';  // as a Ruby symbol
    call += name;
    if (!name.empty()) call += ',';
    call += rest.substr(end + 1);
    call += ')';
  } else {
    constexpr WordList kPutters = " .put .add .set .append .push .addproperty ";
    if (!IsOneOf(kPutters, Lowercase(name)) || !rest.ends_with(')')) return false;
    call = rest;
  }
  built.text += call;
  return true;
}

// try: and try {, whose block is run as what is around it.
bool IsTry(std::string_view statement) {
  statement = Trim(statement);
  return statement == "try:" ||
         (statement.starts_with("try") && TrimOf(statement.substr(3), " \t\r\n{").empty());
}

// Whether what follows the statement may depend on it: if many:
bool IsCondition(std::string_view statement) {
  statement = Trim(statement);
  if (IsTry(statement)) return false;
  return statement.ends_with(':') ||
         IsOneOf(" if elif elsif else for foreach while unless until case switch ",
                 statement.substr(0, statement.find_first_of(" \t\r\n({:")));
}

class Chainer {
 public:
  explicit Chainer(std::string_view code) : code_(code) {}

  std::string Run() {
    for (const std::string_view statement : SplitStatements(code_)) {
      Enter(statement);
      if (!Take(statement)) out_ += statement;
      for (const char c : statement) Count(c);
    }
    return std::move(out_);  // what is still open was never used
  }

 private:
  // Notes how far the statement's line is indented, and whether it may be skipped at run time.
  void Enter(std::string_view statement) {
    const std::size_t begin = std::min(statement.find_first_not_of(" \t\r\n"), statement.size());
    const std::size_t line = statement.substr(0, begin).rfind('\n') + 1;  // npos + 1 is 0
    const auto place = static_cast<std::size_t>(statement.data() - code_.data());
    const bool is_on_line = line == 0 && place > 0 && code_[place - 1] != '\n';
    is_conditional_ = was_condition_ || (is_on_line && is_conditional_);
    was_condition_ = IsCondition(statement);
    is_entering_try_ = IsTry(statement);
    if (is_on_line) return;
    indent_ = begin - line;
    out_ += '\n';
    if (is_entering_try_) {
      try_indent_ = indent_;
      try_body_ = 0;
    } else if (indent_ <= try_indent_) {
      try_indent_ = kNone;
    } else if (try_indent_ != kNone) {
      if (try_body_ == 0) try_body_ = indent_;
      indent_ -= std::min(indent_, try_body_) - try_indent_;
    }
  }

  // The braces of try count as little as its indent.
  void Count(char c) {
    if (c == '{' && is_entering_try_) {
      try_depth_ = depth_;
      is_entering_try_ = false;
    } else if (c == '}' && depth_ == try_depth_) {
      try_depth_ = kNoDepth;
    } else {
      depth_ += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
  }

  // Makes the statement a part of a chain, if it can be one; otherwise returns false.
  bool Take(std::string_view statement) {
    const Target target = TargetOf(statement);
    const std::vector<std::string_view> used = VariablesIn(statement);
    Built* last = nullptr;  // the first free entry, if there is one
    bool is_known = false;
    bool is_taken = false;
    for (Built& built : all_) {
      last = &built;
      if (built.name.empty()) break;
      const bool is_own = built.name == target.name;
      is_known = is_known || is_own;
      const bool is_beside = built.depth == depth_ && built.indent == indent_ && !is_conditional_;
      if (built.is_open && is_own && is_beside && AddChange(statement, target, built)) {
        is_taken = true;
      } else if (is_own || built.depth > depth_ || built.indent > indent_ ||
                 std::find(used.begin(), used.end(), built.name) != used.end()) {
        Finish(built);
      }
    }
    if (is_taken || is_known || !target.is_set || target.is_part || !last->name.empty()) {
      return is_taken;
    }
    const std::string_view begin = BeginOfChain(statement.substr(target.value));
    if (begin.empty()) return false;
    last->name = target.name;
    last->text = Trim(statement.substr(0, target.value));
    last->text += ' ';
    last->text += begin;
    last->indent = indent_;
    last->depth = depth_;
    last->is_open = true;
    return true;
  }

  // Writes the object as it is filled so far, before its first use.
  void Finish(Built& built) {
    if (!built.is_open) return;
    built.is_open = false;
    out_ += built.text;
    out_ += ";\n";
  }

  std::string_view code_;
  std::string out_;
  Built all_[32];
  int depth_ = 0;
  std::size_t indent_ = 0;
  static constexpr std::size_t kNone = std::string_view::npos;
  static constexpr int kNoDepth = -1;
  bool is_entering_try_ = false;
  std::size_t try_indent_ = kNone;
  std::size_t try_body_ = 0;  // the indent of its first statement; 0 before that
  int try_depth_ = kNoDepth;
  bool is_conditional_ = false;
  bool was_condition_ = false;
};

}  // namespace

std::string WithChains(std::string_view code) { return Chainer(code).Run(); }

}  // namespace sipattach
