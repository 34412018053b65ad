#include "lines/classified_line.h"

#include <algorithm>

#include "lines/date_or_address.h"
#include "lines/line_token.h"
#include "lines/line_words.h"
#include "number/typed_number.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// Commas, semicolons and line ends of other scripts and of Unicode.
bool IsSeparatorPoint(char32_t c) {
  return c == 0x85 || c == 0x60C || c == 0x61B || c == 0x2028 || c == 0x2029 || c == 0x3001 ||
         c == 0xFF0C || c == 0xFF1B || c == 0xFF5C;
}

bool IsPunctuationPoint(char32_t c) {
  return (c >= 0xA1 && c <= 0xBF) || (c >= 0x2010 && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3002 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || c == 0x30FC;
}

TextClass ClassOfAscii(char c) {
  if (IsDigit(c)) return TextClass::kDigit;
  if (IsAlpha(c)) return TextClass::kLetter;
  // A cell may hold one number on two lines, or two numbers.
  if (c == ' ' || c == '\n' || c == '\r') return TextClass::kBlank;
  if (c == ',' || c == ';' || c == '|' || IsBlank(c)) return TextClass::kSeparator;
  return TextClass::kOther;
}

TextClass ClassOfPoint(std::string_view bytes, char32_t value) {
  if (IsSeparatorPoint(value)) return TextClass::kSeparator;
  if (value == 0xFFFD) return TextClass::kOther;
  if (value >= 0x1F300 && value <= 0x1FAFF) return TextClass::kSeparator;  // emoji of telephones
  const CleanText clean = Clean(bytes);
  if (clean.text.empty()) return clean.had_invisible ? TextClass::kOther : TextClass::kBlank;
  if (clean.text.size() == 1) return ClassOfAscii(clean.text[0]);  // a digit, or full-width ASCII
  return IsPunctuationPoint(value) ? TextClass::kOther : TextClass::kLetter;
}

// What may surround a number in a list, a program or a letter without being part of it.
constexpr std::string_view kWrappers = "\"'`[]{}<>“”„‘’«»‹›「」【】";
constexpr std::string_view kQuotes = "\"'";
constexpr std::string_view kBullets = "-*#•·▪▫◦‣●○–—→✓✔☎📞";
constexpr std::string_view kTrailing = ".!?:-/&=(·•。（：－";

bool IsQuoteAt(std::string_view text, std::size_t at) {
  return at < text.size() && kQuotes.find(text[at]) != std::string_view::npos;
}

// The bracket of "('+14155550132', 'active')" does not begin one.
bool BeginsNumber(std::string_view text) {
  return IsAlphanumeric(text[0]) || text[0] == '+' || (text[0] == '(' && !IsQuoteAt(text, 1));
}

// The length of the first or last character if it is one of these marks, otherwise 0.
std::size_t PrefixIn(std::string_view text, std::string_view marks) {
  const std::size_t length = Utf8SequenceLength(text, 0);
  return marks.find(text.substr(0, length)) != std::string_view::npos ? length : 0;
}

std::size_t SuffixIn(std::string_view text, std::string_view marks) {
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
  return PrefixIn(text.substr(last), marks);
}

// "415673200[0-4]", "\\d{4}", "00??": a character that is usually a wrapper or a mark ends a
// pattern.
bool ClosesPattern(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  if (text.ends_with("??")) return true;
  // Cisco's "+4930901820..", Asterisk's "_4930901820!", the "\\+4930901820!" of CUCM.
  text.remove_prefix(text.size() - std::min(text.size(), kLongest));
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const std::size_t marks = word.find_last_not_of(".!") + 1;
  const std::string_view behind = word.substr(marks);
  if (behind.size() == 1) return word[0] == '_' || word.starts_with("\\+");
  if (behind.size() > 1)
    return marks > 0 && IsDigit(word[marks - 1]) && behind.find('!') == std::string_view::npos;
  const char open = text.ends_with(']') ? '[' : text.ends_with('}') ? '{' : '\0';
  if (open == '\0') return false;
  const std::size_t at = text.rfind(open);
  return at != std::string_view::npos && at > 0 &&
         (IsDigit(text[at - 1]) || text[at - 1] == ']' || text[at - 1] == 'd') &&
         text.find_first_not_of("0123456789-,", at + 1) == text.size() - 1;
}

// Whether the comma at `at` is the decimal point in "4,479E+11".
bool IsDecimalComma(std::string_view line, std::size_t at) {
  if (at == 0 || !IsDigit(line[at - 1])) return false;
  const std::size_t limit = std::min(line.size(), at + 24);
  std::size_t exponent = at + 1;
  while (exponent < limit && IsDigit(line[exponent])) ++exponent;
  if (exponent == at + 1 || exponent >= limit || Lower(line[exponent]) != 'e') return false;
  ++exponent;
  if (exponent < line.size() && line[exponent] == '+') ++exponent;
  return exponent < line.size() && IsDigit(line[exponent]);
}

constexpr std::string_view kCurrencies = "$£€¥";

// Whether the comma at `at` is part of an amount: "$1,200.00", "€ 25,00", "25,00 €", "123,45 zł".
bool IsCommaOfAmount(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongest = 16;
  if (at == 0 || !IsDigit(line[at - 1]) || at + 1 == line.size() || !IsDigit(line[at + 1]))
    return false;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest &&
         (IsDigit(line[begin - 1]) || line[begin - 1] == '.' || line[begin - 1] == ','))
    --begin;
  std::string_view before = line.substr(0, begin);
  if (before.ends_with(' ')) before.remove_suffix(1);
  if (!before.empty() && SuffixIn(before, kCurrencies) > 0) return true;
  const std::size_t end = SkipDigits(line, at + 1);
  if (end - at != 3 || CountDigits(line.substr(begin, at - begin)) >= kLeastDigits) return false;
  std::string_view word = line.substr(end);
  if (word.starts_with(' ')) word.remove_prefix(1);
  return !word.empty() && (PrefixIn(word, kCurrencies) > 0 ||
                           ReadLineWord(word.substr(0, word.find(' '))) == LineWord::kUnit);
}

// Whether the comma at `at` separates thousands, as spreadsheets show numbers: "14,155,552,671".
// "415,416" are two items of a list.
bool IsCommaOfThousands(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongest = 18;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongest && (IsDigit(line[begin - 1]) || line[begin - 1] == ','))
    --begin;
  std::string_view text = line.substr(begin, kLongest);
  text = text.substr(0, text.find_first_not_of("0123456789,"));
  return text[0] != '0' && HasShape(text, " 0,000,000,000 00,000,000,000 ");
}

// Whether the character at `at` is a comma inside an amount or a decimal number.
bool IsCommaWithin(std::string_view line, std::size_t at) {
  return line[at] == ',' &&
         (IsDecimalComma(line, at) || IsCommaOfAmount(line, at) || IsCommaOfThousands(line, at));
}

// The closing bracket if "(0, 1, 2)", extensions of the number before it, begins here; otherwise
// `at`.
std::size_t EndOfExtensions(std::string_view line, std::size_t at) {
  constexpr std::size_t kMostDigits = 5;
  const std::size_t before = line.substr(0, at).find_last_not_of(' ');
  if (before == std::string_view::npos || !IsDigit(line[before])) return at;
  std::size_t end = at + 1;
  for (std::size_t next = end; next != std::string_view::npos; end = next + 1) {
    next = line.substr(0, end + kMostDigits + 1).find_first_of(",; )", end);
    if (next == std::string_view::npos || SkipDigits(line, end) != next) return at;
    if (line[next] == ')') return next;
  }
  return at;
}

// Where "[0] =>" ends if it begins here; otherwise `at`.
std::size_t EndOfIndex(std::string_view line, std::size_t at) {
  constexpr std::string_view kArrow = "] =>";
  const std::size_t end = SkipDigits(line, at + 1);
  return end > at + 1 && line.substr(end).starts_with(kArrow) ? end + kArrow.size() : at;
}

// "4156732001&4156732002", as PBXs list the numbers of a route, and
// "020 7946 0100 & 020 7946 0101". "415-673-2000 & 2001" is a number and the last digits of
// another.
bool PartsNumbers(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongest = 24;
  if (line[at] != '&' || at == 0) return false;
  if (IsDigit(line[at - 1]))
    return at + 1 < line.size() && (IsDigit(line[at + 1]) || line[at + 1] == '+');
  const std::string_view next = line.substr(at + 1, kLongest);
  return line[at - 1] == ' ' &&
         CountDigits(next.substr(0, next.find_first_not_of(" +-.()0123456789"))) >= kLeastDigits;
}

}  // namespace

std::size_t NextSeparator(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    at = std::min(line.find_first_of(",;|\t", at), line.size());
    if (at == line.size() || !(IsCommaWithin(line, at) || BeginsParameter(line, at))) break;
    ++at;
  }
  return at;
}

bool BeginsAmount(std::string_view text) {
  const std::size_t sign = text.empty() ? 0 : PrefixIn(text, kCurrencies);
  return sign > 0 && sign < text.size() && IsDigit(text[sign]);
}

void ClassifiedLine::Read(std::string_view line) {
  line_ = line;
  classes_.assign(line_.size(), TextClass::kTail);
  coordinates_ = 0;
  has_struck_ = false;
  std::size_t extensions_end = 0;
  for (std::size_t at = 0; at < line_.size();) {
    if (static_cast<unsigned char>(line_[at]) < 0x80) {
      // Address books export ":::" between the numbers of a contact.
      if (line_.compare(at, 3, ":::") == 0) {
        std::fill_n(classes_.begin() + static_cast<std::ptrdiff_t>(at), 3, TextClass::kSeparator);
        at += 3;
        continue;
      }
      if (line_[at] == '~' && line_.substr(at).starts_with(kStruck)) {
        classes_[at] = classes_[at + 1] = TextClass::kSeparator;
        has_struck_ = true;
        at += kStruck.size();
        continue;
      }
      if (const std::size_t length =
              BeginsDecimal(at) ? LengthOfCoordinates(line_.substr(at)) : 0) {
        ++coordinates_;
        std::fill_n(classes_.begin() + static_cast<std::ptrdiff_t>(at), length, TextClass::kLetter);
        at += length;
        continue;
      }
      if (line_[at] == '[') {
        // PHP's "[0] => 4155550132".
        if (const std::size_t end = EndOfIndex(line_, at); end > at) {
          std::fill_n(classes_.begin() + static_cast<std::ptrdiff_t>(at), end - at,
                      TextClass::kSeparator);
          at = end;
          continue;
        }
      }
      classes_[at] = ClassOfAscii(line_[at]);
      if (PartsNumbers(line_, at)) classes_[at] = TextClass::kSeparator;
      if (line_[at] == '$' && BeginsAmount(line_.substr(at, 2))) classes_[at] = TextClass::kLetter;
      if (line_[at] == '(') extensions_end = EndOfExtensions(line_, at);
      const bool is_within = at < extensions_end && classes_[at] == TextClass::kSeparator;
      if (is_within || IsCommaWithin(line_, at) || BeginsParameter(line_, at))
        classes_[at] = TextClass::kOther;
      ++at;
      continue;
    }
    const CodePoint point = DecodeUtf8(line_, at);
    const bool is_amount = BeginsAmount(line_.substr(at, point.length + 1));
    classes_[at] =
        is_amount ? TextClass::kLetter : ClassOfPoint(line_.substr(at, point.length), point.value);
    at += point.length;
  }
}

// Whether a decimal number may begin at this byte: a point or a degree sign follows after a few
// digits.
bool ClassifiedLine::BeginsDecimal(std::size_t at) const {
  constexpr std::size_t kMostBefore = 5;  // "-122."
  const char c = line_[at];
  if (!IsDigit(c) && c != '-') return false;
  if (at > 0 && (IsAlphanumeric(line_[at - 1]) || line_[at - 1] == '.' || line_[at - 1] == '-' ||
                 line_[at - 1] == '+'))
    return false;
  const std::string_view head = line_.substr(at, kMostBefore);
  return head.find('.') != head.npos || head.find('\xC2') != head.npos;
}

bool ClassifiedLine::IsAfterBlank(std::size_t at) const {
  while (at > 0 && classes_[at - 1] == TextClass::kTail) --at;
  return at > 0 && classes_[at - 1] == TextClass::kBlank;
}

std::size_t ClassifiedLine::Count(LineSpan span, TextClass wanted) const {
  return static_cast<std::size_t>(
      std::count(classes_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                 classes_.begin() + static_cast<std::ptrdiff_t>(span.end), wanted));
}

std::size_t ClassifiedLine::SkipBlanks(LineSpan span) const {
  std::size_t at = span.begin;
  while (at < span.end && IsBlankOrTail(at)) ++at;
  return at;
}

std::size_t ClassifiedLine::CountFirstDigits(LineSpan span) const {
  std::size_t digits = 0;
  for (std::size_t at = span.begin; at < span.end; ++at) {
    if (digits > 0 && classes_[at] == TextClass::kLetter) break;
    if (classes_[at] == TextClass::kDigit) ++digits;
  }
  return digits;
}

bool ClassifiedLine::HasDigits(LineSpan span, std::size_t least) const {
  for (std::size_t at = span.begin; at < span.end && least > 0; ++at) {
    if (classes_[at] == TextClass::kDigit) --least;
  }
  return least == 0;
}

bool ClassifiedLine::Has(LineSpan span, TextClass wanted) const {
  const auto end = classes_.begin() + static_cast<std::ptrdiff_t>(span.end);
  return std::find(classes_.begin() + static_cast<std::ptrdiff_t>(span.begin), end, wanted) != end;
}

LineSpan ClassifiedLine::Stripped(LineSpan span) const {
  // "(+49 30 90183100-09)": a range in brackets
  if (const std::string_view text = TextOf(span); text.starts_with("(+") &&
                                                  text.find(')') == text.size() - 1 &&
                                                  text.find('-') != std::string_view::npos)
    span = {span.begin + 1, span.end - 1};
  // In the usual case nothing surrounds the number, and no mark has to be looked up.
  bool changed = true;
  while (changed && span.begin < span.end && !BeginsNumber(TextOf(span))) {
    const std::string_view text = TextOf(span);
    const bool blank_ahead = classes_[span.begin] == TextClass::kBlank;
    const std::size_t bullet = PrefixIn(text, kBullets);
    const std::size_t after = span.begin + bullet;
    if (blank_ahead) {
      ++span.begin;
      while (span.begin < span.end && classes_[span.begin] == TextClass::kTail) ++span.begin;
    } else if (text[0] == '(') {
      ++span.begin;
    } else if (const std::size_t wrapper = PrefixIn(text, kWrappers)) {
      span.begin += wrapper;
    } else if (bullet > 0 && after < span.end && classes_[after] == TextClass::kBlank) {
      span.begin = after;
    } else {
      changed = false;
    }
  }
  changed = true;
  while (changed && span.begin < span.end && !IsAlphanumeric(line_[span.end - 1])) {
    std::size_t last = span.end - 1;
    while (classes_[last] == TextClass::kTail) --last;
    const std::string_view text = TextOf(span);
    if (classes_[last] == TextClass::kBlank) {
      span.end = last;
    } else if (text.ends_with(')') && text.size() > 1 && IsQuoteAt(text, text.size() - 2)) {
      --span.end;
    } else if (ClosesPattern(text)) {
      changed = false;
    } else if (const std::size_t wrapper = SuffixIn(text, kWrappers)) {
      span.end -= wrapper;
    } else if (const std::size_t mark = SuffixIn(text, kTrailing)) {
      span.end -= mark;
    } else {
      changed = false;
    }
  }
  return WithoutStars(span);
}

// Whether this is like "*14155550132", which 3CX writes for a number with anything before it, and
// not like "*674155550132", an American number after a service code.
bool ClassifiedLine::IsMask(LineSpan span) const {
  constexpr std::size_t kLeast = 11;  // with a calling code
  constexpr std::size_t kMost = 15;
  constexpr std::size_t kWithCode = 12;
  const std::string_view text = TextOf(span);
  if (text[0] != '*' || text.size() > kMost + 1) return false;
  const std::string_view digits = text.substr(1);
  const bool has_code =
      digits.size() == kWithCode && digits[0] >= '6' && digits[2] > '1' && digits[5] > '1';
  return digits.size() >= kLeast && IsAllDigits(digits) && !has_code;
}

// Removes the stars of "**+14155550132**", which make it bold. "*21*030123456#" is a dial string.
LineSpan ClassifiedLine::WithoutStars(LineSpan span) const {
  if (span.begin < span.end && IsMask(span)) return {span.begin + 1, span.end};
  LineSpan inner = span;
  while (inner.begin + 1 < inner.end && line_[inner.begin] == '*' && line_[inner.end - 1] == '*') {
    ++inner.begin;
    --inner.end;
  }
  if (inner.begin == span.begin) return span;  // the usual case, without a look at all of it
  const bool is_bold =
      TextOf(inner).find('*') == std::string_view::npos && HasDigits(inner, kLeastDigits);
  return is_bold ? inner : span;
}

}  // namespace sipattach
