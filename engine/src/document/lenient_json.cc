#include "document/lenient_json.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "json/escapes.h"
#include "json/json_builder.h"
#include "json/json_parser.h"
#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr char32_t kInvisible[] = {0x00A0, 0x00AD, 0x2028, 0x2029, 0x202F,
                                   0x205F, 0x2060, 0x3000, 0xFEFF};

bool IsInvisible(char32_t c) {
  return (c >= 0x2000 && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         std::find(std::begin(kInvisible), std::end(kInvisible), c) != std::end(kInvisible);
}

// The quotes around a string.
enum class Quotes { kNone, kDouble, kSingle, kBack, kSmartDouble, kSmartSingle };

Quotes QuotesOf(char32_t c) {
  if (c == '"') return Quotes::kDouble;
  if (c == '\'') return Quotes::kSingle;
  if (c == '`') return Quotes::kBack;
  if (c >= 0x201C && c <= 0x201F) return Quotes::kSmartDouble;
  if (c >= 0x2018 && c <= 0x201B) return Quotes::kSmartSingle;
  return Quotes::kNone;
}

// What JavaScript's String(value) gives for values that JSON cannot hold.
constexpr std::string_view kJavaScriptValues[] = {"undefined", "[object Object]"};

constexpr bool StartsName(char c) { return IsAlpha(c) || c == '_' || c == '$'; }
constexpr bool IsInName(char c) { return StartsName(c) || IsDigit(c) || c == '.' || c == '-'; }
constexpr bool IsInNumber(char c) {
  return IsAlphanumeric(c) || c == '+' || c == '-' || c == '.' || c == '(' || c == ')';
}

// Longer than "export const request: AttachRequest = JSON.stringify(".
constexpr std::size_t kLongestIntroduction = 80;

// Whether `text` is a number as in RFC 8259 §6.
bool IsJsonNumber(std::string_view text) {
  std::size_t at = text.substr(0, 1) == "-" ? 1 : 0;
  const std::size_t integer = SkipDigits(text, at) - at;
  if (integer == 0 || (integer > 1 && text[at] == '0')) return false;
  at += integer;
  if (at < text.size() && text[at] == '.') {
    ++at;
    const std::size_t fraction = SkipDigits(text, at) - at;
    if (fraction == 0) return false;
    at += fraction;
  }
  if (at < text.size() && Lower(text[at]) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = SkipDigits(text, at) - at;
    if (exponent == 0) return false;
    at += exponent;
  }
  return at == text.size();
}

// +14155550132, 0201234567, 415-555-0132, (415)555-0132: a phone number without quotes.
bool IsBarePhoneNumber(std::string_view text) {
  const auto is_phone = [](char c) {
    return IsDigit(c) || c == '-' || c == '.' || c == '(' || c == ')';
  };
  const std::string_view rest = text.substr(text.substr(0, 1) == "+" ? 1 : 0);
  return std::all_of(rest.begin(), rest.end(), is_phone) &&
         std::count_if(rest.begin(), rest.end(), IsDigit) >= 3;
}

// 05061: a port rather than a phone number.
bool IsShortWithZeros(std::string_view text) {
  constexpr std::size_t kMostDigitsOfPort = 5;
  const bool is_short = text.substr(0, 1) == "0" && SkipDigits(text, 0) == text.size();
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size());
  return is_short && text.size() - zeros <= kMostDigitsOfPort;
}

class Rescanner {
 public:
  explicit Rescanner(std::string_view text) : text_(text) {}

  JsonRescan Run() {
    if (Document()) result_.value = builder_.TakeValue();
    return std::move(result_);
  }

 private:
  bool Document();
  [[nodiscard]] bool IsRequest() const;
  [[nodiscard]] bool IsYaml() const;
  void SkipIntroduction();
  bool DocumentEnd();
  bool Value();
  bool Container(char closer, bool is_object);
  [[nodiscard]] bool IsNamedArray() const;
  bool Separator(char closer, std::size_t opened_at);
  bool Member();
  bool MemberName();
  bool MissingSeparator(char closer);
  bool String(Quotes quotes, std::string& out);
  bool StringEnds(Quotes quotes, char32_t c, std::size_t after) const;
  bool StringCharacter(std::string& out, std::size_t opened_at);
  bool Escape(std::string& out);
  bool UnicodeEscape(std::string& out);
  bool HexUnit(char32_t& unit);
  bool Number();
  bool Word();
  bool SkipBlanks();
  bool SkipComment();

  void Note(Code code, std::size_t at, std::string_view cause = {});
  bool Fail(Code code, std::size_t at, std::string_view cause = {});
  bool FailTruncated(std::string_view inside, std::size_t opened_at);
  // Fails on a character or number that JSON cannot hold, at the path of its value. A name has no
  // path yet, so there it is that of the document.
  bool FailHere(Code code, std::size_t at) {
    result_.flaws.push_back({code, at, {}, {}, 0, in_name_ ? Pointer() : builder_.path()});
    return false;
  }
  bool FailCharacter() {
    // The bytes that UTF-8 would have for a lone surrogate, if it allowed one.
    const bool surrogate = Sees("\xED") && at_ + 1 < text_.size() &&
                           static_cast<unsigned char>(text_[at_ + 1]) >= 0xA0;
    return FailHere(surrogate ? Code::kJsonLoneSurrogate : Code::kJsonInvalidUtf8, at_);
  }
  bool Odd(std::string_view cause) { return Fail(Code::kJsonSyntax, at_, cause); }

  [[nodiscard]] bool AtEnd() const { return at_ == text_.size(); }
  [[nodiscard]] bool Sees(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] CodePoint Peek() const { return DecodeUtf8(text_, at_); }

  std::string_view text_;
  std::size_t at_ = 0;
  bool in_name_ = false;
  bool is_surrounded_ = false;
  bool is_powershell_ = false;
  JsonBuilder builder_;
  JsonRescan result_;
};

void Rescanner::Note(Code code, std::size_t at, std::string_view cause) {
  const auto same = [&](const JsonFlaw& flaw) { return flaw.code == code; };
  if (std::none_of(result_.flaws.begin(), result_.flaws.end(), same)) {
    result_.flaws.push_back({code, at, cause});
  }
}

bool Rescanner::Fail(Code code, std::size_t at, std::string_view cause) {
  result_.flaws.push_back({code, at, cause});
  return false;
}

bool Rescanner::FailTruncated(std::string_view inside, std::size_t opened_at) {
  result_.flaws.push_back({Code::kJsonTruncated, text_.size(), {}, inside, opened_at});
  return false;
}

bool Rescanner::Document() {
  if (Sees("\xEF\xBB\xBF")) {
    Note(Code::kJsonByteOrderMark, 0);
    at_ = 3;
  }
  if (!SkipBlanks()) return false;
  if (AtEnd()) return Fail(Code::kJsonEmpty, 0);
  for (const std::string_view shown : kJavaScriptValues) {
    if (Trim(text_.substr(at_)) == shown) return Fail(Code::kJsonJavascriptValue, at_, shown);
  }
  for (const std::string_view command : {"curl ", "curl.exe ", "bland sip ", "npx bland"}) {
    if (Sees(command)) return Fail(Code::kJsonIsCurl, at_);
  }
  if (IsRequest()) {
    result_.flaws.clear();
    return Fail(Code::kJsonIsCurl, at_);
  }
  if (IsYaml()) return Odd("this looks like YAML; write it as JSON, in braces and quotes");
  SkipIntroduction();
  return Value() && DocumentEnd();
}

// Whether this is an HTTP message or program code that makes the call: it is not JSON, but contains
// the call's path.
bool Rescanner::IsRequest() const {
  return std::string_view("{[\"'`").find(text_[at_]) == std::string_view::npos &&
         text_.find("/sip/attach", at_) != std::string_view::npos &&
         text_.find("```") == std::string_view::npos;
}

// Whether the text begins with "name: value", perhaps after "---", in a line that does not end as
// JSON would, with a comma or an opening bracket, and has more lines.
bool Rescanner::IsYaml() const {
  std::string_view rest = text_.substr(at_);
  if (rest.starts_with("---")) rest = Trim(rest.substr(3));
  const std::string_view line = Trim(rest.substr(0, rest.find('\n')));
  const std::size_t colon = line.find(':');
  const auto name = line.substr(0, colon);
  return line.size() < rest.size() && colon != std::string_view::npos && !name.empty() &&
         StartsName(name.front()) && std::all_of(name.begin(), name.end(), IsInName) &&
         std::string_view(",{[(").find(line.back()) == std::string_view::npos;
}

// Skips what was copied with the object and comes before it: ```json, const body =,
// JSON.stringify(.
void Rescanner::SkipIntroduction() {
  const std::size_t brace = std::min(text_.find('{', at_), text_.size());
  const std::string_view before = Trim(text_.substr(at_, brace - at_));
  if (brace == text_.size() || before.empty()) return;
  const bool introduces = before.size() <= kLongestIntroduction &&
                          before.find_last_of("=(:") + 1 == before.size() &&
                          before.find_first_of("\"'[,") == std::string_view::npos;
  if (!introduces && before.find("```") == std::string_view::npos) return;
  is_surrounded_ = true;
  Odd("leave out what stands around the object");
  at_ = brace;
}

bool Rescanner::DocumentEnd() {
  if (!SkipBlanks()) return false;
  constexpr std::string_view kClosing = " \t\r\n);`";
  while (is_surrounded_ && !AtEnd() && kClosing.find(text_[at_]) != std::string_view::npos) {
    ++at_;
  }
  // After the code block, a chat may go on in words.
  if (is_surrounded_ && Trim(text_.substr(0, at_)).ends_with("```")) at_ = text_.size();
  // Copied from the middle of a program.
  if (Sees(",") || Sees(";")) {
    const std::size_t comma = at_++;
    if (!SkipBlanks()) return false;
    if (AtEnd()) Note(Code::kJsonTrailingComma, comma);
  }
  return AtEnd() || Fail(Code::kJsonTrailingText, at_);
}

bool Rescanner::Value() {
  if (AtEnd()) return FailTruncated("the place of a value", at_);
  const char c = text_[at_];
  if (c == '{' || c == '[') {
    if (builder_.at_depth_limit()) return Fail(Code::kJsonTooDeep, at_);
    if (Sees("{{")) return Odd("a placeholder in {{braces}} was not filled in");
    return Container(c == '{' ? '}' : ']', c == '{' || IsNamedArray());
  }
  if (Sees("@{") || Sees("@(")) {
    Note(Code::kJsonSyntax, at_++, "PowerShell's @ stands here");
    if (builder_.at_depth_limit()) return Fail(Code::kJsonTooDeep, at_);
    is_powershell_ = true;
    return Container(text_[at_] == '{' ? '}' : ')', text_[at_] == '{');
  }
  const Quotes quotes = QuotesOf(Peek().value);
  if (quotes != Quotes::kNone) {
    std::string text;
    return String(quotes, text) && builder_.string(text);
  }
  if (IsDigit(c) || c == '-' || c == '+' || c == '(') return Number();
  if (StartsName(c)) return Word();
  if (c == ',' || c == '}' || c == ']') return Odd("a value is missing here");
  if (c == '<') return Odd("a placeholder in <brackets> was not filled in");
  if (c == '.') return Odd("a value cannot begin with a dot");
  if (c == '\0') return Odd("a NUL byte stands here; the text may be UTF-16 instead of UTF-8");
  if (Utf8SequenceLength(text_, at_) == 0) return Fail(Code::kJsonInvalidUtf8, at_);
  return Odd("no value can begin with this character");
}

// Whether the [ here opens a PHP array with keys: ['service' => 'sip'].
bool Rescanner::IsNamedArray() const {
  const std::size_t quote = text_.find_first_not_of(" \t\r\n", at_ + 1);
  if (quote == std::string_view::npos || (text_[quote] != '"' && text_[quote] != '\''))
    return false;
  const std::size_t end = std::min(text_.find(text_[quote], quote + 1), text_.size() - 1);
  return Trim(text_.substr(end + 1, 10)).starts_with("=>");
}

bool Rescanner::Container(char closer, bool is_object) {
  const std::size_t opened_at = at_++;
  if (is_object ? !builder_.start_object() : !builder_.start_array()) return false;
  if (!SkipBlanks()) return false;
  while (AtEnd() || text_[at_] != closer) {
    if (AtEnd()) return FailTruncated(is_object ? "an object" : "an array", opened_at);
    if (is_object ? !Member() : !Value()) return false;
    if (!Separator(closer, opened_at)) return false;
  }
  ++at_;
  return is_object ? builder_.end_object() : builder_.end_array();
}

// Reads what separates two members or elements, but leaves the closer to the caller.
bool Rescanner::Separator(char closer, std::size_t opened_at) {
  const std::size_t end = at_;
  if (!SkipBlanks()) return false;
  if (AtEnd()) return FailTruncated(closer == '}' ? "an object" : "an array", opened_at);
  if (text_[at_] == closer) return true;
  if (is_powershell_ && text_[at_] != ',' && text_[at_] != ';') {
    // PowerShell: a line break separates entries too.
    if (text_.substr(end, at_ - end).find('\n') != std::string_view::npos) return true;
    return MissingSeparator(closer);
  }
  if (!is_powershell_ && text_[at_] != ',') return MissingSeparator(closer);
  const std::size_t comma = at_++;
  if (!SkipBlanks()) return false;
  if (!AtEnd() && text_[at_] == closer) Note(Code::kJsonTrailingComma, comma);
  return true;
}

bool Rescanner::MissingSeparator(char closer) {
  const char c = text_[at_];
  if (c == ']') return Odd("] closes what { opened");
  if (c == '}') return Odd("} closes what [ opened");
  if (c == ':') return Odd("a colon stands where a comma is expected");
  if (c == ';') return Odd("a semicolon stands where a comma is expected");
  return closer == '}' ? Odd("a comma is missing between two members")
                       : Odd("a comma is missing between two elements");
}

bool Rescanner::Member() {
  if (!MemberName() || !SkipBlanks()) return false;
  if (AtEnd()) return FailTruncated("a member without a value", at_);
  constexpr std::string_view kEquals = "an equals sign stands where a colon is expected";
  if (Sees("=>")) {
    Note(Code::kJsonSyntax, at_++, kEquals);
  } else if (text_[at_] != ':' && !(is_powershell_ && text_[at_] == '=')) {
    return Odd(text_[at_] == '=' ? kEquals : "a colon is missing between a name and its value");
  }
  const std::size_t colon = at_++;
  if (!SkipBlanks()) return false;
  return AtEnd() ? FailTruncated("a member without a value", colon) : Value();
}

bool Rescanner::MemberName() {
  std::string name;
  const Quotes quotes = QuotesOf(Peek().value);
  if (quotes != Quotes::kNone) {
    in_name_ = true;
    if (!String(quotes, name)) return false;
    in_name_ = false;
    return builder_.key(name);
  }
  const char c = text_[at_];
  if (StartsName(c)) {
    Note(Code::kJsonUnquotedName, at_);
    while (!AtEnd() && IsInName(text_[at_])) name += text_[at_++];
    return builder_.key(name);
  }
  if (c == ',') return Odd("a comma too many stands here");
  if (c == ']') return Odd("] closes what { opened");
  if (c == '\0') return Odd("a NUL byte stands here; the text may be UTF-16 instead of UTF-8");
  if (Utf8SequenceLength(text_, at_) == 0) return Fail(Code::kJsonInvalidUtf8, at_);
  return Odd("a member name in double quotes is expected");
}

bool Rescanner::String(Quotes quotes, std::string& out) {
  const std::size_t opened_at = at_;
  if (quotes == Quotes::kSingle) Note(Code::kJsonSingleQuotes, at_);
  if (quotes == Quotes::kBack) {
    Note(Code::kJsonSyntax, at_, "text must stand in double quotes, not in backquotes");
  }
  if (quotes == Quotes::kSmartDouble || quotes == Quotes::kSmartSingle) {
    Note(Code::kJsonSmartQuotes, at_);
  }
  at_ += Peek().length;
  while (!AtEnd()) {
    const CodePoint c = Peek();
    if (StringEnds(quotes, c.value, at_ + c.length)) {
      at_ += c.length;
      // about_Quoting_Rules: a doubled quote is a character of the string.
      if (!is_powershell_ || AtEnd() || QuotesOf(Peek().value) != quotes) return true;
    }
    if (!StringCharacter(out, opened_at)) return false;
  }
  return FailTruncated("a string", opened_at);
}

bool Rescanner::StringEnds(Quotes quotes, char32_t c, std::size_t after) const {
  const Quotes seen = QuotesOf(c);
  switch (quotes) {
    case Quotes::kSmartDouble:
      return seen == Quotes::kSmartDouble || seen == Quotes::kDouble;
    case Quotes::kSmartSingle:
      // The closing quote is also the apostrophe, so it ends the string only before punctuation.
      if (seen != Quotes::kSmartSingle && seen != Quotes::kSingle) return false;
      while (after < text_.size() && IsBlank(text_[after])) ++after;
      return after == text_.size() ||
             std::string_view(",:]}").find(text_[after]) != std::string_view::npos;
    default:
      return seen == quotes;
  }
}

bool Rescanner::StringCharacter(std::string& out, std::size_t opened_at) {
  const char c = text_[at_];
  if (c == '\\') return Escape(out);
  const std::size_t length = Utf8SequenceLength(text_, at_);
  if (length == 0) return FailCharacter();
  if (c == '\n' || c == '\r') {
    Note(Code::kJsonLineBreakInString, opened_at);
  } else if (static_cast<unsigned char>(c) < 0x20) {
    Note(Code::kJsonControlCharacter, at_);
  }
  out += text_.substr(at_, length);
  at_ += length;
  return true;
}

bool Rescanner::Escape(std::string& out) {
  const std::size_t backslash = at_++;
  if (AtEnd()) return FailTruncated("a string", backslash);
  const char c = text_[at_];
  if (const char meaning = MeaningOfEscape(c)) {
    out += meaning;
    ++at_;
    return true;
  }
  if (c == '\'') {
    Note(Code::kJsonSingleQuotes, backslash);
    out += c;
    ++at_;
    return true;
  }
  if (c == 'u') return UnicodeEscape(out);
  return Fail(Code::kJsonSyntax, backslash,
              "a backslash in a string must be doubled, or begin one of \\\" \\/ \\b \\f \\n \\r "
              "\\t \\u0000");
}

bool Rescanner::UnicodeEscape(std::string& out) {
  const std::size_t backslash = at_ - 1;
  char32_t unit = 0;
  if (!HexUnit(unit)) return false;
  if (unit >= 0xDC00 && unit < 0xE000) return FailHere(Code::kJsonLoneSurrogate, backslash);
  if (unit >= 0xD800 && unit < 0xDC00) {
    if (!Sees("\\u")) return FailHere(Code::kJsonLoneSurrogate, backslash);
    ++at_;
    char32_t low = 0;
    if (!HexUnit(low)) return false;
    if (low < 0xDC00 || low >= 0xE000) return FailHere(Code::kJsonLoneSurrogate, backslash);
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  AppendUtf8(out, unit);
  return true;
}

// Reads u and four hexadecimal digits.
bool Rescanner::HexUnit(char32_t& unit) {
  const std::size_t backslash = at_ - 1;
  ++at_;
  for (int i = 0; i < 4; ++i) {
    if (AtEnd()) return FailTruncated("a string", backslash);
    const char c = text_[at_];
    if (!IsHexDigit(c)) {
      return Fail(Code::kJsonSyntax, backslash, "\\u must be followed by four hexadecimal digits");
    }
    unit = unit * 16 + HexValue(c);
    ++at_;
  }
  return true;
}

bool Rescanner::Number() {
  const std::size_t begin = at_;
  while (!AtEnd() && IsInNumber(text_[at_])) ++at_;
  const std::string_view token = text_.substr(begin, at_ - begin);
  if (IsJsonNumber(token)) {
    // nlohmann's parser reads it as 0.
    if (token == "-0") return builder_.number_digits("-0");
    return ParseJson(token, builder_) || FailHere(Code::kJsonNumberRange, begin);
  }
  if (IsBarePhoneNumber(token)) {
    if (IsShortWithZeros(token)) {
      Note(Code::kJsonSyntax, begin, "a number must not begin with 0, unless in double quotes");
    } else {
      Note(Code::kJsonUnquotedNumber, begin);
    }
    std::string text(token);
    return builder_.string(text);
  }
  return Fail(Code::kJsonSyntax, begin,
              "this is no JSON number; a phone number must stand in double quotes");
}

bool Rescanner::Word() {
  const std::size_t begin = at_;
  while (!AtEnd() && IsInName(text_[at_])) ++at_;
  std::string_view word = text_.substr(begin, at_ - begin);
  if (is_powershell_ && word.starts_with('$')) word.remove_prefix(1);
  const bool strict = word == "true" || word == "false" || word == "null";
  const bool is_true = EqualsIgnoringCase(word, "true");
  const bool is_false = EqualsIgnoringCase(word, "false");
  if (!strict && (is_true || is_false || EqualsIgnoringCase(word, "null") || word == "None")) {
    Note(Code::kJsonForeignLiteral, begin);
  } else if (!strict) {
    const bool is_number = word == "NaN" || word == "Infinity";
    return Fail(Code::kJsonSyntax, begin,
                is_number             ? "JSON has no NaN and no Infinity"
                : word == "undefined" ? "JSON has no undefined; leave the member out"
                                      : "text must stand in double quotes");
  }
  return is_true || is_false ? builder_.boolean(is_true) : builder_.null();
}

bool Rescanner::SkipBlanks() {
  while (!AtEnd()) {
    const char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at_;
    } else if (c == '#' || Sees("//") || Sees("/*")) {
      if (!SkipComment()) return false;
    } else if (c == '\v' || c == '\f' || IsInvisible(Peek().value)) {
      Note(Code::kJsonInvisibleCharacter, at_);
      at_ += Peek().length;
    } else {
      break;
    }
  }
  return true;
}

bool Rescanner::SkipComment() {
  Note(Code::kJsonComment, at_);
  const std::size_t opened_at = at_;
  if (Sees("/*")) {
    const std::size_t end = text_.find("*/", at_ + 2);
    if (end == std::string_view::npos) return FailTruncated("a comment", opened_at);
    at_ = end + 2;
  } else {
    at_ = EndOfLine(text_, at_);
  }
  return true;
}

}  // namespace

JsonRescan RescanJson(std::string_view text) {
  JsonRescan rescan = Rescanner(text).Run();
  const std::size_t quote = text.find('"');
  const bool is_escaped = quote != std::string_view::npos && quote > 0 && text[quote - 1] == '\\';
  if (rescan.value || !is_escaped) return rescan;
  // From inside a string of JSON or a program: {\"type\": …}
  const std::optional<Json> written = RescanJson('"' + std::string(Trim(text)) + '"').value;
  if (written && written->is_string()) rescan.value = RescanJson(written->text()).value;
  return rescan;
}

}  // namespace sipattach
