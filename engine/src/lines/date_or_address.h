#ifndef SIPATTACH_LINES_DATE_OR_ADDRESS_H_
#define SIPATTACH_LINES_DATE_OR_ADDRESS_H_

// Dates, times, addresses of hosts and devices, and bank accounts: they have as many digits as
// telephone numbers, and appear next to many in call records, server logs and order lists.

#include <cstddef>
#include <string_view>

namespace sipattach {

// Whether the whole text is a date or a time, "2024-01-31", "31.01.24", "1/31/2024",
// "12:30:45.123", "2024-01-31T12:30:45Z", two dates with a dash between them, "24.12.-06.01.",
// "03/2015 – 03/2016", or opening hours, "8.00-17.00".
[[nodiscard]] bool IsDateOrTime(std::string_view text);
// "20250115", "20250115T101500", "20250115101500": dates that may be telephone numbers, too.
[[nodiscard]] bool IsPlainDate(std::string_view text);
// Whether the whole text, apart from brackets around it, is an IP address with or without a port or
// a prefix length, "192.168.1.10", or a MAC address, "00-15-65-12-34-56".
[[nodiscard]] bool IsAddress(std::string_view text);
// Where the hour at the end of the text begins, "9", "17.30", and where two of them do, "8-17",
// "9 bis 17". The size of the text if there is none.
[[nodiscard]] std::size_t BeginOfHour(std::string_view text);
[[nodiscard]] std::size_t BeginOfHours(std::string_view text);
// Whether the whole text is opening hours that need no word to say so, "8-17", "9 – 18": no range
// of extensions goes from one digit to two.
[[nodiscard]] bool AreOpeningHours(std::string_view text);
// The fewest digits of a number before an amount; with fewer, the amount may belong to the number.
[[nodiscard]] std::size_t LeastDigitsBeforeAmount(std::string_view number);
// Whether the text is a number and, after a blank, an amount: "0171 2345678 1,50",
// "030 901820 100%".
[[nodiscard]] bool EndsInAmount(std::string_view text);
// The length of geographic coordinates, or of part of them, at the beginning: "52.5200, 13.4049",
// "37.7749° N", "52° 31' 12\" N". 0 if there are none.
[[nodiscard]] std::size_t LengthOfCoordinates(std::string_view text);
// The length of an IBAN at the beginning whose check digits are right: "NL91 ABNA 0417 1643 00". 0
// if there is none.
[[nodiscard]] std::size_t LengthOfIban(std::string_view text);
// "10115 Berlin", "D-10115 Berlin": here, five digits are a postal code.
[[nodiscard]] bool IsTown(std::string_view line);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_DATE_OR_ADDRESS_H_
