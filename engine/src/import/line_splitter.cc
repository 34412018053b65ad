#include "import/line_splitter.h"

#include <algorithm>
#include <string>

#include "import/date_or_address.h"
#include "number/letters_for_digits.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "number/spreadsheet.h"
#include "number/typed_number.h"
#include "text/ascii.h"
#include "text/clean_text.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// The shortest subscriber numbers with their area have seven digits; E.164 allows fifteen.
constexpr std::size_t kLeastDigits = 7;
constexpr std::size_t kMostDigits = 15;
// Below this, digits are rather a room or an hour than a short code.
constexpr std::size_t kLeastWeakDigits = 3;
// Under a trunk an extension may be as short as this.
constexpr std::size_t kLeastTrunkDigits = 2;
constexpr std::size_t kMostExtensionDigits = 7;

bool IsDialUri(std::string_view text) {
  return StartsWithIgnoringCase(text, "tel:") || StartsWithIgnoringCase(text, "sip:") ||
         StartsWithIgnoringCase(text, "sips:") || StartsWithIgnoringCase(text, "callto:");
}

// Commas, semicolons and line ends of other scripts and of Unicode.
bool IsSeparatorPoint(char32_t c) {
  return c == 0x85 || c == 0x60C || c == 0x61B || c == 0x2028 || c == 0x2029 || c == 0x3001 ||
         c == 0xFF0C || c == 0xFF1B || c == 0xFF5C;
}

bool IsPunctuationPoint(char32_t c) {
  return (c >= 0xA1 && c <= 0xBF) || (c >= 0x2010 && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || c == 0x30FC;
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
  const CleanText clean = Clean(bytes);
  if (clean.text.empty()) return clean.had_invisible ? TextClass::kOther : TextClass::kBlank;
  if (IsDigit(clean.text[0])) return TextClass::kDigit;
  return IsPunctuationPoint(value) ? TextClass::kOther : TextClass::kLetter;
}

// What may stand around a number in a list, a program or a letter, and is not part of it.
constexpr std::string_view kWrappers[] = {"\"", "'", "`",  "[",  "]",  "{", "}", "<",
                                          ">",  "“", "”",  "„",  "‘",  "’", "«", "»",
                                          "‹",  "›", "「", "」", "【", "】"};
constexpr std::string_view kBullets[] = {"-", "*", "#", "•", "·", "▪", "▫", "◦", "‣",
                                         "●", "○", "–", "—", "→", "✓", "✔", "☎", "📞"};
constexpr std::string_view kTrailing[] = {".", "!", "?", ":", "-", "/", "&", "=", "("};

template <std::size_t count>
std::size_t PrefixIn(std::string_view text, const std::string_view (&marks)[count]) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

template <std::size_t count>
std::size_t SuffixIn(std::string_view text, const std::string_view (&marks)[count]) {
  for (const std::string_view mark : marks) {
    if (text.ends_with(mark)) return mark.size();
  }
  return 0;
}

// "415673200[0-4]", "\\d{4}", "00??": what would be a wrapper or a mark belongs to a pattern.
bool ClosesPattern(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  if (text.ends_with("??")) return true;
  const char open = text.ends_with(']') ? '[' : text.ends_with('}') ? '{' : '\0';
  if (open == '\0') return false;
  text.remove_prefix(text.size() - std::min(text.size(), kLongest));
  const std::size_t at = text.rfind(open);
  return at != std::string_view::npos && at > 0 &&
         (IsDigit(text[at - 1]) || text[at - 1] == ']' || text[at - 1] == 'd') &&
         text.find_first_not_of("0123456789-,", at + 1) == text.size() - 1;
}

// Whether a comma at `at` is the decimal point of "4,479E+11".
bool IsDecimalComma(std::string_view line, std::size_t at) {
  if (line[at] != ',' || at == 0 || !IsDigit(line[at - 1])) return false;
  const std::size_t limit = std::min(line.size(), at + 24);
  std::size_t exponent = at + 1;
  while (exponent < limit && IsDigit(line[exponent])) ++exponent;
  if (exponent == at + 1 || exponent >= limit || Lower(line[exponent]) != 'e') return false;
  ++exponent;
  if (exponent < line.size() && line[exponent] == '+') ++exponent;
  return exponent < line.size() && IsDigit(line[exponent]);
}

bool IsExtensionWord(std::string_view word) {
  if (word.starts_with('(')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
  const std::string lower = Lowercase(word.substr(0, 16));
  return lower == "x" || lower == "ext" || lower == "extn" || lower == "extension" ||
         lower == "#" || lower == "доб" || lower == "poste" || lower == "anexo" || lower == "int";
}

// "x123", "ext123", "ext.123", "#123".
bool IsExtension(std::string_view token) {
  const std::size_t digits = token.find_first_of("0123456789");
  return digits != 0 && digits != std::string_view::npos &&
         IsExtensionWord(token.substr(0, digits)) && SkipDigits(token, digits) == token.size();
}

// "5550132x12", "555-0132ext.12": a number with its extension glued to it.
bool EndsInExtension(std::string_view token) {
  const std::size_t letter = token.find_first_of("eExX");
  return letter != 0 && letter != std::string_view::npos && IsExtension(token.substr(letter)) &&
         std::none_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(letter), IsAlpha);
}

// "1-800-FLOWERS", "1800flowers".
bool IsVanity(std::string_view token, std::size_t digits, std::size_t letters) {
  if (digits < 3 || digits + letters < 10 || digits + letters > kMostDigits) return false;
  const std::size_t first = token.find_first_of("0123456789");
  return std::none_of(token.begin(), token.begin() + static_cast<std::ptrdiff_t>(first), IsAlpha) &&
         std::all_of(token.begin(), token.end(), [](char c) {
           return IsAlphanumeric(c) || std::string_view("-.()+ ").find(c) != std::string_view::npos;
         });
}

// The FLOWERS of "1 800 FLOWERS".
bool IsVanityWord(std::string_view word) {
  return word.size() >= 6 && std::all_of(word.begin(), word.end(), IsUpper);
}

// "9O182O", "2O": part of a number with a letter for a digit. "O2" is a carrier.
bool IsMistyped(std::string_view token, std::size_t digits) {
  if (digits < kLeastWeakDigits && IsAlpha(token[0])) return false;
  const std::string meant = WithDigitsForLetters(token);
  return !meant.empty() && std::none_of(meant.begin(), meant.end(), IsAlpha);
}

// "4156732001&4156732002", as PBXs list the numbers of a route.
bool PartsNumbers(std::string_view line, std::size_t at) {
  return line[at] == '&' && at > 0 && IsDigit(line[at - 1]) && at + 1 < line.size() &&
         (IsDigit(line[at + 1]) || line[at + 1] == '+');
}

}  // namespace

std::size_t NextSeparator(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    at = std::min(line.find_first_of(",;|\t", at), line.size());
    if (at == line.size() || !(IsDecimalComma(line, at) || BeginsParameter(line, at))) break;
    ++at;
  }
  return at;
}

// A word, a number or a part of one, between blanks.
struct LineSplitter::Token {
  enum class Kind { kWord, kDate, kNumerals, kExtensionWord, kExtension, kWhole, kPunctuation };
  Kind kind;
  Span span;
  std::size_t digits = 0;
  bool labelled = false;  // a label was cut off: "Tel:+14155550132"
};

const std::vector<Piece>& LineSplitter::Split(std::string_view line) {
  line_ = line;
  pieces_.clear();
  words_ = 0;
  dates_ = 0;
  Classify();
  SplitAtSeparators();
  TidyUp();
  return pieces_;
}

void LineSplitter::Classify() {
  classes_.assign(line_.size(), TextClass::kTail);
  for (std::size_t at = 0; at < line_.size();) {
    if (static_cast<unsigned char>(line_[at]) < 0x80) {
      // ":::" parts the numbers of one contact in exports of address books.
      if (line_.compare(at, 3, ":::") == 0) {
        std::fill_n(classes_.begin() + static_cast<std::ptrdiff_t>(at), 3, TextClass::kSeparator);
        at += 3;
        continue;
      }
      classes_[at] = ClassOfAscii(line_[at]);
      if (PartsNumbers(line_, at)) classes_[at] = TextClass::kSeparator;
      if (IsDecimalComma(line_, at) || BeginsParameter(line_, at)) classes_[at] = TextClass::kOther;
      ++at;
      continue;
    }
    const CodePoint point = DecodeUtf8(line_, at);
    classes_[at] = ClassOfPoint(line_.substr(at, point.length), point.value);
    at += point.length;
  }
}

std::size_t LineSplitter::CountDigits(Span span) const {
  return static_cast<std::size_t>(
      std::count(classes_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                 classes_.begin() + static_cast<std::ptrdiff_t>(span.end), TextClass::kDigit));
}

bool LineSplitter::HasDigits(Span span, std::size_t least) const {
  for (std::size_t at = span.begin; at < span.end && least > 0; ++at) {
    if (classes_[at] == TextClass::kDigit) --least;
  }
  return least == 0;
}

bool LineSplitter::Has(Span span, TextClass wanted) const {
  const auto end = classes_.begin() + static_cast<std::ptrdiff_t>(span.end);
  return std::find(classes_.begin() + static_cast<std::ptrdiff_t>(span.begin), end, wanted) != end;
}

void LineSplitter::SplitAtSeparators() {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line_.size(); ++at) {
    if (at < line_.size() && classes_[at] != TextClass::kSeparator) continue;
    SplitAtSlashes({begin, at});
    begin = at + 1;
    while (begin < line_.size() && classes_[begin] == TextClass::kTail) ++begin;
  }
}

// A slash, or a line end in a cell, stands between two numbers only if there is enough of a number
// on either side.
void LineSplitter::SplitAtSlashes(Span segment) {
  std::size_t begin = segment.begin;
  std::size_t digits = 0;  // from begin on
  for (std::size_t at = segment.begin; at < segment.end;) {
    const std::size_t length = TextOf({at, segment.end}).find_first_of("/\n\r");
    const std::size_t end = length == std::string_view::npos ? segment.end : at + length;
    const std::size_t more = CountDigits({at, end});
    if (at > begin && digits >= kLeastDigits && more >= kLeastDigits) {
      AddSegment({begin, at - 1});
      begin = at;
      digits = 0;
    }
    digits += more;
    at = end + 1;
  }
  AddSegment({begin, segment.end});
}

LineSplitter::Span LineSplitter::Stripped(Span span) const {
  bool changed = true;
  while (changed && span.begin < span.end) {
    const std::string_view text = TextOf(span);
    const bool blank_ahead = classes_[span.begin] == TextClass::kBlank;
    const std::size_t bullet = PrefixIn(text, kBullets);
    const std::size_t after = span.begin + bullet;
    if (blank_ahead) {
      ++span.begin;
      while (span.begin < span.end && classes_[span.begin] == TextClass::kTail) ++span.begin;
    } else if (const std::size_t wrapper = PrefixIn(text, kWrappers)) {
      span.begin += wrapper;
    } else if (bullet > 0 && after < span.end && classes_[after] == TextClass::kBlank) {
      span.begin = after;
    } else {
      changed = false;
    }
  }
  changed = true;
  while (changed && span.begin < span.end) {
    std::size_t last = span.end - 1;
    while (last > span.begin && classes_[last] == TextClass::kTail) --last;
    const std::string_view text = TextOf(span);
    if (classes_[last] == TextClass::kBlank) {
      span.end = last;
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
  return span;
}

// Without the "1." or "2)" of a numbered list.
LineSplitter::Span LineSplitter::WithoutNumbering(Span span) const {
  const std::string_view text = TextOf(span);
  const std::size_t digits = SkipDigits(text.substr(0, 6), 0);
  if (digits == 0 || digits > 5 || digits + 1 >= text.size()) return span;
  if (text[digits] != '.' && text[digits] != ')' && text[digits] != ':') return span;
  const Span rest{span.begin + digits + 1, span.end};
  if (classes_[rest.begin] != TextClass::kBlank || CountDigits(rest) < kLeastWeakDigits) {
    return span;
  }
  return Stripped(rest);
}

void LineSplitter::AddSegment(Span segment) {
  segment = WithoutNumbering(Stripped(segment));
  if (segment.begin == segment.end) return;
  const bool has_blank = Has(segment, TextClass::kBlank);
  const bool has_digit = Has(segment, TextClass::kDigit);
  const bool identity = trunk_ && !has_blank;
  if (!has_digit || (identity && Has(segment, TextClass::kLetter))) {
    pieces_.push_back({segment.begin, segment.end, identity});
  } else if (!Has(segment, TextClass::kLetter) && !HasDate(segment)) {
    AddNumerals(segment);
  } else {
    AddFromWords(segment);
  }
}

constexpr char kDateSigns[] = {'.', '/', '-'};

bool LineSplitter::HasDate(Span segment) const {
  const std::string_view text = TextOf(segment);
  // A date has two points, slashes or dashes, an address more of them.
  const bool may_have = text.find(':') != std::string_view::npos ||
                        std::any_of(std::begin(kDateSigns), std::end(kDateSigns), [&](char sign) {
                          return std::count(text.begin(), text.end(), sign) >= 2;
                        });
  if (!may_have) return false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const Span token = Stripped({segment.begin + at, segment.begin + end});
    if (IsDateOrTime(TextOf(token)) || IsIpv4Address(TextOf(token))) return true;
    at = end + 1;
  }
  return false;
}

bool LineSplitter::JoinsRange(Span numerals, std::size_t begin, std::size_t at) const {
  std::size_t gap = at;
  while (gap > begin && classes_[gap - 1] != TextClass::kDigit) --gap;
  const std::string_view between = Trim(TextOf({gap, at}));
  const bool sign = between.find_first_of("-~") != std::string_view::npos ||
                    between.find("..") != std::string_view::npos ||
                    (!between.empty() && static_cast<unsigned char>(between[0]) >= 0x80);
  if (!sign && between != ":" && !IsRangeWord(between)) return false;
  // Numbers are shorter than this.
  constexpr std::size_t kLongest = 64;
  const std::string_view next = TextOf({at, std::min(at + kLongest, numerals.end)});
  return AreEndsOfRange(TextOf({std::max(begin, gap - std::min(gap, kLongest)), gap}),
                        next.substr(0, next.find('+', 1)));
}

// Parts numerals that cannot be one number: before a plus sign, and where two long groups of digits
// would make more than fifteen together.
void LineSplitter::AddNumerals(Span numerals) {
  Span current{numerals.begin, numerals.begin};
  std::size_t digits = 0;         // of the current number
  std::size_t group = 0;          // digits in a row at the end of the current number
  std::size_t group_begin = 0;    // where that row begins
  bool group_is_apart = false;    // a blank stands before it
  std::size_t digits_before = 0;  // of the current number, before that row
  const auto cut = [&](std::size_t at) {
    AddNumeral({current.begin, at});
    current.begin = at;
  };
  for (std::size_t at = numerals.begin; at < numerals.end; ++at) {
    const TextClass kind = classes_[at];
    if (kind == TextClass::kDigit) {
      if (group == 0) {
        group_begin = at;
        digits_before = digits;
        group_is_apart = at > numerals.begin && classes_[at - 1] == TextClass::kBlank;
      }
      ++digits;
      ++group;
      if (group == kLeastDigits && group_is_apart && digits_before >= kLeastDigits) {
        std::size_t run_end = at + 1;
        while (run_end < numerals.end && classes_[run_end] == TextClass::kDigit) ++run_end;
        if (digits + (run_end - at - 1) > kMostDigits &&
            !JoinsRange(numerals, current.begin, group_begin)) {
          cut(group_begin);
          digits = group;
          digits_before = 0;
        }
      }
      continue;
    }
    if (kind == TextClass::kTail) continue;
    group = 0;
    if (line_[at] != '+' || digits == 0) continue;
    const bool bracket = at > numerals.begin && line_[at - 1] == '(';
    const std::size_t begin = bracket ? at - 1 : at;
    const bool apart =
        bracket || (begin > numerals.begin && classes_[begin - 1] == TextClass::kBlank);
    if ((apart || digits >= kLeastDigits) && !JoinsRange(numerals, current.begin, begin)) {
      cut(begin);
      digits = 0;
    }
  }
  AddNumeral({current.begin, numerals.end});
}

void LineSplitter::AddNumeral(Span numeral) {
  numeral = Stripped(numeral);
  const std::size_t blank = TextOf(numeral).rfind(' ');
  if (blank != std::string_view::npos && IsRangeWord(TextOf(numeral).substr(blank + 1))) {
    numeral = Stripped({numeral.begin, numeral.begin + blank});
  }
  if (numeral.begin == numeral.end) return;
  const std::size_t least = trunk_ ? 1 : kLeastWeakDigits;
  const bool like_number = CountDigits(numeral) >= least;
  pieces_.push_back({numeral.begin, numeral.end, like_number});
}

LineSplitter::Token LineSplitter::TokenAt(std::size_t at, std::size_t end) const {
  using Kind = Token::Kind;
  Span span{at, at};
  std::size_t digits = 0;
  std::size_t letters = 0;
  while (span.end < end && classes_[span.end] != TextClass::kBlank) {
    digits += classes_[span.end] == TextClass::kDigit ? 1 : 0;
    letters += classes_[span.end] == TextClass::kLetter ? 1 : 0;
    ++span.end;
  }
  const Span bare = Stripped(span);
  const std::string_view text = TextOf(bare);
  if (digits == 0) {
    if (IsExtensionWord(TextOf(span))) return {Kind::kExtensionWord, span, 0};
    return {letters == 0 ? Kind::kPunctuation : Kind::kWord, span, 0};
  }
  if (IsDateOrTime(text) || IsIpv4Address(text)) return {Kind::kDate, span, 0};
  if (letters == 0) return {Kind::kNumerals, bare, digits};
  if (IsDialUri(text) || IsScientificNumber(text)) return {Kind::kWhole, bare, digits};
  if (text.find('@') != text.npos || text.find("://") != text.npos) return {Kind::kWord, span, 0};
  if (IsExtension(text)) return {Kind::kExtension, bare, digits};
  if (IsNumberPattern(text)) return {Kind::kNumerals, bare, digits};
  if (EndsInExtension(text) || IsVanity(text, digits, letters) || IsMistyped(text, digits)) {
    return {Kind::kNumerals, bare, digits};
  }
  // "Tel:+14155550132"
  const std::size_t colon = text.rfind(':');
  if (colon != text.npos) {
    const Span rest = Stripped({bare.begin + colon + 1, bare.end});
    if (!Has(rest, TextClass::kLetter) && CountDigits(rest) >= kLeastWeakDigits) {
      return {Kind::kNumerals, rest, CountDigits(rest), true};
    }
  }
  return {Kind::kWord, span, 0};
}

// Takes the numbers out of a text that has words as well.
void LineSplitter::AddFromWords(Span segment) {
  using Kind = Token::Kind;
  const std::size_t before = pieces_.size();
  weak_runs_.clear();
  std::size_t words = 0;
  std::size_t dates = 0;
  Span run{0, 0};              // tokens that make up one number; empty if there is none
  bool extension_due = false;  // an extension word stands behind the run
  bool range_due = false;      // a word like "to" stands behind a URI
  const auto close = [&] {
    if (run.begin < run.end) CloseRun(run);
    run = {0, 0};
    extension_due = false;
  };
  for (std::size_t at = segment.begin; at < segment.end;) {
    if (classes_[at] == TextClass::kBlank || classes_[at] == TextClass::kTail) {
      ++at;
      continue;
    }
    const Token token = TokenAt(at, segment.end);
    while (at < segment.end && classes_[at] != TextClass::kBlank) ++at;
    const bool open = run.begin < run.end;
    if (token.kind == Kind::kWhole) {
      // "tel:+14156732010 to tel:+14156732019" is one piece.
      const bool joins = open && range_due && IsDialUri(TextOf(run));
      if (joins) {
        run.end = token.span.end;
        close();
      } else {
        close();
        range_due = false;
        if (IsDialUri(TextOf(token.span))) {
          run = token.span;
        } else {
          CloseRun(token.span);
        }
      }
    } else if (open && IsDialUri(TextOf(run))) {
      if (Connects(run, token.span, segment.end)) {
        range_due = true;
        continue;
      }
      close();
      at = token.span.begin;  // again, by itself
    } else if (token.kind == Kind::kNumerals && extension_due &&
               token.digits <= kMostExtensionDigits) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kNumerals) {
      if (extension_due || token.labelled) close();
      run = run.begin < run.end ? Span{run.begin, token.span.end} : token.span;
    } else if (open && IsVanityWord(TextOf(token.span)) && HasDigits(run, 3) &&
               !HasDigits(run, 5)) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtension && open) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtensionWord && open) {
      extension_due = true;
    } else if (open && IsSizeWord(TextOf(token.span)) && HasDigits(run, kLeastDigits + 1)) {
      run.end = token.span.end;
      close();
    } else if (open && Connects(run, token.span, segment.end)) {
      continue;
    } else if (token.kind != Kind::kPunctuation) {
      dates += token.kind == Kind::kDate ? 1 : 0;
      words += token.kind == Kind::kDate ? 0 : 1;
      close();
    }
  }
  close();
  dates_ += dates;
  if (pieces_.size() > before) {
    words_ += words;
    return;
  }
  if (dates > 0) return;
  for (const Span weak : weak_runs_) pieces_.push_back({weak.begin, weak.end, true});
  if (!weak_runs_.empty()) words_ += words;
  if (weak_runs_.empty()) pieces_.push_back({segment.begin, segment.end, false});
}

// Whether a word stands between the ends of a range, or between a number and the last digits of the
// next.
bool LineSplitter::Connects(Span run, Span word, std::size_t end) const {
  const std::string_view text = TextOf(word);
  const bool from = IsFromWord(text);
  if (!IsRangeWord(text) && !IsListWord(text) && !from) return false;
  const auto skip_blanks = [&](std::size_t at) {
    while (at < end && (classes_[at] == TextClass::kBlank || classes_[at] == TextClass::kTail)) {
      ++at;
    }
    return at;
  };
  const std::size_t next = skip_blanks(word.end);
  if (next == end) return false;
  if (from) {  // "von 00 bis 99"
    const std::size_t behind = skip_blanks(SkipDigits(line_, next));
    return behind > next && behind < end &&
           IsRangeWord(TextOf({behind, std::min(line_.find(' ', behind), end)}));
  }
  if (IsRangeWord(TextOf({next, std::min(line_.find(' ', next), end)}))) return true;  // "fino a"
  const Token token = TokenAt(next, end);
  if (IsDialUri(TextOf(run))) return IsRangeWord(text) && token.kind == Token::Kind::kWhole;
  if (token.kind != Token::Kind::kNumerals || token.labelled) return false;
  if (IsRangeWord(text)) return true;
  return token.digits <= kMostExtensionDigits - 2 && HasDigits(run, kLeastDigits);
}

void LineSplitter::CloseRun(Span run) {
  if (IsDialUri(TextOf(run)) || IsScientificNumber(TextOf(run))) {
    pieces_.push_back({run.begin, run.end, true});
    return;
  }
  const std::size_t digits = CountDigits(run);
  const std::string_view text = TextOf(run);
  const auto letters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), IsAlpha));
  if (digits >= kLeastDigits || IsVanity(text, digits, letters)) {
    AddNumerals(run);
  } else if (digits >= (trunk_ ? kLeastTrunkDigits : kLeastWeakDigits)) {
    weak_runs_.push_back(run);
  }
}

// Words beside a number are labels. A line without any number is reported as a whole.
void LineSplitter::TidyUp() {
  if (pieces_.empty()) return;
  // "REMOVE|415-673-2099" of a list of changes: the number is to go, and counts as a word.
  std::size_t kept_pieces = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece piece = pieces_[kept_pieces++] = pieces_[i];
    const std::string_view word = TextOf({piece.begin, piece.end});
    const bool removes = EqualsIgnoringCase(word, "remove") || EqualsIgnoringCase(word, "delete");
    if (!removes || i + 1 == pieces_.size()) continue;
    ++i;
    ++words_;
  }
  pieces_.resize(kept_pieces);
  const bool any =
      std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.like_number; });
  if (!any) {
    pieces_.front().end = pieces_.back().end;
    pieces_.resize(1);
  } else if (!trunk_) {
    const auto kept = std::remove_if(pieces_.begin(), pieces_.end(), [&](const Piece& p) {
      return !p.like_number && CountDigits({p.begin, p.end}) == 0;
    });
    words_ += static_cast<std::size_t>(pieces_.end() - kept);
    pieces_.erase(kept, pieces_.end());
  }
}

}  // namespace sipattach
