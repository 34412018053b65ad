#include "phone/regex/digits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "phone/regex/syntax.h"

namespace sipattach::phone::regex {
namespace {

// Bit i is the position before digit i; the bit after the last digit is the end.
using Positions = std::uint64_t;
constexpr std::size_t kMaxDigits = 62;

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Walk {
 public:
  Walk(std::string_view pattern, std::string_view digits) : pattern_(pattern) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
      before_[static_cast<std::size_t>(digits[i] - '0')] |= Positions{1} << i;
    }
    any_ = (Positions{1} << digits.size()) - 1;
  }

  // The ends of all matches from the start of the text; nullopt if the pattern is not one of digits
  // only.
  std::optional<Positions> Run() {
    const Positions ends = Alternation(1, 0);
    if (!known_ || at_ != pattern_.size()) return std::nullopt;
    return ends;
  }

 private:
  struct Times {
    std::uint32_t min = 1;
    std::uint32_t max = 1;
  };

  [[nodiscard]] bool More() const { return known_ && at_ < pattern_.size(); }
  [[nodiscard]] char Peek() const { return pattern_[at_]; }
  bool Accept(char c) {
    if (!More() || Peek() != c) return false;
    ++at_;
    return true;
  }
  Positions Unknown() {
    known_ = false;
    return 0;
  }

  Positions Alternation(Positions from, int depth) {
    if (depth > kMaxDepth) return Unknown();
    Positions ends = 0;
    do {
      ends |= Concatenation(from, depth);
    } while (Accept('|'));
    return ends;
  }

  Positions Concatenation(Positions from, int depth) {
    while (More() && Peek() != '|' && Peek() != ')') {
      if (from == 0) {
        SkipBranch();
        return 0;
      }
      from = Peek() == '(' ? Group(from, depth) : Digit(from);
    }
    return from;
  }

  // Skips to the end of a branch that no position reaches.
  void SkipBranch() {
    int open = 0;
    bool in_class = false;
    std::size_t at = at_;
    for (; at < pattern_.size(); ++at) {
      const char c = pattern_[at];
      if (c == '\\') {
        ++at;
      } else if (in_class) {
        in_class = c != ']';
      } else if (c == '[') {
        in_class = true;
      } else if (c == '(') {
        ++open;
      } else if (c == ')' || c == '|') {
        if (open == 0) break;
        if (c == ')') --open;
      }
    }
    at_ = std::min(at, pattern_.size());
  }

  Positions Group(Positions from, int depth) {
    ++at_;
    if (Accept('?') && !Accept(':')) return Unknown();
    const std::size_t body = at_;
    Positions ends = Alternation(from, depth + 1);
    if (!Accept(')')) return Unknown();
    const Times times = Quantifier();
    const std::size_t behind = at_;
    const auto again = [&](Positions begin) {
      at_ = body;
      return Alternation(begin, depth + 1);
    };
    ends = Repeat(from, ends, times, again);
    at_ = behind;
    return ends;
  }

  Positions Digit(Positions from) {
    const Positions before = Class();
    const auto once = [before](Positions begin) { return (begin & before) << 1; };
    return Repeat(from, once(from), Quantifier(), once);
  }

  // Where `times` repetitions of something lead that leads to `once` the first time.
  template <typename Step>
  Positions Repeat(Positions from, Positions once, Times times, const Step& step) {
    if (times.max == 0) return from;
    Positions ends = times.min == 0 ? from : 0;
    for (std::uint32_t done = 1;; ++done) {
      // Beyond the minimum, iterations that reach nothing new never will.
      if (done > times.min && (once & ~ends) == 0) return ends;
      if (done >= times.min) ends |= once;
      if (once == 0 || done == times.max) return ends;
      const Positions next = step(once);
      if (next == once) return ends | once;
      once = next;
    }
  }

  Times Quantifier() {
    Times times;
    if (!More()) return times;
    switch (Peek()) {
      case '?':
        times.min = 0;
        break;
      case '*':
        times = {0, kUnbounded};
        break;
      case '+':
        times.max = kUnbounded;
        break;
      case '{':
        ++at_;
        times.min = times.max = Count();
        if (Accept(',')) times.max = More() && Peek() == '}' ? kUnbounded : Count();
        if (!More() || Peek() != '}' || times.min > times.max) Unknown();
        break;
      default:
        return times;
    }
    ++at_;
    // Lazy forms only prefer other matches. Two quantifiers in a row are refused elsewhere.
    if (!Accept('?') && More() && (Peek() == '*' || Peek() == '+' || Peek() == '{')) Unknown();
    return times;
  }

  std::uint32_t Count() {
    std::uint32_t count = 0;
    const std::size_t begin = at_;
    for (; More() && IsDigit(Peek()) && count <= kMaxRepeat; ++at_) {
      count = count * 10 + static_cast<std::uint32_t>(Peek() - '0');
    }
    if (at_ == begin || count > kMaxRepeat) Unknown();
    return count;
  }

  // The positions before the digits that the next digit or class of the pattern matches.
  Positions Class() {
    const char c = pattern_[at_++];
    if (IsDigit(c)) return Before(c);
    if (c == '\\') return Accept('d') ? any_ : Unknown();
    if (c != '[') return Unknown();
    Positions before = 0;
    do {
      if (!More()) return Unknown();
      const char low = pattern_[at_++];
      if (low == '\\' && Accept('d')) {
        before |= any_;
        continue;
      }
      if (!IsDigit(low)) return Unknown();
      char high = low;
      if (Accept('-')) {
        if (!More() || !IsDigit(Peek()) || Peek() < low) return Unknown();
        high = pattern_[at_++];
      }
      for (char digit = low; digit <= high; ++digit) before |= Before(digit);
    } while (!Accept(']'));
    return before;
  }

  [[nodiscard]] Positions Before(char digit) const {
    return before_[static_cast<std::size_t>(digit - '0')];
  }

  const std::string_view pattern_;
  std::array<Positions, 10> before_{};  // the positions of each digit
  Positions any_ = 0;
  std::size_t at_ = 0;
  bool known_ = true;
};

// Takes a group "(\d)" or "(\d{3})" off the front of a pattern. Returns how many digits it matches,
// or 0 if there is no such group.
std::size_t TakeGroup(std::string_view* pattern) {
  const std::string_view text = *pattern;
  constexpr std::size_t kBegin = 3;  // "(\d"
  if (text.size() <= kBegin || text[0] != '(' || text[1] != '\\' || text[2] != 'd') return 0;
  std::size_t at = kBegin;
  std::size_t count = 1;
  if (text.size() > at + 3 && text[at] == '{' && IsDigit(text[at + 1]) && text[at + 2] == '}') {
    count = static_cast<std::size_t>(text[at + 1] - '0');
    at += 3;
  }
  if (text[at] != ')') return 0;
  pattern->remove_prefix(at + 1);
  return count;
}

}  // namespace

std::optional<bool> MatchDigits(std::string_view pattern, std::string_view digits, Anchor anchor) {
  if (anchor == Anchor::kNone || digits.size() > kMaxDigits) return std::nullopt;
  for (const char c : digits) {
    if (!IsDigit(c)) return std::nullopt;
  }
  const std::optional<Positions> ends = Walk(pattern, digits).Run();
  if (!ends) return std::nullopt;
  return anchor == Anchor::kStart ? *ends != 0 : (*ends >> digits.size() & 1) != 0;
}

std::size_t CountFixedDigits(std::string_view pattern) {
  std::size_t digits = 0;
  while (!pattern.empty()) {
    std::size_t count = 1;
    if (IsDigit(pattern.front())) {
      pattern.remove_prefix(1);
    } else {
      count = TakeGroup(&pattern);
    }
    if (count == 0) return 0;
    digits += count;
  }
  return digits;
}

std::optional<bool> MatchFixedDigits(std::string_view pattern, std::string_view digits,
                                     Anchor anchor, std::span<Capture> captures) {
  if (anchor == Anchor::kNone) return std::nullopt;
  std::array<Capture, kMaxCaptures> groups;
  std::size_t at = 0;
  std::size_t group = 0;
  bool matches = true;
  while (!pattern.empty()) {
    if (IsDigit(pattern.front())) {
      matches = matches && at < digits.size() && digits[at] == pattern.front();
      pattern.remove_prefix(1);
      ++at;
      continue;
    }
    const std::size_t count = TakeGroup(&pattern);
    if (count == 0 || ++group == groups.size()) return std::nullopt;
    groups[group] = {true, at, at + count};
    at += count;
    matches = matches && at <= digits.size() &&
              std::all_of(&digits[at - count], &digits[at - count] + count, IsDigit);
  }
  if (!matches || (anchor == Anchor::kBoth && at != digits.size())) return false;
  groups[0] = {true, 0, at};
  std::copy_n(groups.begin(), captures.size(), captures.begin());
  return true;
}

}  // namespace sipattach::phone::regex
