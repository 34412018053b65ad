#ifndef SIPATTACH_TABLES_CELLS_H_
#define SIPATTACH_TABLES_CELLS_H_

// What the text of a cell says by itself, in whatever table or document.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/delimited.h"

namespace sipattach {

// Whether the cell is empty, in any of the ways in which people write that.
[[nodiscard]] bool SaysNothing(std::string_view cell);

// The digits of a size: "100", "1,000", "100 DDIs". Empty for any other cell.
[[nodiscard]] std::string SizeIn(std::string_view cell);

// "4156732001" for the mask "41567320XX" and the line "2001". Empty if they do not fit.
[[nodiscard]] std::string FillMask(std::string_view mask, std::string_view line);

// Whether a number may be complete without the area code in the column `name`: "030 901820" beside
// "030" is.
[[nodiscard]] bool MayHaveAreaCode(std::string_view number, std::string_view area,
                                   std::string_view name);

// Whether the line is a rule of a table: "|----|----|", "+---+---+", "====".
[[nodiscard]] bool IsRule(std::string_view text, const std::vector<Field>& fields);
// The same, or whether all cells are blank.
[[nodiscard]] bool IsBlankOrRule(std::string_view text, const std::vector<Field>& fields);

// Whether this is the total below a table, in words or digits: "Total;3", "Summe | | 12,50".
[[nodiscard]] bool IsSum(std::string_view text, const std::vector<Field>& fields);

// The columns by which a person tells rows apart, such as names and places: columns of words, those
// with the most different cells first, at most three. Each column is given by some of its cells.
[[nodiscard]] std::vector<std::size_t> TellingColumns(
    const std::vector<std::vector<std::string_view>>& columns);

}  // namespace sipattach

#endif  // SIPATTACH_TABLES_CELLS_H_
