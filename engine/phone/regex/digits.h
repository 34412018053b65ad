#ifndef SIPATTACH_PHONE_REGEX_DIGITS_H_
#define SIPATTACH_PHONE_REGEX_DIGITS_H_

// Patterns of digits, matched as they are written.
//
// Nearly all patterns of the number plans speak of digits alone, and most are asked once or twice
// in a process, for which compiling them would be most of the work. This walks the text of a
// pattern instead, from its start to its end, with the set of the positions that a match can have
// come to. A set is one word with a bit for each position, so that a digit of the pattern moves all
// at once. No position is lost and none is tried again: the time is linear in the pattern, whatever
// the text.

#include <optional>
#include <span>
#include <string_view>

#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {

// Whether a pattern matches ASCII digits, of which there may be up to 62, from their start; the
// same as Match() of the compiled pattern. None where the text or the pattern holds anything else,
// and for a search. The pattern must be valid; behind where it can no longer match it is not
// checked.
[[nodiscard]] std::optional<bool> MatchDigits(std::string_view pattern, std::string_view digits,
                                              Anchor anchor);

// The same for what formats and prefixes are mostly written as, digits and groups of so many of
// any: "0", "(\d{3})(\d{4})". Fills in captures as Match() does. None for any other pattern, and
// for a search.
[[nodiscard]] std::optional<bool> MatchFixedDigits(std::string_view pattern,
                                                   std::string_view digits, Anchor anchor,
                                                   std::span<Capture> captures);

// How many digits such a pattern stands for; 0 for any other, and for an empty one.
[[nodiscard]] std::size_t CountFixedDigits(std::string_view pattern);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_DIGITS_H_
