#ifndef SIPATTACH_IMPORT_CELLS_H_
#define SIPATTACH_IMPORT_CELLS_H_

// What the texts of cells tell, whatever table or document they stand in.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/delimited.h"

namespace sipattach {

// An empty cell, in one of the ways in which people write it.
[[nodiscard]] bool SaysNothing(std::string_view cell);

// How many digits there are, whatever their script.
[[nodiscard]] std::size_t CountAllDigits(std::string_view text);
[[nodiscard]] bool HasLetters(std::string_view text);

// How many numbers a cell says there are, in digits: "100", "1,000", "100 DDIs". Empty for any
// other.
[[nodiscard]] std::string SizeIn(std::string_view cell);

// Whether a number may be whole beside an area code of this name: "030 901820" is, beside "030".
[[nodiscard]] bool MayHaveAreaCode(std::string_view number, std::string_view area,
                                   std::string_view name);

// "|----|----|", "+---+---+", "====": a line of a table that holds nothing.
[[nodiscard]] bool IsRule(std::string_view text, const std::vector<Field>& fields);
// That, or cells that are all blank.
[[nodiscard]] bool IsBlankOrRule(std::string_view text, const std::vector<Field>& fields);

// The sum below a table, in words or numerals: "Total;3", "Summe | | 12,50".
[[nodiscard]] bool IsSum(std::string_view text, const std::vector<Field>& fields);

// The columns that tell rows apart for a person, as names and places do: those of words, and of
// these the ones in which the most cells differ. Each column is given by some of its cells.
[[nodiscard]] std::vector<std::size_t> TellingColumns(
    const std::vector<std::vector<std::string_view>>& columns);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_CELLS_H_
