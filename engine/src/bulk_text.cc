#include "bulk_text.h"

#include <algorithm>
#include <string>

#include "ascii.h"
#include "clean_text.h"
#include "letters_for_digits.h"
#include "utf8.h"

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
constexpr std::size_t kLongestParameterName = 32;

bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix) {
  return EqualsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

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

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
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
bool IsVanityWord(std::string_view word, std::size_t digits_before) {
  return word.size() >= 6 && (digits_before == 3 || digits_before == 4) &&
         std::all_of(word.begin(), word.end(), IsUpper);
}

// "9O182O", "2O": part of a number with a letter for a digit. "O2" is a carrier.
bool IsMistyped(std::string_view token, std::size_t digits) {
  if (digits < kLeastWeakDigits && IsAlpha(token[0])) return false;
  const std::string meant = WithDigitsForLetters(token);
  return !meant.empty() && std::none_of(meant.begin(), meant.end(), IsAlpha);
}

}  // namespace

bool BeginsParameter(std::string_view line, std::size_t at) {
  if (line[at] != ';') return false;
  const std::size_t limit = std::min(line.size(), at + kLongestParameterName);
  std::size_t end = at + 1;
  while (end < limit && (IsAlpha(line[end]) || line[end] == '-')) ++end;
  return end > at + 1 && end < line.size() && line[end] == '=';
}

std::size_t NextSeparator(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    at = std::min(line.find_first_of(",;|\t", at), line.size());
    if (at == line.size() || !(IsDecimalComma(line, at) || BeginsParameter(line, at))) break;
    ++at;
  }
  return at;
}

bool IsScientificNumber(std::string_view text) {
  std::size_t at = SkipDigits(text, text.starts_with('+') ? 1 : 0);
  if (at == 0 || at >= text.size()) return false;
  if (text[at] == '.' || text[at] == ',') at = SkipDigits(text, at + 1);
  if (at >= text.size() || Lower(text[at]) != 'e') return false;
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  return at < text.size() && SkipDigits(text, at) == text.size();
}

bool IsDateOrTime(std::string_view text) {
  std::size_t groups[3] = {0, 0, 0};
  std::size_t count = 0;
  char separator = '\0';
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = SkipDigits(text, at);
    if (end == at || count == 3) return false;
    groups[count++] = end - at;
    if (end == text.size()) break;
    if (separator != '\0' && text[end] != separator) return false;
    separator = text[end];
    at = end + 1;
  }
  if (separator == ':') return groups[0] <= 2 && groups[1] == 2;
  if (count != 3 || (separator != '-' && separator != '.' && separator != '/')) return false;
  const bool year_first = groups[0] == 4 && groups[1] <= 2 && groups[2] <= 2;
  const bool year_last = groups[0] <= 2 && groups[1] <= 2 && groups[2] == 4;
  return year_first || year_last;
}

// A word, a number or a part of one, between blanks.
struct LineSplitter::Token {
  enum class Kind { kWord, kNumerals, kExtensionWord, kExtension, kWhole, kPunctuation };
  Kind kind;
  Span span;
  std::size_t digits = 0;
  bool labelled = false;  // a label was cut off: "Tel:+14155550132"
};

const std::vector<Piece>& LineSplitter::Split(std::string_view line) {
  line_ = line;
  pieces_.clear();
  Classify();
  SplitAtSeparators();
  TidyUp();
  return pieces_;
}

void LineSplitter::Classify() {
  classes_.assign(line_.size(), TextClass::kTail);
  for (std::size_t at = 0; at < line_.size();) {
    if (static_cast<unsigned char>(line_[at]) < 0x80) {
      classes_[at] = ClassOfAscii(line_[at]);
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
  } else if (!Has(segment, TextClass::kLetter)) {
    AddNumerals(segment);
  } else {
    AddFromWords(segment);
  }
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
        if (digits + (run_end - at - 1) > kMostDigits) {
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
    if (apart || digits >= kLeastDigits) {
      cut(begin);
      digits = 0;
    }
  }
  AddNumeral({current.begin, numerals.end});
}

void LineSplitter::AddNumeral(Span numeral) {
  numeral = Stripped(numeral);
  if (numeral.begin == numeral.end) return;
  const std::size_t least = trunk_ ? 1 : kLeastWeakDigits;
  const bool like_number = CountDigits(numeral) >= least && !IsDateOrTime(TextOf(numeral));
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
  if (letters == 0) {
    return {IsDateOrTime(text) ? Kind::kWord : Kind::kNumerals, bare, digits};
  }
  if (IsDialUri(text) || IsScientificNumber(text)) return {Kind::kWhole, bare, digits};
  if (text.find('@') != text.npos || text.find("://") != text.npos) return {Kind::kWord, span, 0};
  if (IsExtension(text)) return {Kind::kExtension, bare, digits};
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
  Span run{0, 0};              // tokens that make up one number; empty if there is none
  bool extension_due = false;  // an extension word stands behind the run
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
      close();
      CloseRun(token.span);
    } else if (token.kind == Kind::kNumerals && extension_due &&
               token.digits <= kMostExtensionDigits) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kNumerals) {
      if (extension_due || token.labelled) close();
      run = run.begin < run.end ? Span{run.begin, token.span.end} : token.span;
    } else if (open && IsVanityWord(TextOf(token.span), CountDigits(run))) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtension && open) {
      run.end = token.span.end;
      close();
    } else if (token.kind == Kind::kExtensionWord && open) {
      extension_due = true;
    } else if (token.kind != Kind::kPunctuation) {
      close();
    }
  }
  close();
  if (pieces_.size() > before) return;
  for (const Span weak : weak_runs_) pieces_.push_back({weak.begin, weak.end, true});
  if (weak_runs_.empty()) pieces_.push_back({segment.begin, segment.end, false});
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
  const bool any =
      std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.like_number; });
  if (!any) {
    pieces_.front().end = pieces_.back().end;
    pieces_.resize(1);
  } else if (!trunk_) {
    pieces_.erase(std::remove_if(pieces_.begin(), pieces_.end(),
                                 [&](const Piece& p) {
                                   return !p.like_number && CountDigits({p.begin, p.end}) == 0;
                                 }),
                  pieces_.end());
  }
}

}  // namespace sipattach
