#ifndef SIPATTACH_REWRITES_ITEM_NUMBERS_H_
#define SIPATTACH_REWRITES_ITEM_NUMBERS_H_

#include <string>
#include <string_view>

namespace sipattach {

// Replaces the numbering of a list with blanks where it looks like digits of its numbers:
// "1 221233100", "[2] 030 90183100", "3.089 12345678", "001 0161 496 3205", "1/3 030 90183100". The
// items must count up from 0 or 1. Empty if the text has no such list.
[[nodiscard]] std::string WithoutItemNumbers(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_ITEM_NUMBERS_H_
