#ifndef SIPATTACH_NUMBER_SEVERAL_NUMBERS_H_
#define SIPATTACH_NUMBER_SEVERAL_NUMBERS_H_

// Entries that hold more than one number, or words after it.

#include <string>
#include <string_view>
#include <vector>

#include "number/number_reading.h"

namespace sipattach {

// The numbers, as typed, of a text that is two or more of them and nothing else:
// "4155552671;4155552672", "+14155552671 or +14155552672". Empty for any other text.
[[nodiscard]] std::vector<std::string> NumbersIn(std::string_view text,
                                                 const NumberContext& context);

// The number in a text that goes on in words: the "030 901820" of "030 901820 Max", whose letters
// would be dialled as digits. Empty for any other text.
[[nodiscard]] std::string_view NumberBeforeWords(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_SEVERAL_NUMBERS_H_
