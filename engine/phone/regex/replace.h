#ifndef SIPATTACH_PHONE_REGEX_REPLACE_H_
#define SIPATTACH_PHONE_REGEX_REPLACE_H_

#include <span>
#include <string>
#include <string_view>

#include "phone/regex/matcher.h"
#include "phone/regex/program.h"

namespace sipattach::phone::regex {

// Appends a replacement to `out`. In it, `$1` stands for a group of the match that `captures`
// belong to, and a backslash makes the next character literal. Returns false, leaving `out` half
// written, if it names a group that does not exist.
[[nodiscard]] bool Expand(std::string_view replacement, std::string_view text,
                          std::span<const Capture> captures, std::string* out);

enum class Times { kFirst, kAll };

// Replaces the first match, or all of them. Returns false, leaving the text as it was, if nothing
// matches or if the replacement names a group that the pattern does not have.
bool Replace(const Program& program, Times times, std::string_view replacement, std::string* text);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_REPLACE_H_
