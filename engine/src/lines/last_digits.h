#ifndef SIPATTACH_LINES_LAST_DIGITS_H_
#define SIPATTACH_LINES_LAST_DIGITS_H_

// Numbers of which only the last digits are given, after another number: "030 901820-10, -11",
// "415-555-0102 and 0103".

#include <cstddef>
#include <string_view>

#include "lines/classified_line.h"
#include "lines/piece.h"

namespace sipattach {

// Whether the text is the last digits of a number after a dash, "-11".
[[nodiscard]] bool IsLastDigits(std::string_view text);
// The part of "030 901820-10" that belongs before "-11", with that many digits, if these may be the
// last digits of another number. Empty if they may not.
[[nodiscard]] std::string_view StemOf(std::string_view number, std::size_t ending_digits);
// Where that part is, for the ending "-11". {0, 0} if there is none.
[[nodiscard]] LineSpan FindStem(const ClassifiedLine& line, LineSpan number, LineSpan ending);
// The same after a piece, which may be such an ending itself: "030 901820-10 Anna, -11 Ben, -12".
[[nodiscard]] LineSpan FindStemAfter(const ClassifiedLine& line, const Piece& number,
                                     LineSpan ending);
// Whether a word after the number is the last digits of another: "-99" after
// "030 901820-10, Fax:".
[[nodiscard]] bool IsEndingAfter(const ClassifiedLine& line, const Piece& number, LineSpan word);
// Where the last digits of numbers end that follow a piece, "-102", "0102 and 0103 please"; 0 if
// `next` does not begin with any.
[[nodiscard]] std::size_t EndOfContinuation(const ClassifiedLine& line, const Piece& number,
                                            LineSpan next);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_LAST_DIGITS_H_
