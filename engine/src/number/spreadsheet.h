#ifndef SIPATTACH_NUMBER_SPREADSHEET_H_
#define SIPATTACH_NUMBER_SPREADSHEET_H_

// What spreadsheets make of telephone numbers: they take them for quantities.

#include <string>
#include <string_view>

namespace sipattach {

// "4.479E+11", "4,479e11": the digits after it are gone. The whole text.
[[nodiscard]] bool IsScientificNumber(std::string_view text);

// The "14155550132" of "1.4155550132E+10", where no digit is gone; empty for anything else.
[[nodiscard]] std::string DigitsOfScientific(std::string_view text);

// The "14155550132" of "14155550132.0" and "14155550132,00", or empty.
[[nodiscard]] std::string_view BeforeDecimalZeros(std::string_view text);

// The "14155550132" of "14,155,550,132", or empty.
[[nodiscard]] std::string WithoutThousands(std::string_view text);

// "########", "#N/A", "#REF!": a column that is too narrow, or an error.
[[nodiscard]] bool IsSpreadsheetError(std::string_view text);

// "14155550132.5": a spreadsheet computed with a number. "+1.4155550132" only groups the digits.
[[nodiscard]] bool HasDecimals(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_SPREADSHEET_H_
