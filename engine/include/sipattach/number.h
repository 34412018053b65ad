#ifndef SIPATTACH_NUMBER_H_
#define SIPATTACH_NUMBER_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads one telephone number, or one identity of a trunk, as a person typed it.
//
// `context` is JSON text: { default_region?: ISO 3166-1 alpha-2, for_trunk?: boolean }. Without a
// region a national number is never guessed; with for_trunk, what does not start with "+" is kept
// verbatim.
//
// Returns JSON text:
//   { input, path, kind, value, validity, region, type, national, international, duplicate_of,
//     diagnostics }
// with kind "e164" | "identity" | "invalid", value what goes on the wire (null when invalid) and
// validity "valid" | "possible" | "invalid" | "not_a_number". Any bytes are legal input. E.164; RFC
// 3966 for tel:.
[[nodiscard]] std::string ReadNumber(std::string_view text, std::string_view context);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_H_
