#ifndef SIPATTACH_ANSWER_HTTP_DATE_H_
#define SIPATTACH_ANSWER_HTTP_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipattach {

// Reads an HTTP date as seconds since 1970-01-01 UTC, in any of its three forms (RFC 9110 §5.6.7):
//   Sun, 06 Nov 1994 08:49:37 GMT    IMF-fixdate
//   Sunday, 06-Nov-94 08:49:37 GMT   RFC 850
//   Sun Nov  6 08:49:37 1994         asctime
// Returns nullopt for anything else. Does not check the day of the week. A year of two digits is
// taken to be 1970 to 2069, because the engine has no clock.
[[nodiscard]] std::optional<std::int64_t> ReadHttpDate(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_HTTP_DATE_H_
