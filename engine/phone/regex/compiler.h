#ifndef SIPATTACH_PHONE_REGEX_COMPILER_H_
#define SIPATTACH_PHONE_REGEX_COMPILER_H_

#include <cstddef>
#include <string_view>

#include "phone/regex/program.h"

namespace sipattach::phone::regex {

// A program larger than this counts as malformed.
inline constexpr std::size_t kMaxInstructions = 1 << 16;

// Compiles a pattern (UTF-8, in the syntax of Parse() in syntax.h). If the pattern is malformed or
// too large, the program's `valid` is false and it matches nothing.
[[nodiscard]] Program Compile(std::string_view pattern);

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_COMPILER_H_
