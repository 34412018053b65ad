#ifndef SIPATTACH_LINES_CONTINUED_LINES_H_
#define SIPATTACH_LINES_CONTINUED_LINES_H_

// Numbers and ranges that begin on one line and go on on the next.

#include <cstddef>
#include <string>
#include <string_view>

#include "number/number_reading.h"

namespace sipattach {

// The text from the next line on, skipping an empty one; empty if there is none. `end` is where a
// line ends.
[[nodiscard]] std::string_view TextBelow(std::string_view text, std::size_t end);

// Joins lines into one, with blanks for line ends.
[[nodiscard]] std::string WithBlanks(std::string_view lines);

// If a range begins on the line from `begin` to `end` and continues on the next, where the next
// line ends; otherwise `end`.
[[nodiscard]] std::size_t EndWithRange(std::string_view text, std::size_t begin, std::size_t end);

// Where a line such as "Rufnummernblock: 00 - 99" ends that follows "Stammnummer: 0228 1234" and
// gives the extensions of its number. Without such a line, `end`, the end of the line itself.
[[nodiscard]] std::size_t EndWithBlock(std::string_view text, std::string_view number,
                                       std::size_t end);

// Whether the line may break off within a number: it ends in a few digits, and the next begins with
// one. Hardly any line does.
[[nodiscard]] bool MayBreakOff(std::string_view text, std::string_view line, std::size_t end);

// If the line breaks off within a number that continues below, where the last of its lines ends;
// otherwise `end`.
[[nodiscard]] std::size_t EndWithNumbers(std::string_view text, std::size_t begin, std::size_t end,
                                         const NumberContext& context);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_CONTINUED_LINES_H_
