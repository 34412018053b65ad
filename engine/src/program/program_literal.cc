#include "program/program_literal.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "json/escapes.h"
#include "program/program_text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr int kDeepest = 32;
// Longer than "new System.Collections.Generic.Dictionary<string, object>()".
constexpr std::size_t kLongestType = 100;

bool Has(std::string_view characters, char c) { return characters.find(c) != kNone; }

// Functions that make an object or a list of their arguments.
constexpr WordList kConstructors =
    " dict array list tuple set of mapof mutablemapof listof mutablelistof hashmapof arrayof "
    "arraylistof aslist json! vec! "
    "generate @ some from ";

std::string_view LastPart(std::string_view type) {
  return type.substr(type.find_last_of(".:") + 1);
}

bool IsConstructor(std::string_view type) {
  return type.empty() || IsOneOf(kConstructors, Lowercase(LastPart(type)));
}

// Functions that give their argument back: json!({…}), Some("…"), String::from("…").
bool IsWrapper(std::string_view type) {
  return type.ends_with("json!") || type.ends_with("Some") || type.ends_with("from");
}

// Whether the arguments are alternately names and values: Map.of("type", "inbound").
bool TakesTurns(std::string_view type) { return type.ends_with("Map.of"); }

struct Entry {
  std::string name;  // if the entry has none of its own, that of a variable
  bool is_named = false;
  bool is_pair = false;  // { "type", "inbound" }
  Json value;
};
using Entries = std::vector<Entry>;

bool IsObject(std::string_view type, char opener, const Entries& entries) {
  const auto is_named = [](const Entry& entry) { return entry.is_named; };
  const auto has_name = [](const Entry& entry) { return !entry.name.empty(); };
  if (entries.empty()) {
    return (opener == '{' && type.find("[]") == kNone) || type == "dict" || TakesTurns(type);
  }
  if (std::any_of(entries.begin(), entries.end(), is_named)) return true;
  return opener == '{' && (type.empty() || type == "new") &&
         std::all_of(entries.begin(), entries.end(), has_name);
}

class LiteralReader {
 public:
  LiteralReader(std::string_view code, std::size_t at, ConstantVariables& variables, int depth = 0)
      : code_(code), at_(at), depth_(depth), variables_(variables) {}

  bool Value(Json& out) {
    if (!Operand(out)) return false;
    std::string joined;
    while (Joins(out)) {
      joined += out.text();
      if (!Part(out)) return false;
    }
    if (!joined.empty()) out = Json(joined + out.text());
    SkipAssertion();
    return true;
  }

  // The mapping or sequence of YAML whose first line is here. Its column is at least `least`; if it
  // is the value of a name, a sequence may begin one before that.
  bool Yaml(Json& out, std::size_t least = 0, bool in_list = true) {
    is_yaml_ = true;
    SkipBlanks();
    const std::size_t column = Column();
    const bool is_list = Sees("- ");
    if (column + (is_list && !in_list ? 1 : 0) < least || depth_ == kDeepest) return false;
    ++depth_;
    out = is_list ? Json::array() : Json::object();
    bool is_whole = true;
    while (is_whole && Now() != '\0' && Column() == column && Sees("- ") == is_list) {
      std::string name;
      Json value;
      if (is_list) at_ += 2;
      is_whole = is_list || (Name(name) && IsBlank(Now()));
      const bool is_below = AtLineEnd();
      const std::size_t begin = at_;
      if (is_whole && !((is_list || is_below) && Yaml(value, column + 1, is_list))) {
        at_ = begin;
        is_whole = is_below || (Operand(value) && AtLineEnd());
        SkipBlanks();
      }
      if (is_list) {
        out.push_back(std::move(value));
      } else {
        out[name] = std::move(value);
      }
    }
    --depth_;
    return is_whole && !out.empty() && (Now() == '\0' || Column() <= column);
  }

  // Skips blanks, and backslashes that continue a line.
  void SkipBlanks() {
    while (IsBlank(Now()) || (Now() == '\\' && (Now(1) == '\n' || Now(1) == '\r'))) ++at_;
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool has_variable() const { return has_variable_; }
  [[nodiscard]] bool has_spread() const { return has_spread_; }

 private:
  [[nodiscard]] char Now(std::size_t ahead = 0) const {
    return at_ + ahead < code_.size() ? code_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool Sees(std::string_view what) const {
    return code_.substr(std::min(at_, code_.size())).starts_with(what);
  }
  bool Take(std::string_view what) {
    if (!Sees(what)) return false;
    at_ += what.size();
    return true;
  }

  [[nodiscard]] std::size_t Column() const {
    return at_ - (code_.substr(0, at_).rfind('\n') + 1);  // npos + 1 is 0
  }

  // Whether nothing but blanks is left of the line, which it skips.
  bool AtLineEnd() {
    while (Now() == ' ' || Now() == '\r') ++at_;
    return Now() == '\n' || Now() == '\0';
  }

  // A scalar of YAML without quotes.
  bool Plain(Json& out) {
    const std::size_t begin = at_;
    while (Now() != '\0' && !Has(in_brackets_ ? ",]}\n" : "\n", Now())) ++at_;
    const std::string_view text = Trim(code_.substr(begin, at_ - begin));
    const bool is_other = text.empty() || Has("&*!|>", text.front()) || text.ends_with(':');
    if (is_other || text.find(": ") != kNone) return false;
    const std::string lower = Lowercase(text);
    const bool is_true = IsOneOf(" true yes on ", lower);
    const std::optional<std::int64_t> integer = IntegerIn(text);
    if (is_true || IsOneOf(" false no off ", lower)) {
      out = Json(is_true);
    } else if (integer && !Has("+0", text.front())) {
      out = Json(*integer);
    } else {
      out = IsOneOf(" null ~ ", lower) ? Json() : Json(text);
    }
    return true;
  }

  bool Operand(Json& out) {
    SkipBlanks();
    is_pair_ = false;
    if (AtString()) return String(out);
    if (is_yaml_ && !Has("{[", Now())) return Plain(out);
    if (Now() == ':' && IsAlpha(Now(1))) {  // a Ruby symbol
      ++at_;
      out = Json(Word());
      return true;
    }
    if (IsDigit(Now()) || Has("+-", Now())) return Number(out);
    if (Sees("%w")) return Words(out);
    const std::size_t begin = at_;
    SkipType();
    const std::size_t end = at_;
    const std::string_view type = Trim(code_.substr(begin, end - begin));
    SkipBlanks();
    const std::size_t call = type.find("()");
    const bool has_block = Now() == '{' && type.starts_with("buildJson");
    // new Dictionary<string, object>() { … } is a container, not a chain.
    const bool begins = has_block || (call != kNone && !(Now() == '{' && type.ends_with("()")));
    if (begins && IsMaker(type)) {
      at_ = has_block ? at_ + 1 : begin + call + 2;
      out = Json::object();
      return has_block ? Block(out) : Chain(out);
    }
    const char c = Now();
    if (c == '{' || c == '[' || (c == '(' && IsConstructor(type))) {
      return Container(type, out) && (!Sees(".put(") || Chain(out));
    }
    at_ = end;  // the line break after a variable may separate members
    return !type.empty() && c != '(' && Named(type, out);
  }

  // Reads a part of a joined string: another string, or a variable, of which members may be taken.
  bool Part(Json& out) {
    SkipBlanks();
    if (AtString()) return String(out);
    const std::string_view name = Word();
    if (name.empty() || Now() == ':') return false;
    const std::size_t end = at_;
    for (int depth = 0; at_ < code_.size() && Now() != '\n'; ++at_) {
      if (depth == 0 &&
          !(Has("([", Now()) || IsInWord(Now()) || Sees("->") ||
            (Now() == '>' && code_[at_ - 1] == '-') || (Now() == '.' && IsInWord(Now(1))))) {
        break;
      }
      depth += Has("([", Now()) ? 1 : Has(")]", Now()) ? -1 : 0;
    }
    if (at_ == end && Named(name, out) && out.is_string()) return true;
    out = Json("{" + std::string(name) + "}");
    has_variable_ = true;
    return true;
  }

  // "a" "b" in Python and C, "a" + "b", "a" . "b" in PHP, "a" & "b" in Visual Basic.
  bool Joins(const Json& first) {
    const std::size_t end = at_;
    SkipBlanks();
    if (first.is_string() && AtString()) return true;
    const bool joins =
        Now() == '+' || Now() == '&' || (Now() == '.' && (IsBlank(Now(1)) || Has("\"'$", Now(1))));
    if (first.is_string() && joins) {
      ++at_;
      return true;
    }
    at_ = end;
    return false;
  }

  // Skips what tells a compiler the type, or changes nothing: as const, satisfies AttachRequest.
  void SkipAssertion() {
    const std::size_t end = at_;
    SkipBlanks();
    if (Take("as ") || Take("satisfies ")) {
      SkipBlanks();
      SkipType();
    } else {
      at_ = end;
      if (!Take(".freeze") && !Take(".into()") && !Take(".to_string()") && !Take(".to_owned()")) {
        Take("!");
      }
    }
  }

  // map[string]any, []string, new Dictionary<string, object>(), Map.of, $name, process.env.NAME.
  void SkipType() {
    const std::size_t begin = at_;
    const std::size_t limit = std::min(code_.size(), at_ + kLongestType);
    while (at_ < limit) {
      const std::string_view before = code_.substr(begin, at_ - begin);
      if (IsInWord(Now()) || Has(".&*!?$%@\\", Now())) {
        ++at_;
      } else if (before.ends_with("interface") && Take("{}")) {
      } else if (Take("::") || (!before.empty() && Take("()"))) {
      } else if (IsBlank(Now()) && before.ends_with("new")) {
        SkipBlanks();
      } else if (Now() == '[' || (Now() == '<' && !before.empty())) {
        if (!SkipParameters(before.empty())) return;
      } else {
        return;
      }
    }
  }

  // [string], <string, object>. A type begins with [] only if that of the elements follows.
  bool SkipParameters(bool is_first) {
    const std::string_view rest = code_.substr(at_, kLongestType);
    const char closer = rest.front() == '[' ? ']' : '>';
    const std::size_t end = rest.find_first_not_of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,?<[] ", 1);
    const std::size_t last = rest.substr(0, end).find_last_of(']');
    const std::size_t close = closer == '>' ? end : last;
    if (close == kNone || rest[close] != closer) return false;
    const char next = close + 1 < rest.size() ? rest[close + 1] : '\0';
    if (is_first && !IsAlpha(next) && !Has("@*", next)) return false;  // [ordered]@{, []*Item{
    at_ += close + 1;
    while (closer == '>' && Take(">")) {
    }
    return true;
  }

  std::string_view Word() {
    if (Has("$@", Now())) ++at_;
    const std::size_t begin = at_;
    while (IsInWord(Now())) ++at_;
    return code_.substr(begin, at_ - begin);
  }

  bool Number(Json& out) {
    const std::size_t begin = at_++;
    while (IsDigit(Now())) ++at_;
    const std::string_view token = code_.substr(begin, at_ - begin);
    if (IsInWord(Now()) || Now() == '.' || !IsDigit(token.back())) return false;
    const std::optional<std::int64_t> integer = IntegerIn(token);
    if (token.front() != '+' && !integer) return false;
    out = token.front() == '+' ? Json(token) : Json(*integer);
    return true;
  }

  // %w[+14155550132 +14155550133]
  bool Words(Json& out) {
    at_ += 2;
    const char closer = Now() == '[' ? ']' : Now() == '(' ? ')' : '}';
    const std::size_t end = code_.find(closer, at_);
    if (end == kNone) return false;
    out = Json::array();
    for (++at_, SkipBlanks(); at_ < end; SkipBlanks()) {
      const std::size_t begin = at_;
      while (at_ < end && !IsBlank(Now())) ++at_;
      out.push_back(Json(code_.substr(begin, at_ - begin)));
    }
    at_ = end + 1;
    return true;
  }

  // true, None, or a variable whose value is known.
  bool Named(std::string_view word, Json& out) {
    if (word.starts_with('$')) word.remove_prefix(1);
    const std::string lower = Lowercase(word);
    if (lower == "true" || lower == "false") {
      out = Json(lower == "true");
      return true;
    }
    if (IsOneOf(" null none nil ", lower)) {
      out = Json();
      return true;
    }
    const std::string_view value = variables_.ValueOf(word, code_.substr(at_));
    if (value.empty() || depth_ >= kDeepest) return false;
    LiteralReader reader(value, 0, variables_, depth_ + 1);
    if (!reader.Value(out)) return false;
    has_variable_ = has_variable_ || reader.has_variable();
    has_spread_ = has_spread_ || reader.has_spread();
    return TrimOf(value.substr(reader.at()), " \t\r\n;,").empty();
  }

  bool Container(std::string_view type, Json& out) {
    const char opener = code_[at_++];
    const char closer = opener == '{' ? '}' : opener == '[' ? ']' : ')';
    if (++depth_ > kDeepest) return false;
    const bool was_in_brackets = std::exchange(in_brackets_, true);
    Entries entries;
    bool ends_with_comma = false;
    for (SkipBlanks(); Now() != closer; SkipBlanks()) {
      if (!TakeSpread(closer) && !Item(entries)) return false;
      const std::size_t end = at_;
      SkipBlanks();
      ends_with_comma = Take(",") || (opener == '{' && type.ends_with('@') && Take(";"));
      // In HCL and PowerShell, a line break separates members.
      const bool is_on_line = opener == '{' && !entries.empty() && entries.back().is_named &&
                              code_.substr(end, at_ - end).find('\n') != kNone;
      if (!ends_with_comma && Now() != closer && !is_on_line) return false;
    }
    ++at_;
    --depth_;
    in_brackets_ = was_in_brackets;
    is_pair_ = opener == '{' && type.empty() && entries.size() == 2 && !entries[0].is_named &&
               !entries[1].is_named && entries[0].value.is_string();
    const bool is_alone = opener == '(' && entries.size() == 1 && !entries[0].is_named;
    const bool wraps = is_alone && (type.empty() ? !ends_with_comma
                                                 : entries[0].value.is_array() || IsWrapper(type));
    if (wraps) {
      out = std::move(entries[0].value);
      return true;
    }
    return Made(type, opener, entries, out);
  }

  // .put("type", "inbound").put(…). Returns false if nothing is put: it is filled later.
  bool Chain(Json& out) {
    while (true) {
      const std::size_t end = at_;
      SkipBlanks();
      const std::string name = Take(".") ? Lowercase(Word()) : std::string();
      if (name == "apply") {
        SkipBlanks();
        if (!Take("{") || !Block(out)) return false;
      } else if (Now() == '(' && Puts(name, out)) {
        if (!Put(out)) return false;
      } else if (name != "build" || !Take("()")) {
        has_spread_ = has_spread_ || GoesOn(name, end);
        at_ = end;
        return !out.empty();
      }
    }
  }

  // Whether what follows a chain may be a part of it: putAll(…), or Ruby's trailing if.
  [[nodiscard]] bool GoesOn(std::string_view method, std::size_t end) const {
    if (!method.empty()) return !IsOneOf(" to as en du le js ", method.substr(0, 2));
    return IsInWord(Now()) && code_.substr(end, at_ - end).find('\n') == kNone;
  }

  // Whether a method puts a value into `out`. On an object, append("directions", …) would add it to
  // a member instead.
  static bool Puts(std::string_view method, const Json& out) {
    return IsOneOf(" put add set addproperty ", method) ||
           ((out.is_array() || out.empty()) && IsOneOf(" append push ", method));
  }

  // Kotlin's { put("type", "inbound"); putJsonArray("directions") { addJsonObject { … } } }.
  bool Block(Json& out) {
    if (++depth_ > kDeepest) return false;
    for (; !Take("}"); SkipBlanks()) {
      SkipBlanks();
      const std::string name = Lowercase(Word());
      const bool has_block =
          IsOneOf(" putjsonobject addjsonobject putjsonarray addjsonarray ", name);
      if (!(has_block || Puts(name, out)) || !Put(out, has_block)) return false;
      Take(";");
    }
    --depth_;
    return !out.empty();
  }

  // ("type", "inbound"), or in a list just the value. The value may be in a block that follows.
  bool Put(Json& out, bool has_block = false) {
    if (++depth_ > kDeepest) return false;
    Json name;
    Json value = Json::object();
    const bool has_arguments = Take("(");
    if (!(has_arguments ? Value(name) : has_block)) return false;
    SkipBlanks();
    const bool is_named = has_arguments && (has_block || Take(","));
    if (is_named && !(name.is_string() && (has_block || Value(value)))) return false;
    SkipBlanks();
    if (has_arguments && !Take(")")) return false;
    SkipBlanks();
    if (has_block && !(Take("{") && Block(value))) return false;
    --depth_;
    if (is_named) {
      if (out.is_object()) out[name.text()] = std::move(value);
      return out.is_object();
    }
    // Without a name, an empty object turns out to be a list.
    if (out.is_object() && out.empty()) out = Json::array();
    if (out.is_array()) out.push_back(has_block ? std::move(value) : std::move(name));
    return out.is_array();
  }

  // ...base, **base, *numbers: what they hold is not known.
  bool TakeSpread(char closer) {
    if (!Sees("...") && Now() != '*') return false;
    has_spread_ = true;
    int depth = 0;
    while (at_ < code_.size() && (depth > 0 || (Now() != ',' && Now() != closer))) {
      if (Has("([{", Now())) ++depth;
      if (Has(")]}", Now())) --depth;
      ++at_;
    }
    return true;
  }

  bool Item(Entries& entries) {
    Entry entry;
    entry.is_named = Name(entry.name);
    const std::size_t begin = at_;
    if (!Value(entry.value)) return false;
    entry.is_pair = is_pair_;
    if (!entry.is_named) {
      std::string_view text = Trim(code_.substr(begin, at_ - begin));
      if (text.starts_with('$')) text.remove_prefix(1);  // jq's {$type}
      if (std::all_of(text.begin(), text.end(), IsInWord)) entry.name = std::string(text);
    }
    entries.push_back(std::move(entry));
    return true;
  }

  // Reads the name of a member and what separates it from its value: type:, "type" =>, :type =>,
  // ["type"] =, "type" to.
  bool Name(std::string& name) {
    const std::size_t begin = at_;
    const bool has_variable = has_variable_;
    const bool in_brackets = Now() == '[';
    const bool is_symbol = Now() == ':';
    if (in_brackets || is_symbol) ++at_;
    if (AtString()) {
      Json text;
      if (String(text)) name = text.text();
    } else if (!in_brackets) {
      Take("r#");  // Rust's r#type
      name = std::string(Word());
    }
    const bool is_closed = !in_brackets || Take("]");
    SkipBlanks();
    const bool is_colon = Now() == ':' && Now(1) != ':';
    const bool is_equal = Now() == '=' && Now(1) != '=';
    if (!name.empty() && is_closed &&
        (Take("=>") || Take("to ") || ((is_colon || is_equal) && Take(code_.substr(at_, 1))))) {
      return true;
    }
    name.clear();
    at_ = begin;
    has_variable_ = has_variable;
    return false;
  }

  static bool Made(std::string_view type, char opener, Entries& entries, Json& out) {
    const bool are_pairs =
        !entries.empty() && std::all_of(entries.begin(), entries.end(),
                                        [](const Entry& entry) { return entry.is_pair; });
    const bool takes_turns = TakesTurns(type) && entries.size() % 2 == 0;
    out = Json::object();
    if (are_pairs) {
      for (Entry& entry : entries) {
        Json::Elements& pair = entry.value.elements();
        out.members().emplace_back(pair[0].text(), std::move(pair[1]));
      }
    } else if (IsObject(type, opener, entries)) {
      for (Entry& entry : entries) {
        if (entry.name.empty()) return false;
        out.members().emplace_back(std::move(entry.name), std::move(entry.value));
      }
    } else if (takes_turns) {
      for (std::size_t i = 0; i < entries.size(); i += 2) {
        if (!entries[i].value.is_string()) return false;
        out.members().emplace_back(entries[i].value.text(), std::move(entries[i + 1].value));
      }
    } else {
      out = Json::array();
      for (Entry& entry : entries) out.push_back(std::move(entry.value));
    }
    return type != "dict" || out.is_object();
  }

  // Whether a string begins here, perhaps with a prefix: rb"…", $@"…".
  [[nodiscard]] bool AtString() const {
    std::size_t at = 0;
    while (at < 2 && Has("rRbBfFuU$@", Now(at))) ++at;
    return Has("\"'`", Now(at)) && Now(at) != '\0';
  }

  bool String(Json& out) {
    const std::size_t begin = at_;
    while (!Has("\"'`", Now())) ++at_;
    const std::string kind = Lowercase(code_.substr(begin, at_ - begin));
    const char quote = Now();
    const std::string long_quote(3, quote);
    const bool is_long = quote != '`' && Sees(long_quote);
    at_ += is_long ? 3 : 1;
    const Language language = variables_.language();
    const bool is_shell = language == Language::kPowerShell;
    const bool is_verbatim = Has(kind, '@') || is_shell || (is_yaml_ && quote == '\'');
    const bool is_raw = is_verbatim || Has(kind, 'r') ||
                        (language == Language::kKotlin && is_long) ||
                        (language != Language::kJavaScript && quote == '`');
    const bool is_template = Has(kind, 'f') || Has(kind, '$');
    std::string text;
    while (at_ < code_.size()) {
      if (is_long ? Sees(long_quote) : Now() == quote) {
        at_ += is_long ? 3 : 1;
        if (!is_verbatim || Now() != quote) {
          out = Json(std::move(text));
          return !HasLostCharacter(out.text());
        }
      }
      if (is_template && Has("{}", Now())) {
        if (Now(1) == Now()) {
          ++at_;
        } else {
          has_variable_ = true;
        }
      }
      const bool names = Has("$#", Now()) && Now(1) == '{';
      if (names && quote != '\'') has_variable_ = true;
      if (is_shell && quote == '"' && Now() == '`') {
        text += MeaningOfBackquote(Now(1));
        at_ += 2;
      } else if (Now() == '\\' && !is_raw) {
        if (!Escape(text, quote)) return false;
      } else {
        text += code_[at_++];
      }
    }
    return false;
  }

  bool Escape(std::string& text, char quote) {
    ++at_;
    const char c = Now();
    const Language language = variables_.language();
    const bool is_plain =
        quote == '\'' && (language == Language::kPhp || language == Language::kRuby);
    if (!is_plain && (c == 'u' || c == 'x')) {
      const std::string_view digits = code_.substr(at_ + 1, c == 'u' ? 4 : 2);
      if (!std::all_of(digits.begin(), digits.end(), IsHexDigit)) return false;
      char32_t unit = 0;
      for (const char digit : digits) unit = unit * 16 + HexValue(digit);
      if (unit >= 0xD800 && unit < 0xE000) return false;
      AppendUtf8(text, unit);
      at_ += 1 + digits.size();
      return true;
    }
    const char meaning = is_plain ? '\0' : MeaningOfEscape(c);
    const bool drops = language == Language::kJavaScript || language == Language::kRuby;
    // Python and PHP keep a backslash that is no escape.
    if (is_plain ? !Has("'\\", c) : meaning == '\0' && !drops && IsAlphanumeric(c)) text += '\\';
    if (c != '\n' || is_plain) text += meaning != '\0' ? meaning : c;
    ++at_;
    return at_ <= code_.size();
  }

  std::string_view code_;
  std::size_t at_;
  int depth_;
  bool is_pair_ = false;  // whether the value that was read last is one
  bool has_variable_ = false;
  bool has_spread_ = false;
  bool is_yaml_ = false;
  bool in_brackets_ = false;
  ConstantVariables& variables_;
};

}  // namespace

bool IsOfLiteral(std::string_view code, std::size_t opener) {
  const std::size_t begin = BeginOfFunction(code, opener);
  return begin < opener && IsConstructor(code.substr(begin, opener - begin));
}

std::optional<ProgramLiteral> ReadProgramLiteral(std::string_view code, std::size_t begin,
                                                 ConstantVariables& variables, bool is_yaml) {
  LiteralReader reader(code, begin, variables);
  ProgramLiteral literal;
  const bool is_read = is_yaml ? reader.Yaml(literal.value) : reader.Value(literal.value);
  if (!is_read) return std::nullopt;
  literal.has_variable = reader.has_variable();
  literal.has_spread = reader.has_spread();
  literal.end = reader.at();
  return literal;
}

bool IsMaker(std::string_view type) {
  type = Trim(type.substr(0, type.find_first_of("<(")));
  return IsOneOf(
      " jsonobject jobject hashmap linkedhashmap dictionary dict stdclass mutablemapof "
      "createobjectnode createobjectbuilder buildjsonobject jsonarray jarray arraylist list "
      "mutablelistof createarraynode createarraybuilder buildjsonarray ",
      Lowercase(type.substr(type.find_last_of(". \\") + 1)));
}

std::size_t BeginOfFunction(std::string_view code, std::size_t opener) {
  std::size_t begin = opener;
  while (begin > 0 && opener - begin < kLongestType &&
         (IsInWord(code[begin - 1]) || Has(".!", code[begin - 1]))) {
    --begin;
  }
  return begin;
}

}  // namespace sipattach
