#include "number/spreadsheet.h"

#include <cstddef>

#include "text/ascii.h"

namespace sipattach {
namespace {

// After this many digits in a row, a point does not separate groups. Spreadsheets keep 15
// significant digits, so there is room for no more decimals than these.
constexpr std::size_t kMinDigitsBeforeDecimals = 10;
constexpr std::size_t kMaxDecimals = 5;

}  // namespace

bool IsScientificNumber(std::string_view text) {
  std::size_t at = SkipDigits(text, text.starts_with('+') ? 1 : 0);
  if (at == 0 || at == text.size()) return false;
  if (text[at] == '.' || text[at] == ',') at = SkipDigits(text, at + 1);
  if (at >= text.size() || Lower(text[at]) != 'e') return false;
  ++at;
  if (at < text.size() && text[at] == '+') ++at;
  const std::size_t end = SkipDigits(text, at);
  return end == text.size() && end > at && end - at <= 3;
}

[[gnu::noinline]] std::string DigitsOfScientific(std::string_view text) {
  const std::size_t point = text.starts_with('+') ? 2 : 1;
  if (!IsScientificNumber(text) || SkipDigits(text, point - 1) != point) return {};
  const std::size_t exponent = text.find_first_of("eE");
  const std::string digits = DigitsOf(text.substr(0, exponent));
  const auto behind_first = IntegerIn(DigitsOf(text.substr(exponent)));
  if (!behind_first || static_cast<std::size_t>(*behind_first) + 1 != digits.size()) return {};
  return point > 1 ? "+" + digits : digits;
}

std::string_view BeforeDecimalZeros(std::string_view text) {
  const std::size_t point = SkipDigits(text, text.starts_with('+') ? 1 : 0);
  if (point < 5 || point + 1 >= text.size()) return {};
  const std::string_view decimals = text.substr(point + 1);
  // A comma may also be a pause in dialling, before further digits.
  const bool is_decimal =
      text[point] == '.' ||
      (text[point] == ',' && point >= kMinDigitsBeforeDecimals && decimals.size() <= 2);
  return is_decimal && decimals.find_first_not_of('0') == std::string_view::npos
             ? text.substr(0, point)
             : std::string_view();
}

[[gnu::noinline]] std::string WithoutThousands(std::string_view text) {
  constexpr std::size_t kGroup = 4;  // ",155"
  std::size_t at = SkipDigits(text, 0);
  if (at == 0 || at >= kGroup || text.size() < at + 2 * kGroup) return {};
  for (; at < text.size(); at += kGroup) {
    if (text[at] != ',' || SkipDigits(text, at + 1) != at + kGroup) return {};
  }
  return DigitsOf(text);
}

[[gnu::noinline]] bool IsSpreadsheetError(std::string_view text) {
  constexpr WordList kErrors =
      " #N/A #REF! #VALUE! #NAME? #NUM! #NULL! #DIV/0! #NV #BEZUG! #WERT! #ZAHL! ";
  if (!text.starts_with('#')) return false;
  return (text.size() > 2 && text.find_first_not_of('#') == std::string_view::npos) ||
         IsOneOf(kErrors, text);
}

bool HasDecimals(std::string_view text) {
  const std::size_t begin = text.starts_with('+') ? 1 : 0;
  const std::size_t point = SkipDigits(text, begin);
  if (point < begin + kMinDigitsBeforeDecimals || point == text.size() || text[point] != '.') {
    return false;
  }
  const std::size_t decimals = text.size() - point - 1;
  return decimals > 0 && decimals <= kMaxDecimals && SkipDigits(text, point + 1) == text.size();
}

}  // namespace sipattach
