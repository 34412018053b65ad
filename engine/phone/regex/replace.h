#ifndef SIPATTACH_PHONE_REGEX_REPLACE_H_
#define SIPATTACH_PHONE_REGEX_REPLACE_H_

#include <span>
#include <string>
#include <string_view>

#include "phone/regex/matcher.h"
#include "phone/regex/program.h"

namespace sipattach::phone::regex {

// Appends a replacement to `out`. In it `$1` stands for a group of the match that `captures` are
// of, and a backslash takes the meaning off the character behind it. False, and `out` is left half
// written, if it names a group that there is not.
[[nodiscard]] bool Expand(std::string_view replacement, std::string_view text,
                          std::span<const Capture> captures, std::string* out);

enum class Times { kFirst, kAll };

// Replaces what matches, the first time or all along the text. False, and the text as it was, if
// nothing matches or the replacement names a group that the pattern lacks.
bool Replace(const Program& program, Times times, std::string_view replacement, std::string* text);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_REPLACE_H_
