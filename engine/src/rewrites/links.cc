#include "rewrites/links.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {

std::string WithoutLinkTargets(std::string_view text) {
  constexpr std::string_view kBetween = "](";
  constexpr std::string_view kOfNumbers = "0123456789+-.()/ ";
  constexpr std::size_t kLongestNumber = 40;
  constexpr std::size_t kLongestTarget = 200;
  std::string out;
  for (std::size_t at = text.find(kBetween); at != std::string_view::npos;
       at = text.find(kBetween, at + 1)) {
    const std::string_view before = text.substr(0, at).substr(at - std::min(at, kLongestNumber));
    const std::size_t bracket = before.find_last_not_of(kOfNumbers);
    const std::string_view target = text.substr(at, kLongestTarget);
    const std::size_t close = target.find_first_of(")\n");
    if (bracket == before.npos || before[bracket] != '[' ||
        CountDigits(before.substr(bracket)) < kLeastDigits || close == target.npos ||
        target[close] != ')')
      continue;
    if (out.empty()) out = text;
    out[at - before.size() + bracket] = ' ';
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), close + 1, ' ');
  }
  return out;
}

}  // namespace sipattach
