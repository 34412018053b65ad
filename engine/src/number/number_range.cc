#include "number/number_range.h"

#include <algorithm>
#include <array>
#include <utility>

#include "phone/phone.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

constexpr std::size_t kLeastDigits = 7;     // of a whole number
constexpr std::size_t kLeastIdentity = 2;   // of an extension under a trunk
constexpr std::size_t kMostLastDigits = 5;  // that stand for the end of a range by themselves
constexpr std::size_t kMostDifferent = 6;   // last digits in which the ends of a range differ
constexpr std::size_t kMostNumerals = 18;   // that fit into 64 bits
constexpr std::size_t kMostPositions = 32;  // of a pattern
constexpr std::size_t kMostTextLength = 250;

// Words between blanks: a text holds one of them as " word ".
constexpr std::string_view kRangeWords =
    " to thru through until till upto up bis a \u00e0 \u00c0 al au ad hasta at\u00e9 ate tot "
    "jusqu'\u00e0 jusqu'au fino \u0434\u043e \u043f\u043e end ending endnumber endingnumber ";
constexpr std::string_view kFromWords = " von from de du da dal del desde ab ";
constexpr std::string_view kListWords = " and & und et y e or oder / ";
constexpr std::string_view kSizeWords =
    " numbers nos dids ddis tns lines nummern rufnummern numeros n\u00fameros num\u00e9ros numeri ";

constexpr std::uint16_t kAnyDigit = 0x3FF;
// The digits that a place of a pattern may have, as bits.
using DigitSet = std::uint16_t;

bool IsAmong(std::string_view words, std::string_view word) {
  if (word.empty() || word.size() > 16 || word.find(' ') != std::string_view::npos) return false;
  return words.find(" " + Lowercase(word) + " ") != std::string_view::npos;
}

bool IsSeparator(char c) { return std::string_view(" -.()/").find(c) != std::string_view::npos; }

// "+1 (415) 673-2000": a number and nothing else.
bool IsPlain(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  return std::all_of(text.begin(), text.end(), [](char c) { return IsDigit(c) || IsSeparator(c); });
}

// A number without whatever stands before it, and without separators behind.
std::string_view Bare(std::string_view text) {
  const std::size_t begin = text.find_first_of("+(0123456789");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  while (!text.empty() && !IsDigit(text.back())) text.remove_suffix(1);
  return text;
}

// With ASCII in place of the dashes, dots and arrows of other character sets.
std::string WithPlainDashes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = DecodeUtf8(text, at);
    const char32_t c = point.value;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63) {
      out += '-';
    } else if (c == 0x2026 || c == 0x2025) {
      out += "..";
    } else if (c == 0x301C || c == 0x223C || c == 0x2192) {
      out += '~';
    } else {
      out += text.substr(at, point.length);
    }
    at += point.length;
  }
  return out;
}

std::uint64_t NumeralOf(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

// How many numbers there are from one to the other; 0 where these are no ends of a range.
std::uint64_t CountBetween(std::string_view first, std::string_view last) {
  if (first.size() != last.size() || first.size() > kMostNumerals) return 0;
  const std::size_t plus = first.starts_with('+') ? 1 : 0;
  if (plus != (last.starts_with('+') ? 1u : 0u) || last < first) return 0;
  const std::uint64_t count = NumeralOf(last.substr(plus)) - NumeralOf(first.substr(plus)) + 1;
  return count <= 1'000'000 ? count : 0;
}

class RangeFinder {
 public:
  explicit RangeFinder(const NumberContext& context) : context_(context) {}

  std::optional<NumberRange> Find(std::string_view text) {
    // "[4156732000-4156732019]#", a dial plan's, also without its first bracket: no class of
    // digits.
    const std::size_t close = text.find(']');
    if (close != std::string_view::npos && close + 2 >= text.size() &&
        text.find('[', 1) == std::string_view::npos && CountDigits(text) >= 2 * kLeastDigits) {
      text = text.substr(text.front() == '[' ? 1 : 0, close - (text.front() == '[' ? 1 : 0));
    }
    if (auto range = FindPattern(text)) return range;
    if (auto range = FindBlock(text)) return range;
    if (auto range = FindSize(text)) return range;
    if (auto range = FindConnector(text)) return range;
    if (auto range = FindListed(text)) return range;
    return FindDash(text);
  }

  // -- "+39 0461 234500-99", "2000-2009", "03 8302 8100 - 03 8302 8199"

  [[nodiscard]] std::optional<NumberRange> FindDash(std::string_view text) const {
    const std::size_t least = LeastDigits(text);
    for (std::size_t dash = text.find('-'); dash != std::string_view::npos;
         dash = text.find('-', dash + 1)) {
      const std::string_view first = Bare(text.substr(0, dash));
      const std::string_view last = Bare(text.substr(dash + 1));
      const std::size_t digits = CountDigits(last);
      if (CountDigits(first) < least || digits == 0 || !IsPlain(first) || !IsPlain(last)) continue;
      const bool whole = digits >= kLeastDigits - 1;
      if (whole && AreEndsOfRange(first, last)) return Between(first, last);
      if (whole || last.find('-') != std::string_view::npos) continue;
      if (digits > kMostLastDigits || digits > CountDigits(first)) continue;
      return JudgeLastDigits(text, first, last);
    }
    return std::nullopt;
  }

 private:
  struct Set {
    DigitSet digits;
    bool open;  // not given as a digit
  };

  [[nodiscard]] bool IsIdentity(std::string_view text) const {
    return context_.trunk && !text.starts_with('+');
  }
  [[nodiscard]] std::size_t LeastDigits(std::string_view text) const {
    return IsIdentity(text) ? kLeastIdentity : kLeastDigits;
  }

  // The number as it is counted from: "+…", or digits; empty where it is none.
  [[nodiscard]] std::string BaseOf(std::string_view text, std::string_view region,
                                   bool* valid = nullptr) const {
    if (!IsPlain(text)) return "";
    if (IsIdentity(text) || (region.empty() && !text.starts_with('+'))) return DigitsOf(text);
    const phone::Number number = phone::Read(text, region, /*formats=*/false);
    if (number.error != phone::ParseError::kNone || number.length != phone::Length::kPossible) {
      return "";
    }
    if (valid != nullptr) *valid = number.valid;
    return number.e164;
  }
  [[nodiscard]] bool IsValid(std::string_view text) const {
    bool valid = false;
    return !BaseOf(text, context_.default_region, &valid).empty() && valid;
  }

  // The range between two texts; `last` may be the last digits only.
  [[nodiscard]] NumberRange Between(std::string_view first, std::string_view last) const {
    NumberRange range;
    range.first = BaseOf(first, context_.default_region);
    const std::string digits = DigitsOf(last);
    if (range.first.empty() || !IsPlain(last) || digits.empty()) return range;
    std::string whole;
    if (last.starts_with('+') || digits.size() >= kLeastDigits) {
      whole = BaseOf(last, RegionOf(first));
      if (CountBetween(range.first, whole) == 0) whole = "+" + digits;
    }
    if (CountBetween(range.first, whole) == 0) whole = digits;
    if (CountBetween(range.first, whole) == 0 && digits.size() < range.first.size() &&
        !HasShorterGroup(first, digits.size())) {
      whole = range.first.substr(0, range.first.size() - digits.size()) + digits;
    }
    range.count = CountBetween(range.first, whole);
    if (range.count > 0) range.last = std::move(whole);
    return range;
  }

  // National numbers at the end of a range are those of its first number's country.
  [[nodiscard]] std::string RegionOf(std::string_view first) const {
    if (!first.starts_with('+')) return context_.default_region;
    return phone::Read(first, "", /*formats=*/false).region;
  }

  // "123450-0 to 99": whether 00 or 10 comes after 0 cannot be told.
  static bool HasShorterGroup(std::string_view first, std::size_t digits) {
    const std::size_t dash = first.rfind('-');
    return dash != std::string_view::npos && CountDigits(first.substr(dash)) < digits;
  }

  // -- "+44207946000X", "+1415673[2-3]000", "^\+1415673\d{4}$", "_2XXX"

  std::optional<NumberRange> FindPattern(std::string_view text) {
    const bool dial_plan = text.starts_with('_');
    if (dial_plan) text.remove_prefix(1);
    std::vector<Set> sets;
    bool plus = false;
    bool bracket = false;
    bool endless = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      char c = text[at];
      if (c == '\\' && at + 1 < text.size()) {
        c = text[++at];
        if (c == 'd') c = 'X';
      }
      if (IsDigit(c)) {
        // "415 555 2671 x12" is an extension.
        if (!sets.empty() && sets.back().open && !bracket) return std::nullopt;
        sets.push_back({static_cast<DigitSet>(1u << (c - '0')), false});
      } else if (c == 'X' || c == 'x' || c == '?' || c == '*' ||
                 (dial_plan && (c == 'Z' || c == 'N'))) {
        if (c == '*' && (context_.trunk || at + 1 < text.size())) {
          if (context_.trunk || text.find_first_not_of('*', at) != std::string_view::npos)
            return std::nullopt;
        }
        const unsigned least = c == 'Z' ? 1 : c == 'N' ? 2 : 0;
        sets.push_back({static_cast<DigitSet>(kAnyDigit & ~((1u << least) - 1)), true});
      } else if (c == '[') {
        const std::size_t end = std::min(text.find(']', at), text.size());
        const DigitSet digits = ClassOf(text.substr(at + 1, end - at - 1));
        if (digits == 0) return std::nullopt;
        bracket = true;
        sets.push_back({digits, true});
        at = end;
      } else if (c == '{' && !sets.empty()) {
        const std::size_t end = std::min(text.find('}', at), text.size());
        const std::string times = DigitsOf(text.substr(at, end - at));
        if (times.empty() || times.size() > 2) return std::nullopt;
        for (std::uint64_t more = NumeralOf(times); more > 1 && sets.size() < kMostPositions;
             --more) {
          sets.push_back(sets.back());
        }
        at = end;
      } else if (c == '+' && sets.empty() && !plus) {
        plus = true;
      } else if (dial_plan && (c == '.' || c == '!') && at + 1 == text.size()) {
        endless = true;
      } else if (c != '^' && c != '$' && !IsSeparator(c) && !(c == '#' && at + 1 == text.size())) {
        return std::nullopt;
      }
      if (sets.size() >= kMostPositions) return std::nullopt;
    }
    return RangeOf(sets, plus, bracket || dial_plan, endless);
  }

  // What stands between brackets: "2-5", "25", "2,5". 0 where that is no class of digits.
  static DigitSet ClassOf(std::string_view text) {
    DigitSet digits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == ',') continue;
      if (!IsDigit(text[at])) return 0;
      char last = text[at];
      if (at + 2 < text.size() && text[at + 1] == '-' && IsDigit(text[at + 2])) last = text[at + 2];
      if (last < text[at]) return 0;
      for (char c = text[at]; c <= last; ++c) digits |= static_cast<DigitSet>(1u << (c - '0'));
      if (last != text[at]) at += 2;
    }
    return digits;
  }

  [[nodiscard]] std::optional<NumberRange> RangeOf(const std::vector<Set>& sets, bool plus,
                                                   bool certain, bool endless) const {
    const auto open = static_cast<std::size_t>(
        std::count_if(sets.begin(), sets.end(), [](const Set& set) { return set.open; }));
    if (open == 0 && !endless) return std::nullopt;
    if (sets.size() < 2 || open == sets.size()) return std::nullopt;
    std::string least = plus ? "+" : "";
    std::string most = least;
    std::size_t first_open = sets.size();
    std::uint64_t count = 1;
    bool in_a_row = true;
    for (std::size_t at = 0; at < sets.size(); ++at) {
      const std::string digits = DigitsIn(sets[at].digits);
      least += digits.front();
      most += digits.back();
      if (digits.size() == 1) {
        in_a_row = in_a_row && first_open == sets.size();
        continue;
      }
      count = std::min<std::uint64_t>(count * digits.size(), 1'000'000'000);
      const bool all = digits.size() == 10;
      const bool row =
          digits.size() == static_cast<std::size_t>(digits.back() - digits.front()) + 1;
      in_a_row = in_a_row && (first_open == sets.size() ? row : all);
      first_open = std::min(first_open, at);
    }
    NumberRange range;
    range.first = BaseOf(least, context_.default_region);
    range.last = BaseOf(most, context_.default_region);
    const bool fits = !range.first.empty() && range.first.size() == range.last.size();
    // A lone x behind a number that is complete without it is the word for an extension.
    if (!fits && !certain && open < 2) return std::nullopt;
    if (!fits || endless) return NumberRange();
    range.count = count;
    if (in_a_row || count > kMaxRange) return range;
    const std::size_t kept = range.first.size() - (sets.size() - first_open);
    range.scattered.assign(1, range.first.substr(0, kept));
    for (std::size_t at = first_open; at < sets.size(); ++at) {
      std::vector<std::string> longer;
      for (const std::string& begin : range.scattered) {
        for (const char digit : DigitsIn(sets[at].digits)) longer.push_back(begin + digit);
      }
      range.scattered = std::move(longer);
    }
    return range;
  }

  static std::string DigitsIn(DigitSet set) {
    std::string digits;
    for (int digit = 0; digit < 10; ++digit) {
      if ((set >> digit) & 1) digits += static_cast<char>('0' + digit);
    }
    return digits;
  }

  // -- "+14156732000 (20 numbers)"

  [[nodiscard]] std::optional<NumberRange> FindSize(std::string_view text) const {
    const bool closed = text.ends_with(')');
    if (closed) text.remove_suffix(1);
    const std::size_t behind = text.find_last_of("0123456789");
    if (behind == std::string_view::npos) return std::nullopt;
    const std::string_view noun = Trim(text.substr(behind + 1));
    std::size_t begin = behind + 1;
    while (begin > 0 && IsDigit(text[begin - 1])) --begin;
    const std::string_view size = text.substr(begin, behind + 1 - begin);
    const std::string_view first = Bare(text.substr(0, begin));
    if (size.size() > 6 || CountDigits(first) < LeastDigits(first)) return std::nullopt;
    if (noun.empty()) {
      // "+49 30 901820 (100)": a size, or digits of the number?
      const bool bracket = closed && begin > 0 && text[begin - 1] == '(';
      if (!bracket || !IsValid(first)) return std::nullopt;
      return NumberRange();
    }
    if (!IsSizeWord(noun)) return std::nullopt;
    NumberRange range;
    range.first = BaseOf(first, context_.default_region);
    const std::uint64_t count = NumeralOf(size);
    if (range.first.empty() || count == 0) return NumberRange();
    range.last = Advanced(range.first, count - 1);
    if (range.last.empty()) return NumberRange();
    range.count = count;
    return range;
  }

  // The number so many places further; empty where it would need more digits.
  static std::string Advanced(const std::string& number, std::uint64_t by) {
    const std::size_t plus = number.starts_with('+') ? 1 : 0;
    if (number.size() > kMostNumerals) return "";
    const std::string digits = std::to_string(NumeralOf(number.substr(plus)) + by);
    const std::size_t width = number.size() - plus;
    if (digits.size() > width) return "";
    return number.substr(0, plus) + std::string(width - digits.size(), '0') + digits;
  }

  // -- "+49 30 90182 (00-99)", "030-90182 von 00 bis 99"

  [[nodiscard]] std::optional<NumberRange> FindBlock(std::string_view text) const {
    while (!text.empty() && !IsDigit(text.back())) text.remove_suffix(1);
    const auto take_digits = [&] {
      std::size_t begin = text.size();
      while (begin > 0 && IsDigit(text[begin - 1])) --begin;
      const std::string_view digits = text.substr(begin);
      text.remove_suffix(digits.size());
      return digits;
    };
    const std::string_view last = take_digits();
    const std::size_t gap = text.find_last_of("0123456789");
    if (gap == std::string_view::npos) return std::nullopt;
    const std::string_view between = text.substr(gap + 1);
    if (Trim(between) != "-" && !IsConnector(between)) return std::nullopt;
    text.remove_suffix(between.size());
    const std::string_view first = take_digits();
    if (first.size() != last.size() || first.size() > kMostLastDigits || last < first) {
      return std::nullopt;
    }
    const std::string_view stem = Bare(text);
    const std::size_t end = text.find_last_of("0123456789");
    if (CountDigits(stem) + first.size() < LeastDigits(stem) || !IsPlain(stem)) return std::nullopt;
    const std::string_view before = Trim(text.substr(std::min(end + 1, text.size())));
    if (before != "(" && !IsFromWord(before)) return std::nullopt;
    const std::string whole(stem);
    return Between(whole + std::string(first), whole + std::string(last));
  }

  // -- "4156732000 to 2018", "2000..2009", "+14156732000 - +14156732018"

  [[nodiscard]] std::optional<NumberRange> FindConnector(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      if (!IsDigit(text[at])) {
        ++at;
        continue;
      }
      while (at < text.size() && IsDigit(text[at])) ++at;
      const std::size_t next = text.find_first_of("0123456789", at);
      if (next == std::string_view::npos) return std::nullopt;
      const std::string_view gap = text.substr(at, next - at);
      if (!IsConnector(gap)) continue;
      const std::string_view first = Bare(text.substr(0, at));
      std::size_t begin = at + gap.find_last_not_of("+(") + 1;
      if (begin < at || begin > next) begin = next;
      std::string_view last = text.substr(begin);
      while (!last.empty() && !IsDigit(last.back())) last.remove_suffix(1);
      if (CountDigits(first) < LeastDigits(first)) return std::nullopt;
      if (!IsPlain(first) || !IsPlain(last)) return std::nullopt;
      return Between(first, last);
    }
    return std::nullopt;
  }

  static bool IsConnector(std::string_view gap) {
    if (gap.find("..") != std::string_view::npos || gap.find('~') != std::string_view::npos ||
        gap.find("->") != std::string_view::npos || gap.find("=>") != std::string_view::npos) {
      return true;
    }
    if (Trim(gap).starts_with(':') && gap.ends_with('+')) return true;
    bool words = false;
    while (!gap.empty()) {
      const std::size_t end = std::min(gap.find(' '), gap.size());
      const std::string_view word = gap.substr(0, end);
      gap.remove_prefix(std::min(end + 1, gap.size()));
      if (word.find_first_not_of("-+().:\"'") == std::string_view::npos) continue;
      if (StartsWithIgnoringCase(word, "tel:")) continue;
      if (!IsRangeWord(word)) return false;
      words = true;
    }
    return words;
  }

  // -- "030 901820-10/-11/-12", "415-673-2000 & 2001"

  [[nodiscard]] std::optional<NumberRange> FindListed(std::string_view text) const {
    std::string plain(text);
    bool with_words = false;
    for (std::size_t at = plain.find(' '); at != std::string::npos; at = plain.find(' ', at + 1)) {
      const std::size_t end = plain.find(' ', at + 1);
      if (end == std::string::npos ||
          !IsListWord(std::string_view(plain).substr(at + 1, end - at - 1)))
        continue;
      with_words = with_words || plain[at + 1] != '/';
      plain.replace(at, end - at + 1, "/");
    }
    std::replace(plain.begin(), plain.end(), '&', '/');
    std::size_t slash = plain.find('/');
    while (slash != std::string::npos &&
           CountDigits(std::string_view(plain).substr(0, slash)) < LeastDigits(plain)) {
      slash = plain.find('/', slash + 1);
    }
    if (slash == std::string::npos) return std::nullopt;
    const std::string_view first = Bare(std::string_view(plain).substr(0, slash));
    bool certain = with_words || text.find('&') != std::string_view::npos;
    std::vector<std::string> ends;
    for (std::string_view rest = std::string_view(plain).substr(slash); !rest.empty();) {
      rest.remove_prefix(1);
      const std::size_t end = std::min(rest.find('/'), rest.size());
      std::string_view part = Trim(rest.substr(0, end));
      certain = certain || part.starts_with('-');
      if (part.starts_with('-')) part.remove_prefix(1);
      if (part.empty() || part.size() > kMostLastDigits ||
          !std::all_of(part.begin(), part.end(), IsDigit)) {
        return std::nullopt;
      }
      ends.emplace_back(part);
      rest.remove_prefix(end);
    }
    if (!IsPlain(first)) return std::nullopt;
    const bool national =
        !IsIdentity(first) && (first.starts_with('+') || !context_.default_region.empty());
    if (!certain && national && !IsValid(first)) return std::nullopt;
    NumberRange range = Listed(first, ends, certain || ends.size() > 1);
    // "041234567/8": two numbers, or one whose digits a slash parts.
    range.maybe_one = !certain && national && IsValid(plain);
    return range;
  }

  [[nodiscard]] NumberRange Listed(std::string_view first, const std::vector<std::string>& ends,
                                   bool certain) const {
    NumberRange range;
    range.first = BaseOf(first, context_.default_region);
    if (range.first.empty()) return range;
    std::vector<std::string> numbers{range.first};
    bool in_a_row = true;
    for (const std::string& end : ends) {
      if (end.size() > range.first.size() || HasShorterGroup(first, end.size()))
        return NumberRange();
      std::string number = range.first.substr(0, range.first.size() - end.size()) + end;
      if (number <= numbers.back()) return NumberRange();
      in_a_row = in_a_row && CountBetween(numbers.back(), number) == 2;
      numbers.push_back(std::move(number));
    }
    // "234500/99" may be two numbers or a hundred.
    if (!in_a_row && !certain) return NumberRange();
    range.last = numbers.back();
    range.count = numbers.size();
    if (!in_a_row) range.scattered = std::move(numbers);
    return range;
  }

  // A dash before a few digits is part of most numbers as they are written. It is one of a range
  // where the digits before it are a number, and all of them are none.
  [[nodiscard]] std::optional<NumberRange> JudgeLastDigits(std::string_view text,
                                                           std::string_view first,
                                                           std::string_view last) const {
    const std::string before = DigitsOf(first);
    const std::string end = DigitsOf(last);
    const bool forward = before.substr(before.size() - end.size()) < end;
    if (IsIdentity(text)) {
      const bool numerals = std::all_of(first.begin(), first.end(), IsDigit);
      if (!numerals || !forward ||
          (before.size() == end.size() && before.size() > kMostDifferent + 1))
        return std::nullopt;
      const bool is_number = !context_.default_region.empty() && before.size() >= kLeastDigits &&
                             phone::Read(text, context_.default_region, false).valid;
      return is_number ? std::nullopt : std::optional(Between(first, last));
    }
    // Backwards only what is long enough to be told from a number without being read.
    if (!forward && before.size() + (text.starts_with('+') ? 0 : 1) < kLeastDigits + 3)
      return std::nullopt;
    if (context_.default_region.empty() && !text.starts_with('+')) {
      return before.size() + end.size() > 11 && forward ? std::optional(Between(first, last))
                                                        : std::nullopt;
    }
    bool first_valid = false;
    if (BaseOf(first, context_.default_region, &first_valid).empty()) return std::nullopt;
    bool all_valid = false;
    const bool all_possible = !BaseOf(Bare(text), context_.default_region, &all_valid).empty();
    const bool block =
        first_valid && (IsZerosToNines(first, last) || IsTooLongForOne(text, first, last));
    if (all_valid ? !block : (all_possible && !first_valid)) return std::nullopt;
    return Between(first, last);
  }

  // "12345-00-99", "12345-0-9": the extensions of a whole block.
  static bool IsZerosToNines(std::string_view first, std::string_view last) {
    const std::size_t dash = first.find_last_of("- ");
    if (dash == std::string_view::npos) return false;
    const std::string_view zeros = first.substr(dash + 1);
    return !zeros.empty() && zeros.find_first_not_of('0') == std::string_view::npos &&
           last.find_first_not_of('9') == std::string_view::npos;
  }

  // "+49 30 12345-100-199": two extensions of three digits make one number of 15.
  static bool IsTooLongForOne(std::string_view text, std::string_view first,
                              std::string_view last) {
    constexpr std::size_t kUnusual = 15;
    const std::size_t dash = first.rfind('-');
    return dash != std::string_view::npos && first.size() - dash - 1 == last.size() &&
           first.substr(dash + 1) < last && CountDigits(text) >= kUnusual;
  }

  const NumberContext& context_;
};

enum class Sign { kNone, kDash, kAny };

// What there is in a text that a number alone does not have; dashes are in most numbers.
Sign SignOfRange(std::string_view text) {
  std::size_t digits = 0;
  Sign sign = Sign::kNone;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (IsDigit(c)) {
      ++digits;
    } else if (c == '(') {
      if (digits >= kLeastDigits) return Sign::kAny;
    } else if (c == '.') {
      if (at + 1 < text.size() && text[at + 1] == '.') return Sign::kAny;
    } else if (c == '-') {
      sign = Sign::kDash;
    } else if (c != ' ' && c != ')' && c != '+') {
      return Sign::kAny;
    }
  }
  return digits == 0 ? Sign::kNone : sign;
}

}  // namespace

std::optional<NumberRange> FindRange(std::string_view text, const NumberContext& context) {
  if (text.size() > kMostTextLength) return std::nullopt;
  switch (SignOfRange(text)) {
    case Sign::kNone:
      return std::nullopt;
    case Sign::kDash:
      return RangeFinder(context).FindDash(text);
    default:
      return RangeFinder(context).Find(WithPlainDashes(text));
  }
}

std::vector<std::string> NumbersOf(const NumberRange& range) {
  if (!range.scattered.empty()) return range.scattered;
  std::vector<std::string> numbers{range.first};
  numbers.reserve(static_cast<std::size_t>(range.count));
  while (numbers.size() < range.count) {
    std::string next = numbers.back();
    std::size_t at = next.size();
    while (at > 0 && next[at - 1] == '9') next[--at] = '0';
    if (at > 0 && IsDigit(next[at - 1])) ++next[at - 1];
    numbers.push_back(std::move(next));
  }
  return numbers;
}

namespace {

// Puts the numbers in place of the entry: of a list, of the single number, or of a whole document.
std::vector<PatchOperation> Expansion(std::vector<std::string> numbers, const Pointer& at) {
  constexpr std::string_view kOne = "/phone_number";
  std::string_view path = at.text();
  std::vector<PatchOperation> patch;
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? "" : path.substr(slash + 1);
  if (name.empty() || !std::all_of(name.begin(), name.end(), IsDigit)) {
    if (path.ends_with(kOne)) {
      patch.push_back(Remove(at));
      patch.push_back(Add(at, numbers));
      patch.back().path += 's';
    } else {
      patch.push_back(Replace(at, numbers));
    }
    return patch;
  }
  patch.reserve(numbers.size());
  auto index = static_cast<std::size_t>(NumeralOf(name));
  const std::string list(path.substr(0, slash + 1));
  for (std::string& number : numbers) {
    const bool first = patch.empty();
    patch.push_back(
        {first ? "replace" : "add", list + std::to_string(index++), "", std::move(number)});
  }
  return patch;
}

}  // namespace

void ReportRange(const NumberRange& range, std::string_view shown, const NumberContext& context,
                 const Pointer& at, Report& report) {
  if (range.count == 0) {
    report.Add(Code::kNumberRangeUnclear, at, {{"number", shown}});
    return;
  }
  if (range.count > kMaxRange) {
    report.Add(Code::kNumberRangeTooLarge, at,
               {{"number", shown},
                {"first", range.first},
                {"last", range.last},
                {"count", range.count},
                {"limit", kMaxRange}});
    return;
  }
  Diagnostic& diagnostic = report.Add(
      Code::kNumberRange, at,
      {{"number", shown}, {"first", range.first}, {"last", range.last}, {"count", range.count}});
  if (range.count > context.expandable) return;
  diagnostic.fix =
      Fix("Expand to " + std::to_string(range.count) + " numbers", Expansion(NumbersOf(range), at));
  diagnostic.fix->choice = range.maybe_one;
}

bool IsRangeWord(std::string_view word) {
  while (!word.empty() && std::string_view("-.:()").find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && std::string_view("-.:()+").find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return IsAmong(kRangeWords, word);
}

bool IsFromWord(std::string_view word) { return IsAmong(kFromWords, word); }

bool IsListWord(std::string_view word) { return IsAmong(kListWords, word); }

bool IsSizeWord(std::string_view word) {
  if (word.ends_with(')')) word.remove_suffix(1);
  return IsAmong(kSizeWords, word);
}

bool IsNumberPattern(std::string_view word) {
  std::size_t digits = 0;
  std::size_t open = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (IsDigit(c)) {
      ++digits;
    } else if (c == 'x' || c == 'X' || c == '[' || c == '?' ||
               (c == 'd' && at > 0 && word[at - 1] == '\\')) {
      ++open;
    } else if (std::string_view("+-.()[]{}\\^$_").find(c) == std::string_view::npos &&
               !(c == '#' && at + 1 == word.size())) {
      return false;
    }
  }
  return digits > 0 && open > 0 && digits + open >= 3;
}

bool AreEndsOfRange(std::string_view first, std::string_view last) {
  std::string a = DigitsOf(first);
  std::string b = DigitsOf(last);
  if (std::min(a.size(), b.size()) < kLeastDigits - 1) return false;
  // Beyond calling codes and zeros that only one of them has.
  const std::size_t common = std::min(a.size(), b.size()) - (a.size() == b.size() ? 0 : 1);
  a.erase(0, a.size() - common);
  b.erase(0, b.size() - common);
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin()).first;
  const auto alike = static_cast<std::size_t>(differ - a.begin());
  return alike >= 3 && common - alike <= kMostDifferent && a <= b;
}

}  // namespace sipattach
