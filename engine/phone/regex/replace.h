#ifndef SIPATTACH_PHONE_REGEX_REPLACE_H_
#define SIPATTACH_PHONE_REGEX_REPLACE_H_

#include <string>
#include <string_view>

#include "phone/regex/program.h"

namespace sipattach::phone::regex {

enum class Times { kFirst, kAll };

// Replaces what matches, the first time or all along the text. In the replacement `$1` stands for a
// group, and a backslash takes the meaning off the character behind it. False, and the text as it
// was, if nothing matches or the replacement names a group that the pattern lacks.
bool Replace(const Program& program, Times times, std::string_view replacement, std::string* text);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_REPLACE_H_
