#include <algorithm>

#include "phone/regex/program.h"

namespace sipattach::phone::regex {
namespace {

constexpr char32_t kFirstHigh = 0x80;
constexpr char32_t kLast = 0x10FFFF;

}  // namespace

bool CharClass::Contains(char32_t code_point) const {
  if (code_point < kFirstHigh) return ContainsAscii(static_cast<unsigned char>(code_point));
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code_point,
                       [](char32_t value, const Range& range) { return value < range.low; });
  return after != ranges.begin() && code_point <= std::prev(after)->high;
}

void CharClass::Add(char32_t low, char32_t high) {
  for (char32_t c = low; c <= high && c < kFirstHigh; ++c) ascii[c >> 6] |= 1ULL << (c & 63);
  if (high >= kFirstHigh) ranges.push_back({std::max(low, kFirstHigh), high});
}

void CharClass::AddClass(const CharClass& other) {
  ascii[0] |= other.ascii[0];
  ascii[1] |= other.ascii[1];
  ranges.insert(ranges.end(), other.ranges.begin(), other.ranges.end());
}

void CharClass::Normalize() {
  if (ranges.size() < 2) return;
  // A heap sort takes a fifth of the code of std::sort.
  const auto is_lower = [](const Range& a, const Range& b) { return a.low < b.low; };
  std::make_heap(ranges.begin(), ranges.end(), is_lower);
  std::sort_heap(ranges.begin(), ranges.end(), is_lower);
  std::size_t last = 0;
  for (std::size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].low <= ranges[last].high + 1) {
      ranges[last].high = std::max(ranges[last].high, ranges[i].high);
    } else {
      ranges[++last] = ranges[i];
    }
  }
  ranges.resize(last + 1);
}

void CharClass::Negate() {
  ascii[0] = ~ascii[0];
  ascii[1] = ~ascii[1];
  std::vector<Range> gaps;
  char32_t next = kFirstHigh;
  for (const Range& range : ranges) {
    if (range.low > next) gaps.push_back({next, range.low - 1});
    next = range.high + 1;
  }
  if (next <= kLast) gaps.push_back({next, kLast});
  ranges = std::move(gaps);
}

}  // namespace sipattach::phone::regex
