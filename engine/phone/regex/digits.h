#ifndef SIPATTACH_PHONE_REGEX_DIGITS_H_
#define SIPATTACH_PHONE_REGEX_DIGITS_H_

// Matches digit patterns without compiling them.
//
// Nearly all patterns of the number plans consist of digits, and most are used once or twice in a
// process, so compiling them would be most of the work. This walks the text of a pattern from start
// to end instead, with the set of positions that a match can have reached. A set is one word with a
// bit for each position, so that one digit of the pattern advances all of them. No position is lost
// and none is tried twice: the time is linear in the pattern, whatever the text.

#include <optional>
#include <span>
#include <string_view>

#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {

// Whether a pattern matches a text of up to 62 ASCII digits from its start, with the same result as
// Match() for the compiled pattern. nullopt if the text or the pattern has anything else, and for a
// search. The pattern must be valid; it is not checked beyond the point where it can no longer
// match.
[[nodiscard]] std::optional<bool> MatchDigits(std::string_view pattern, std::string_view digits,
                                              Anchor anchor);

// The same for the form of most formats and prefixes: digits, and groups of a fixed number of any
// digits, "0", "(\d{3})(\d{4})". Fills in captures as Match() does. nullopt for any other pattern,
// and for a search.
[[nodiscard]] std::optional<bool> MatchFixedDigits(std::string_view pattern,
                                                   std::string_view digits, Anchor anchor,
                                                   std::span<Capture> captures);

// How many digits such a pattern matches; 0 for any other pattern, and for an empty one.
[[nodiscard]] std::size_t CountFixedDigits(std::string_view pattern);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_DIGITS_H_
