#ifndef SIPATTACH_NUMBER_SPREADSHEET_H_
#define SIPATTACH_NUMBER_SPREADSHEET_H_

// What spreadsheets do to telephone numbers, because they take them for quantities.

#include <string>
#include <string_view>

namespace sipattach {

// Whether the whole text is a number such as "4.479E+11" or "4,479e11", which has lost digits.
[[nodiscard]] bool IsScientificNumber(std::string_view text);

// The "14155550132" of "1.4155550132E+10", which has lost no digits; empty for anything else.
[[nodiscard]] std::string DigitsOfScientific(std::string_view text);

// The "14155550132" of "14155550132.0" and "14155550132,00", or empty.
[[nodiscard]] std::string_view BeforeDecimalZeros(std::string_view text);

// The "14155550132" of "14,155,550,132", or empty.
[[nodiscard]] std::string WithoutThousands(std::string_view text);

// "########", "#N/A", "#REF!": the column was too narrow, or there is an error in the cell.
[[nodiscard]] bool IsSpreadsheetError(std::string_view text);

// "14155550132.5": a spreadsheet calculated with the number. In "+1.4155550132", the point only
// separates groups.
[[nodiscard]] bool HasDecimals(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_SPREADSHEET_H_
