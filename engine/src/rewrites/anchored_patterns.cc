#include "rewrites/anchored_patterns.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLongest = 2000;

// The expression that begins with this "^", up to its "$"; empty if it is not one of numbers.
std::string_view PatternAt(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kLongest);
  const std::size_t end = rest.find_first_not_of("0123456789+\\?()|[]{},-.dxX", 1);
  if (end == rest.npos || rest[end] != '$') return {};
  const std::string_view pattern = rest.substr(0, end + 1);
  return CountDigits(pattern) >= kLeastDigits ? pattern : std::string_view();
}

// How many bytes before a number are only dialled before it, and not by everybody: "1?", "\+?1?".
std::size_t SizeOfOptional(std::string_view pattern) {
  std::size_t size = 0;
  while (true) {
    const std::size_t sign = pattern.substr(size).starts_with("\\+") ? 2 : 1;
    if (size + sign >= pattern.size() || pattern[size + sign] != '?') return size;
    size += sign + 1;
  }
}

// Blanks out everything but the numbers. Returns false if digits precede a group.
bool TakePattern(std::string& pattern) {
  constexpr std::string_view kPlus = "\\+";
  char before = '^';
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const std::string_view rest = std::string_view(pattern).substr(at);
    if (rest[0] == '(' && IsDigit(before)) return false;
    before = rest[0];
    const std::size_t optional = SizeOfOptional(rest);
    if (optional > 0) {
      std::fill_n(pattern.begin() + static_cast<std::ptrdiff_t>(at), optional, ' ');
      // "\+?14155550132": the plus is what makes the digits a number.
      if (optional == kPlus.size() + 1) pattern[at + optional - 1] = '+';
      before = ' ';
      at += optional - 1;
    } else if (rest.starts_with(kPlus)) {
      pattern[at] = ' ';
    } else if (rest[0] == '|') {
      pattern[at] = ',';
    } else if (std::string_view("^$()").find(rest[0]) != std::string_view::npos) {
      pattern[at] = ' ';
    }
  }
  return true;
}

}  // namespace

std::string WithoutPatternSigns(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find('^'); at != std::string_view::npos; at = text.find('^', at + 1)) {
    std::string pattern(PatternAt(text, at));
    if (pattern.empty() || !TakePattern(pattern)) continue;
    if (out.empty()) out = text;
    out.replace(at, pattern.size(), pattern);
    at += pattern.size() - 1;
  }
  return out;
}

}  // namespace sipattach
