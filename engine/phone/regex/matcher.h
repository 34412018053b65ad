#ifndef SIPATTACH_PHONE_REGEX_MATCHER_H_
#define SIPATTACH_PHONE_REGEX_MATCHER_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "phone/regex/program.h"

namespace sipattach::phone::regex {

enum class Anchor {
  kNone,   // anywhere: the leftmost match
  kStart,  // at the start of the text
  kBoth,   // the whole text
};

// A captured part of the text, in bytes; `matched` is false if the group took no part.
struct Capture {
  bool matched = false;
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view Of(std::string_view text) const {
    return matched ? text.substr(begin, end - begin) : std::string_view();
  }
};

// The most groups that one call fills in, including the whole match.
inline constexpr std::size_t kMaxCaptures = 10;

// Whether the program matches the text, with Perl's preferences: leftmost, then the earlier
// alternative, then the longer (or lazier) repetition. captures[0] becomes the whole match,
// captures[i] group i. Pass no captures if only the answer matters, and at most kMaxCaptures.
//
// Time and memory are bounded by the length of the program times that of the text: no pair of
// branch and position is tried twice. A text for which that product is over kMaxStates does not
// match.
[[nodiscard]] bool Match(const Program& program, std::string_view text, Anchor anchor,
                         std::span<Capture> captures = {});

inline constexpr std::size_t kMaxStates = std::size_t{1} << 28;

#ifdef SIPATTACH_COUNT_REGEX_STEPS
// How many instructions all matches together have executed. Only tests that hold patterns and texts
// to linear time compile the matcher with it, because the loop that it counts is the hottest of
// all.
extern std::size_t steps_taken;
#endif

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_MATCHER_H_
