#ifndef SIPATTACH_REWRITES_ANCHORED_PATTERNS_H_
#define SIPATTACH_REWRITES_ANCHORED_PATTERNS_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reduces regular expressions for whole numbers, such as ^\+?1?(4155550132|4155550133)$ in the
// scripts of Kamailio and OpenSIPS, to the numbers. Those with a stem before the group are kept.
// The length stays the same, so that each number keeps its place. Empty if there are none. Linear
// in the text.
[[nodiscard]] std::string WithoutPatternSigns(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_ANCHORED_PATTERNS_H_
