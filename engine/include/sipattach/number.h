#ifndef SIPATTACH_NUMBER_H_
#define SIPATTACH_NUMBER_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads one telephone number, or one identity of a trunk, as a person typed it (E.164, and RFC 3966
// for tel: URIs).
//
// `context` is JSON text: { default_region?: ISO 3166-1 alpha-2, for_trunk?: boolean }. Without a
// region, the country of a national number is never guessed. With `for_trunk`, text that does not
// start with "+" is kept verbatim.
//
// Returns JSON text:
//   { input, path, kind, value, validity, region, type, national, international, duplicate_of,
//     diagnostics }
// `kind` is "e164" | "identity" | "invalid", `value` is what goes on the wire (null for "invalid"),
// and `validity` is "valid" | "possible" | "invalid" | "not_a_number". Any bytes are legal input.
[[nodiscard]] std::string ReadNumber(std::string_view text, std::string_view context);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_H_
