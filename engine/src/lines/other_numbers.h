#ifndef SIPATTACH_LINES_OTHER_NUMBERS_H_
#define SIPATTACH_LINES_OTHER_NUMBERS_H_

// Other kinds of numbers than telephone numbers: of accounts, companies, persons and orders. Their
// shape tells, or the words and signs before them.

#include <string_view>

#include "lines/classified_line.h"
#include "lines/line_token.h"
#include "lines/line_words.h"

namespace sipattach {

// Shapes of company and personal numbers in Korea, Sweden, Hong Kong and Latin America, or of port
// ranges, "10000-20000". Indian mobile numbers in that shape begin with higher digits.
[[nodiscard]] bool IsShapedAsOther(std::string_view text);
// 94105-1234 in "CA 94105-1234", the VAT number in "BE 0123.456.789", and "〒100-0001".
[[nodiscard]] bool IsMarkedAsOther(std::string_view before, std::string_view text);

// What a word means after the one before it: "order" is a verb in "please order 4156733105", and so
// on.
[[nodiscard]] LineWord MeantIn(LineWord word, std::string_view text, std::string_view before,
                               std::string_view region);
// What words have said about the next numerals, once another word follows. `said` is what those
// before it said, and `word` what it means itself: of "customer number", the first may name another
// kind of number, and both together do.
[[nodiscard]] LineWord SaidWith(LineWord said, LineWord word, std::string_view text);
// Whether such words name these numerals.
[[nodiscard]] bool NamesOther(LineWord said, const LineToken& numerals);
// GB in "VAT GB 123 4567 89", DE89 in "IBAN DE89 3704", Paris and B in "RCS Paris B 123 456 789".
[[nodiscard]] bool IsPartOfOther(LineWord said, std::string_view text);
// Whether numerals with such a name are what it says: "123 456 789", "#4471239", "525-224-84-81",
// "27AAPFU0939F1ZV", but not "415-555-0132".
[[nodiscard]] bool IsOtherNumber(std::string_view text);
// Whether a telephone number begins after another number: "Ticket 4711 (201) 555-0123",
// "Ticket 4711 030 901820123", but not "Account 1234 0567 8901 2345".
[[nodiscard]] bool BeginsOwnNumber(const ClassifiedLine& line, LineSpan other, LineSpan rest);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_OTHER_NUMBERS_H_
