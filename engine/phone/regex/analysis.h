#ifndef SIPATTACH_PHONE_REGEX_ANALYSIS_H_
#define SIPATTACH_PHONE_REGEX_ANALYSIS_H_

// Facts about a pattern by which most texts can be refused without running its program.

#include <cstddef>
#include <optional>

#include "phone/regex/program.h"
#include "phone/regex/syntax.h"

namespace sipattach::phone::regex {

// The lengths in bytes of the shortest and the longest text that a part of a pattern can match.
struct Lengths {
  std::size_t min = 0;
  std::size_t max = 0;  // kNoLimit if there is none
};
[[nodiscard]] Lengths LengthsOf(const Syntax& syntax, NodeId id);

// The smallest set found such that every match contains one of its members. nullopt if the part can
// match without consuming anything, or if all sets found contain digits.
[[nodiscard]] std::optional<FirstSet> RequiredIn(const Syntax& syntax, NodeId id);

// Whether every match begins with `.*`.
[[nodiscard]] bool BeginsWithDotStar(const Syntax& syntax, NodeId id);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_ANALYSIS_H_
