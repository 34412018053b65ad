#ifndef SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_
#define SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_

// Letters in a telephone number that are none of a keypad (ITU-T E.161): O for 0, I and l for 1, as
// people type them and character recognition reads them.

#include <string>
#include <string_view>

namespace sipattach {

// The "+49 30 901820" of "+49 30 9O182O"; empty where no letters could be digits. Whole groups of
// letters beside a digit only: the l of "tel" is none.
[[nodiscard]] std::string WithDigitsForLetters(std::string_view text);

// libphonenumber takes three letters or more for those of a keypad, and leaves out fewer: fine
// after a number, but "+49 30 9A1820" would become another one. So would "N1234567R", unless what
// is left is an assigned number.
[[nodiscard]] bool HasLettersThatGetLost(std::string_view text, bool assigned);

// The "030 123456" of "030 123456 App. 12": digits of a whole number, and behind them a word with
// more digits, which are none of a number that keypads spell. Empty where there is no such word.
[[nodiscard]] std::string_view NumberBeforeWordWithin(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_LETTERS_FOR_DIGITS_H_
