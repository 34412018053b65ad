// Numbers with open digits: as patterns of dial plans, as regular expressions, or with an X for
// each digit. Masked digits look like the latter.

#include <algorithm>
#include <cstdint>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kMostPositions = 32;

// The digits that are allowed at one place of a pattern, as bits.
using DigitSet = std::uint16_t;
constexpr DigitSet kAnyDigit = 0x3FF;

struct Place {
  DigitSet digits;
  bool open;  // a wildcard or a class
};

// The digits of a class in brackets: "2-5", "25", "2,5". 0 if it is not a class of digits: a class
// has no digit twice, so "00-99" is not one.
DigitSet ClassOf(std::string_view text) {
  DigitSet digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ',') continue;
    if (!IsDigit(text[at])) return 0;
    char last = text[at];
    if (at + 2 < text.size() && text[at + 1] == '-' && IsDigit(text[at + 2])) last = text[at + 2];
    if (last < text[at]) return 0;
    for (char c = text[at]; c <= last; ++c) {
      const auto digit = static_cast<DigitSet>(1u << (c - '0'));
      if ((digits & digit) != 0) return 0;
      digits |= digit;
    }
    if (last != text[at]) at += 2;
  }
  return digits;
}

std::string DigitsIn(DigitSet set) {
  std::string digits;
  for (int digit = 0; digit < 10; ++digit) {
    if ((set >> digit) & 1) digits += static_cast<char>('0' + digit);
  }
  return digits;
}

// Digits that fit no number are a pattern only if at least `least_open` places are open.
std::optional<NumberRange> RangeOf(const std::vector<Place>& places, bool plus,
                                   std::size_t least_open, bool endless, const RangeEnds& ends) {
  const auto open = static_cast<std::size_t>(
      std::count_if(places.begin(), places.end(), [](const Place& place) { return place.open; }));
  if (open == 0 && !endless) return std::nullopt;
  if (places.size() < 2 || open == places.size()) return std::nullopt;
  std::string least = plus ? "+" : "";
  std::string most = least;
  std::size_t first_open = places.size();
  std::uint64_t count = 1;
  bool in_a_row = true;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const std::string digits = DigitsIn(places[at].digits);
    least += digits.front();
    most += digits.back();
    if (digits.size() == 1) {
      in_a_row = in_a_row && first_open == places.size();
      continue;
    }
    count = std::min<std::uint64_t>(count * digits.size(), 1'000'000'000);
    const bool all = digits.size() == 10;
    const bool row = digits.size() == static_cast<std::size_t>(digits.back() - digits.front()) + 1;
    in_a_row = in_a_row && (first_open == places.size() ? row : all);
    first_open = std::min(first_open, at);
  }
  NumberRange range;
  range.first = ends.BaseOf(least);
  range.last = ends.BaseOf(most);
  const bool fits = !range.first.empty() && range.first.size() == range.last.size();
  if (!fits && open < least_open) return std::nullopt;
  if (!fits || endless) return NumberRange();
  range.count = count;
  if (in_a_row || count > kMaxRange) return range;
  const std::size_t kept = range.first.size() - (places.size() - first_open);
  range.scattered.assign(1, range.first.substr(0, kept));
  for (std::size_t at = first_open; at < places.size(); ++at) {
    std::vector<std::string> longer;
    for (const std::string& begin : range.scattered) {
      for (const char digit : DigitsIn(places[at].digits)) longer.push_back(begin + digit);
    }
    range.scattered = std::move(longer);
  }
  return range;
}

// Where the trailing dots or underscores begin that Cisco dial plans and forms write for open
// digits: "+4930901820..", "030 901820-__". A single one is not a wildcard.
std::size_t BeginOfWildcards(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text[begin - 1] == text.back() && (text.back() == '.' || text.back() == '_'))
    --begin;
  return begin == 0 || begin + 1 == text.size() || text[begin - 1] == ' ' ? text.size() : begin;
}

// "415-NXX-XXXX", "415-555-NNNN", as the North American plan is written. No word consists of these
// letters alone.
bool HasOpenN(std::string_view text) {
  std::size_t open = 0;
  for (const char c : text) {
    if (c == 'N' || c == 'X')
      ++open;
    else if (IsAlpha(c))
      return false;
  }
  return open >= 3 && text.find('N') != std::string_view::npos;
}

// Whether a character stands for any digit: N only in plans, Z only in dial plans.
bool IsWildcard(char c, bool open_n, bool dial_plan) {
  return c == 'X' || c == 'x' || c == '?' || (c == 'N' && open_n) || (c == 'Z' && dial_plan);
}

class PatternReader {
 public:
  PatternReader(std::string_view text, const RangeEnds& ends)
      : ends_(ends),
        dial_plan_(text.starts_with('_')),
        text_(text.substr(dial_plan_ ? 1 : 0)),
        open_n_(dial_plan_ || HasOpenN(text_)),
        wildcards_(BeginOfWildcards(text_)) {}

  std::optional<NumberRange> Read() {
    for (; at_ < text_.size(); ++at_) {
      if (!ReadPlace() || places_.size() >= kMostPositions) return std::nullopt;
    }
    auto range = RangeOf(places_, plus_, LeastOpen(), endless_, ends_);
    // "0207946*": all numbers that begin like that.
    if (range && one_star_ && !ends_.IsValid(range->first)) range = NumberRange();
    if (range) range->maybe_one = may_be_masked_;
    return range;
  }

 private:
  // Reads what is at `at_`, which moves to its last character. Returns false if it belongs to no
  // pattern.
  bool ReadPlace() {
    char c = text_[at_];
    const bool is_escape = c == '\\' && !IsLast();
    if (is_escape) {
      c = text_[++at_];
      if (c == 'd') c = 'X';
      dial_plan_ = dial_plan_ || c == '+';
    }
    if (IsDigit(c)) return AddDigit(c);
    if (c == '*') return AddStar(is_escape);
    if (IsWildcard(c, open_n_, dial_plan_) || at_ >= wildcards_) return AddOpen(c, is_escape);
    if (c == '[') return ReadClass();
    if (c == '{' && !places_.empty()) return ReadTimes();
    if (c == '+' && places_.empty() && !plus_) return plus_ = true;
    if (IsLast() && (c == '%' || (dial_plan_ && (c == '.' || c == '!')))) return endless_ = true;
    return c == '^' || c == '$' || IsNumberSeparator(c) || (c == '#' && IsLast());
  }

  bool IsLast() const { return at_ + 1 == text_.size(); }

  bool AddDigit(char c) {
    // "415 555 2671 x12" is an extension.
    if (!places_.empty() && places_.back().open && !bracket_) return false;
    places_.push_back({static_cast<DigitSet>(1u << (c - '0')), false});
    return true;
  }

  bool AddOpen(char c, bool is_escape) {
    may_be_masked_ = may_be_masked_ || !(dial_plan_ || open_n_ || is_escape);
    const unsigned least = c == 'Z' ? 1 : c == 'N' ? 2 : 0;
    places_.push_back({static_cast<DigitSet>(kAnyDigit & ~((1u << least) - 1)), true});
    return true;
  }

  bool AddStar(bool is_escape) {
    if (ends_.trunk() || text_.find_first_not_of('*', at_) != std::string_view::npos) return false;
    // A single star after a whole number refers to a footnote.
    one_star_ = IsLast() && !places_.empty() && !places_.back().open;
    return !(one_star_ && ends_.IsValid(text_.substr(0, at_))) && AddOpen('*', is_escape);
  }

  // "[2-5]".
  bool ReadClass() {
    const std::size_t end = std::min(text_.find(']', at_), text_.size());
    const DigitSet digits = ClassOf(text_.substr(at_ + 1, end - at_ - 1));
    if (digits == 0) return false;
    bracket_ = true;
    places_.push_back({digits, true});
    at_ = end;
    return true;
  }

  // "{4}", of the place before it.
  bool ReadTimes() {
    const std::size_t end = std::min(text_.find('}', at_), text_.size());
    const std::string times = DigitsOf(text_.substr(at_, end - at_));
    if (times.empty() || times.size() > 2) return false;
    for (auto more = NumeralOf(times); more > 1 && places_.size() < kMostPositions; --more)
      places_.push_back(places_.back());
    at_ = end;
    return true;
  }

  // After a complete number, a lone x means "extension", and dots are an ellipsis.
  std::size_t LeastOpen() const {
    if (wildcards_ < text_.size()) return kMostPositions;
    return bracket_ || dial_plan_ ? 0 : 2;
  }

  const RangeEnds& ends_;
  bool dial_plan_;
  std::string_view text_;
  bool open_n_;
  std::size_t wildcards_;
  std::size_t at_ = 0;
  std::vector<Place> places_;
  bool plus_ = false;
  bool bracket_ = false;
  bool endless_ = false;
  bool may_be_masked_ = false;
  bool one_star_ = false;
};

}  // namespace

std::optional<NumberRange> FindPattern(std::string_view text, const RangeEnds& ends) {
  return PatternReader(text, ends).Read();
}

bool IsNumberPattern(std::string_view word) {
  const bool dial_plan = word.starts_with('_');
  const bool open_n = dial_plan || HasOpenN(word);
  std::size_t digits = 0;
  std::size_t open = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (IsDigit(c)) {
      ++digits;
    } else if (IsWildcard(c, open_n, dial_plan) || c == '[' ||
               (c == 'd' && at > 0 && word[at - 1] == '\\')) {
      ++open;
    } else if (std::string_view("+-.()[]{}\\^$_").find(c) == std::string_view::npos &&
               !(c == '#' && at + 1 == word.size())) {
      return false;
    }
  }
  return digits > 0 && open > 0 && digits + open >= 3;
}

}  // namespace sipattach
