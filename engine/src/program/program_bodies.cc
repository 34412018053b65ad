#include "program/program_bodies.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "document/lenient_json.h"
#include "program/program_literal.h"
#include "program/program_variables.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
// The most objects that are tried as bodies.
constexpr int kMostTried = 32;

bool IsBody(const Json& value) {
  return value.is_object() &&
         (Find(value, "phone_number") != nullptr || Find(value, "phone_numbers") != nullptr ||
          Find(value, "directions") != nullptr);
}

// Replaces each doubled one of these characters by a single one: '' in PowerShell's '…', {{ in
// f"…", "" in C#'s @"…".
std::string Undoubled(std::string_view text, std::string_view characters) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool doubled = text.substr(at + 1, 1) == text.substr(at, 1);
    plain += text[at];
    if (doubled && characters.find(text[at]) != kNone) ++at;
  }
  return plain;
}

// The text of a PowerShell string in double quotes, in which a backquote escapes what follows it.
std::string WithoutBackquotes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escapes = text[at] == '`' && at + 1 < text.size();
    plain += escapes ? MeaningOfBackquote(text[++at]) : text[at];
  }
  return plain;
}

// The quotes around a body that is a string of the program.
struct Quoting {
  char quote = '\0';
  bool is_short = false;     // '…', neither '''…''' nor @'…'@
  bool is_template = false;  // f"…", $"…"
};

Quoting QuotingBefore(std::string_view before) {
  while (!before.empty() && IsBlank(before.back())) before.remove_suffix(1);
  Quoting quoting;
  if (before.empty() || std::string_view("'\"`").find(before.back()) == kNone) return quoting;
  quoting.quote = before.back();
  const std::size_t end = before.find_last_not_of(quoting.quote);
  const char prefix = end == kNone ? ' ' : before[end];
  quoting.is_short = before.size() - end == 2 && prefix != '@';
  quoting.is_template = quoting.quote != '`' && (Lower(prefix) == 'f' || prefix == '$');
  return quoting;
}

// Where the string begins whose opening quotes end `before`, but for blanks: at its prefix letters
// (f, r, @), or else at the quotes.
std::size_t BeginOfString(std::string_view before) {
  std::size_t begin = before.find_last_not_of(" \t\r\n");
  const char quote = before[begin];
  while (begin > 0 && before[begin - 1] == quote) --begin;
  const std::size_t kind = before.substr(0, begin).find_last_not_of("rRbBfFuU$@") + 1;
  const bool is_word = kind > 0 && IsAlphanumeric(before[kind - 1]);
  return is_word || begin - kind > 2 ? begin : kind;
}

// Replaces the f of f"…" and the $ of $"…" by blanks in the values of an object.
std::string WithoutPrefixes(std::string_view braced) {
  std::string plain(braced);
  char quote = '\0';
  for (std::size_t at = 0; at + 1 < plain.size(); ++at) {
    const char c = plain[at];
    const char next = plain[at + 1];
    if (quote != '\0') {
      if (c == '\\') ++at;
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'' || c == '`') {
      quote = c;
    } else if ((Lower(c) == 'f' || c == '$') && (next == '"' || next == '\'')) {
      plain[at] = ' ';
    }
  }
  return plain;
}

std::optional<Json> ReadBody(std::string_view braced, const Quoting& quoting) {
  if (quoting.is_template) return ReadBody(Undoubled(braced, "{}"), {});
  if (quoting.quote == '\'' && quoting.is_short && braced.find("''") != kNone) {
    return ReadBody(Undoubled(braced, "'"), {});
  }
  const std::size_t quote = braced.find('"');
  if (quoting.quote == '"' && quote != kNone && braced.substr(quote + 1, 1) == "\"") {
    return ReadBody(Undoubled(braced, "\""), {});  // C#'s @"{""name"": …}"
  }
  std::optional<Json> value = RescanJson(braced).value;
  return value && IsBody(*value) ? std::move(value) : std::nullopt;
}

// Whether "$name" holds a variable in the program's language.
bool KnowsDollar(Language language) {
  return language == Language::kPowerShell || language == Language::kPhp ||
         language == Language::kKotlin;
}

// Whether a string in these quotes ends in the text, and another part of it follows: " + name + ".
bool IsJoinedString(std::string_view text, char quote) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' || text.substr(at, 2) == std::string(2, quote)) {
      ++at;
    } else if (text[at] == quote) {
      const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
      if (next != kNone && std::string_view("+.&'\"").find(text[next]) != kNone) return true;
    }
  }
  return false;
}

// Whether the text of a body contains values of variables.
bool HasVariable(std::string_view braced, const Quoting& quoting, bool knows_dollar) {
  const std::string_view quotes = knows_dollar ? "'\"" : "'\"`";
  char quote = quoting.quote;
  for (std::size_t at = 0; at + 1 < braced.size(); ++at) {
    const char c = braced[at];
    const char next = braced[at + 1];
    const bool names = next == '{' || (knows_dollar && quote == '"' &&
                                       (IsAlpha(next) || next == '_' || next == '('));
    if (c == '\\' || (c == '`' && knows_dollar)) {
      if (next == '$') ++at;
    } else if (quoting.quote == '\0' && quotes.find(c) != kNone) {
      quote = c;
    } else if (quote != '\'' && (c == '$' || c == '#') && names) {
      return true;
    } else if (c == '{' && next == '{') {
      return true;
    }
  }
  return quoting.is_template;
}

// Whether an object is combined with another one before it: base | {…}, $base + […], base with {…},
// payload |= {…}.
bool IsJoined(std::string_view before) {
  // Not on the line before: there, | begins a block of YAML.
  before = before.substr(0, before.find_last_not_of(" \t@=") + 1);
  if (before.ends_with('+') || before.ends_with(" with")) return true;
  return before.ends_with('|') && !before.ends_with("||");  // Ruby's @body ||= {…}
}

class BodyFinder {
 public:
  BodyFinder(std::string_view text, std::string_view code)
      : text_(text), code_(code), variables_(code) {}

  std::vector<Body> Run() {
    for (std::size_t at = 0; at < code_.size() && tried_ < kMostTried; ++at) {
      const char c = code_[at];
      if (c == '\n') line_ = at + 1;
      if (c == '(') Open(at);
      if (c == '{' || code_.substr(at, 2) == "()") {
        TryBuilder(code_.substr(0, at).find_last_not_of(' ') + 1);
      }
      if (c == '{' || c == '[') openers_.push_back({at});
      if (c == '}' || c == ']' || c == ')') Close(c);
      const std::string_view rest = code_.substr(at);
      const bool names = rest.starts_with("phone_number") || rest.starts_with("directions");
      const std::size_t begin = names ? Enclosing(at) : kNone;
      if (begin != kNone) Try(begin);
      if (names && openers_.empty()) TryYaml(at);
    }
    return std::move(bodies_);
  }

 private:
  struct Opener {
    std::size_t begin;
    std::size_t parentheses = 0;  // those that are open inside it
  };

  void Open(std::size_t at) {
    if (IsOfLiteral(code_, at)) {
      openers_.push_back({at});
    } else if (!openers_.empty()) {
      ++openers_.back().parentheses;
    }
  }

  // A parenthesis in a string may have no partner, so a brace or bracket also closes those of
  // literals inside it.
  void Close(char closer) {
    const auto is_literal = [&] {
      return !openers_.empty() && code_[openers_.back().begin] == '(';
    };
    if (closer == ')' && !openers_.empty() && openers_.back().parentheses > 0) {
      --openers_.back().parentheses;
    } else if (closer == ')') {
      if (is_literal()) openers_.pop_back();
    } else {
      while (is_literal()) openers_.pop_back();
      if (!openers_.empty()) openers_.pop_back();
    }
  }

  // The opener of the object that has the name at `at` as a member. If the name is in brackets of
  // its own, that is the opener around these: {"phone_number", "+1…"}, ["phone_number"] = "+1…".
  [[nodiscard]] std::size_t Enclosing(std::size_t at) const {
    if (openers_.empty()) return kNone;
    const std::size_t begin = openers_.back().begin;
    if (openers_.size() < 2 || code_[begin] == '(') return begin;
    if (!TrimOf(code_.substr(begin + 1, std::min<std::size_t>(at - begin - 1, 8)), " \"'")
             .empty()) {
      return begin;
    }
    const std::size_t end = std::min(code_.find_first_of("\"'", at), code_.size());
    const std::string_view after = Trim(code_.substr(std::min(end + 1, code_.size()), 8));
    const bool is_alone = after.starts_with(',') || after.starts_with(']');
    return is_alone ? openers_[openers_.size() - 2].begin : begin;
  }

  void Try(std::size_t begin) {
    if (begin == last_ || (!bodies_.empty() && begin < bodies_.back().end)) return;
    last_ = begin;
    ++tried_;
    if (begin > 0 && text_[begin - 1] == '{' &&
        QuotingBefore(text_.substr(0, begin - 1)).quote != '\0') {
      --begin;  // f"{{…}}", "{{…}}".format(…)
    }
    std::string_view braced = BracedAt(text_, begin);
    const std::size_t end = begin + braced.size();
    if (begin > 0 && text_[begin] == '{' && text_[begin - 1] == '@' && !braced.empty()) {
      braced = text_.substr(begin - 1, braced.size() + 1);
    }
    Quoting quoting = QuotingBefore(text_.substr(0, begin));
    quoting.is_template = quoting.is_template || braced.starts_with("{{");
    const bool is_shell = variables_.language() == Language::kPowerShell;
    const bool has_backquotes = is_shell && braced.find('`') != kNone;
    // A chain, or a string in parts.
    const bool is_literal = code_.substr(end).starts_with(".put(") ||
                            (quoting.is_short && IsJoinedString(braced, quoting.quote));
    // Escapes of the language, and in JSON in a string those of both.
    const bool has_escapes = quoting.quote == '\0' ? has_backquotes || braced.find('\\') != kNone
                                                   : braced.find("\\\\\\\\") != kNone;
    if (is_literal || (has_escapes && braced.find("{{") == kNone)) {
      if (TryLiteral(begin, quoting) || is_literal) return;
    }
    std::string plain(braced);
    if (quoting.quote == '\0') plain = WithoutPrefixes(braced);
    if (quoting.quote == '"' && has_backquotes) plain = WithoutBackquotes(braced);
    if (quoting.quote != '\0') plain = WithQuotedVariables(plain);
    std::optional<Json> value = ReadBody(plain, quoting);
    if (!value) {
      TryLiteral(begin, quoting);
      return;
    }
    const bool has_prefix = quoting.quote == '\0' && plain != braced;
    const bool has_variable = has_prefix ||
                              HasVariable(braced, quoting, KnowsDollar(variables_.language())) ||
                              (quoting.quote != '\0' && IsFormatted(begin, end));
    const bool is_joined = quoting.quote == '\0' && IsJoined(code_.substr(0, begin));
    bodies_.push_back(
        {begin, end, std::move(*value), has_variable, is_joined, quoting.quote != '\0'});
  }

  // Tries the mapping of YAML that has the member at `at`, if that is the first thing on its line.
  void TryYaml(std::size_t at) {
    std::size_t line = line_;
    const std::size_t column = at - line;
    std::size_t begin = at;
    const auto before = [&] { return code_.substr(line, column); };
    if (!TrimOf(before(), " -").empty() || (!bodies_.empty() && at < bodies_.back().end)) return;
    // The lines above it that belong to it, up to one with the dash of a list.
    while (line > 0 && Trim(before()).empty()) {
      const std::size_t end = line - 1;
      line = code_.substr(0, end).rfind('\n') + 1;  // npos + 1 is 0
      const std::string_view above = code_.substr(line, end - line);
      const std::size_t first = std::min(above.find_first_not_of(" -\r"), above.size());
      const bool is_member = first == column && above.find(':') != kNone;
      if (first <= column && !is_member && !Trim(above).empty()) break;
      if (is_member) begin = line + column;
    }
    ++tried_;
    AddLiteral(begin, begin, {}, true);
  }

  // new JSONObject().put(…), buildJsonObject { … }
  void TryBuilder(std::size_t end) {
    const std::size_t begin = BeginOfFunction(code_, end);
    if (!IsMaker(code_.substr(begin, end - begin))) return;
    if (!bodies_.empty() && begin < bodies_.back().end) return;
    ++tried_;
    AddLiteral(begin, begin, {});
  }

  // Whether a function fills values into the string: "…".format(number),
  // String.format("…", number).
  [[nodiscard]] bool IsFormatted(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kFar = 40;
    constexpr std::string_view kBetween = " \t\r\n\"'`";
    const std::string_view after = TrimOf(code_.substr(end, kFar), kBetween);
    const std::size_t from = begin - std::min(begin, kFar);
    const std::string_view before = TrimOf(code_.substr(from, begin - from), kBetween);
    return after.starts_with(".format") || after.starts_with("% ") || before.ends_with("ormat(") ||
           before.ends_with("printf(") || before.ends_with("format!(");
  }

  // Tries a body that is not written as JSON, or is JSON in a string of several parts.
  bool TryLiteral(std::size_t begin, const Quoting& quoting) {
    std::size_t from = begin;
    if (quoting.quote != '\0') from = BeginOfString(code_.substr(0, begin));
    if (quoting.quote == '\0' && begin > 0 && code_[begin - 1] == '@') --from;  // PowerShell's @{
    if (code_[begin] == '(') from = BeginOfFunction(code_, begin);
    return AddLiteral(begin, from, quoting);
  }

  bool AddLiteral(std::size_t begin, std::size_t from, const Quoting& quoting,
                  bool is_yaml = false) {
    std::optional<ProgramLiteral> literal = ReadProgramLiteral(code_, from, variables_, is_yaml);
    if (!literal) return false;
    if (literal->value.is_string()) {
      std::optional<Json> value = RescanJson(WithQuotedVariables(literal->value.text())).value;
      literal->value = value ? std::move(*value) : Json();
    }
    if (!IsBody(literal->value)) return false;
    // Declarations look like YAML too: directions: list[Direction].
    const Json* directions = Find(literal->value, "directions");
    const Json* first = directions == nullptr ? nullptr : directions->begin();
    const bool has_directions = first != nullptr && !directions->empty() && first->is_object();
    if (is_yaml && !has_directions) return false;
    const bool knows_dollar = KnowsDollar(variables_.language());
    const bool has_variable =
        literal->has_variable || (quoting.quote != '\0' && IsFormatted(from, literal->end)) ||
        ((knows_dollar || is_yaml) &&
         HasVariable(code_.substr(from, literal->end - from), {}, knows_dollar));
    const bool is_joined = quoting.quote == '\0' && IsJoined(code_.substr(0, from));
    bodies_.push_back({begin, literal->end, std::move(literal->value), has_variable,
                       literal->has_spread || is_joined, quoting.quote != '\0'});
    return true;
  }

  std::string_view text_;
  std::string_view code_;
  ConstantVariables variables_;
  int tried_ = 0;
  std::size_t line_ = 0;  // where the line begins that is looked at
  std::size_t last_ = kNone;
  std::vector<Opener> openers_;  // the brackets around the place
  std::vector<Body> bodies_;
};

}  // namespace

std::string_view BracedAt(std::string_view text, std::size_t begin) {
  const char opener = text[begin];
  const char closer = opener == '{' ? '}' : ']';
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == opener) ++depth;
    if (text[at] == closer && --depth == 0) return text.substr(begin, at + 1 - begin);
  }
  return {};
}

std::string WithQuotedVariables(std::string_view json) {
  std::string quoted;
  char last = ' ';  // that is not blank
  bool in_string = false;
  for (std::size_t at = 0; at < json.size();) {
    const char c = json[at];
    std::size_t end = at + 1;
    if (last == ':' && !in_string && std::string_view("{$%").find(c) != kNone) {
      end = std::min(json.find_first_of(",}]\" \r\n", end), json.size());
      // The braces that the variable is in.
      for (std::size_t i = end; i-- > at && end > at + 1;) end += json[i] == '{' ? 1u : 0u;
    } else if (in_string && c == '\\') {
      ++end;
    }
    const bool is_variable = end > at + 1 && !in_string;
    if (c == '"') in_string = !in_string;
    if (!IsBlank(c)) last = c;
    if (is_variable) quoted += '"';
    quoted += json.substr(at, end - at);
    if (is_variable) quoted += '"';
    at = end;
  }
  return quoted;
}

std::vector<Body> FindBodies(std::string_view text, std::string_view code) {
  return BodyFinder(text, code).Run();
}

}  // namespace sipattach
