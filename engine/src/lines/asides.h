#ifndef SIPATTACH_LINES_ASIDES_H_
#define SIPATTACH_LINES_ASIDES_H_

// Digits beside a number that do not belong to it, though only blanks may be between: hours,
// amounts, quantities, postal codes, the numbers of items and of houses.

#include <cstddef>
#include <string_view>

#include "lines/classified_line.h"
#include "lines/line_token.h"

namespace sipattach {

// The length of something before a number: a postal code, "94105 (415) 555-2671",
// "10115 030 23125117", a day without its year, "29.11. 030 901821", or an amount,
// "5.00 030 901821". 0 if there is none.
[[nodiscard]] std::size_t LengthOfAside(std::string_view text);
// Whether, after a unit or "ID", the text is not part of the number that comes next: 5.00 in
// "EUR 5.00 030 901820", 12345 in "ID 12345 +49 30 901820".
[[nodiscard]] bool IsAsideBefore(std::string_view text, std::string_view next);
// Whether the digits at this byte have a word before them: the 7 in "Site 7 (044) 668 35 49".
[[nodiscard]] bool IsAfterWord(const ClassifiedLine& line, std::size_t begin, std::size_t at);
// Whether numerals are hours, after the word before them: "Fr 8-12".
[[nodiscard]] bool AreHoursOfDay(std::string_view word_before, std::string_view text);

// "2." in "1. 415-555-2671   2. 415-555-2672", after a number.
[[nodiscard]] bool BeginsItem(const ClassifiedLine& line, LineSpan rest);
// Whether one of the next words says that they name an address: "Main St".
[[nodiscard]] bool HasWordOfStreet(std::string_view text);
// "312-555-0132 233 S Wacker Dr": whether the numerals after a complete number begin an address.
[[nodiscard]] bool BeginsStreet(const ClassifiedLine& line, LineSpan number,
                                const LineToken& numerals, std::size_t end);

// A run, divided before its last numerals, which may not belong to its number.
struct DividedRun {
  LineSpan number;
  LineSpan last;
};
// Whether the last numerals are the amount before a unit: "321 2345 12,50 EUR", but not
// "1 234 567 890,50 EUR".
[[nodiscard]] bool AreAmount(const ClassifiedLine& line, const DividedRun& run);
// Whether they are the quantity before a sign: "4155550132 1 @ $1.00", "4155550132 1 x $1.00".
[[nodiscard]] bool AreQuantity(const ClassifiedLine& line, const DividedRun& run);
// "030 123456 10117 Berlin", "044 668 18 00 8001 Zürich": whether a town follows its postal code,
// and the digits before the code are enough for a number with its area code.
[[nodiscard]] bool ArePostalCode(const ClassifiedLine& line, const DividedRun& run,
                                 std::string_view town, std::string_view region);
// "089 123 45 67 15. Januar 2025", "01 5123105 3. Stock": whether the last numerals count what the
// words after them name, and the number is complete without them.
[[nodiscard]] bool BeginsDate(const ClassifiedLine& line, const DividedRun& run, LineSpan rest,
                              std::string_view region);
// Where the number ends that hours follow in the same run: "030 23125117 8-17 Uhr",
// "020 7946 0132 24 h". The end of the run if there are none. `unit` is the word after the run.
[[nodiscard]] std::size_t EndBeforeHours(const ClassifiedLine& line, LineSpan run, LineSpan unit,
                                         std::size_t segment_end, std::string_view region);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_ASIDES_H_
