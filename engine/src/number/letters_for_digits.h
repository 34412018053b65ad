#ifndef SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_
#define SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_

// Letters in a telephone number that do not stand for keypad digits (ITU-T E.161): O typed or
// recognised for 0, I and l for 1.

#include <string>
#include <string_view>

namespace sipattach {

// The "+49 30 901820" of "+49 30 9O182O"; empty if no letters could be digits. Only whole groups of
// letters next to a digit count, so the l of "tel" does not.
[[nodiscard]] std::string WithDigitsForLetters(std::string_view text);

// Whether libphonenumber would drop letters that matter. It takes three letters or more for keypad
// digits and drops fewer: fine after a number, but "+49 30 9A1820" would become a different one. So
// would "N1234567R", unless what is left is an assigned number.
[[nodiscard]] bool HasLettersThatGetLost(std::string_view text, bool assigned);

// The "030 123456" of "030 123456 App. 12": the digits of a complete number before a word and more
// digits, which no number in keypad letters has. Empty if there is no such word.
[[nodiscard]] std::string_view NumberBeforeWordWithin(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_
