#ifndef SIPATTACH_IMPORT_DATE_OR_ADDRESS_H_
#define SIPATTACH_IMPORT_DATE_OR_ADDRESS_H_

// Dates, times, addresses of hosts and devices, and bank accounts: they have as many digits as a
// telephone number, and appear next to many in call records, server logs and lists of orders.

#include <cstddef>
#include <string_view>

namespace sipattach {

// "2024-01-31", "31.01.24", "1/31/2024", "12:30:45.123", "2024-01-31T12:30:45Z", or two dates with
// a dash between them, "24.12.-06.01.", "03/2015 – 03/2016", and "8.00-17.00". The whole text.
[[nodiscard]] bool IsDateOrTime(std::string_view text);
// "192.168.1.10", with or without a port, or with the size of its network, and
// "00-15-65-12-34-56". The whole text, but for brackets around it.
[[nodiscard]] bool IsAddress(std::string_view text);
// Where the hour begins that a text ends in, "9", "17.30", and where the two do, "8-17", "9 bis
// 17"; the end for none.
[[nodiscard]] std::size_t BeginOfHour(std::string_view text);
[[nodiscard]] std::size_t BeginOfHours(std::string_view text);
// How many digits a text has at least that is a number with an amount after it, and not the
// beginning of a longer number.
[[nodiscard]] std::size_t LeastDigitsBeforeAmount(std::string_view number);
// "0171 2345678 1,50", "030 901820 100%": a number, and after a blank an amount.
[[nodiscard]] bool EndsInAmount(std::string_view text);
// Of the place on earth at the beginning, or a part of it: "52.5200, 13.4049", "37.7749° N", "52°
// 31' 12\" N"; or 0.
[[nodiscard]] std::size_t LengthOfCoordinates(std::string_view text);
// Of the IBAN at the beginning, whose check digits are right: "NL91 ABNA 0417 1643 00", or 0.
[[nodiscard]] std::size_t LengthOfIban(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DATE_OR_ADDRESS_H_
