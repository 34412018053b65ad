#ifndef SIPATTACH_ANSWER_HTTP_DATE_H_
#define SIPATTACH_ANSWER_HTTP_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipattach {

// Reads an HTTP date as seconds since 1970, in any of its three forms (RFC 9110 §5.6.7):
//   Sun, 06 Nov 1994 08:49:37 GMT    IMF-fixdate
//   Sunday, 06-Nov-94 08:49:37 GMT   RFC 850
//   Sun Nov  6 08:49:37 1994         asctime
// The day of the week is not checked. The engine has no clock, so a year of two digits is one of
// 1970 to 2069.
[[nodiscard]] std::optional<std::int64_t> ReadHttpDate(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_HTTP_DATE_H_
