#ifndef SIPATTACH_BASE_URL_H_
#define SIPATTACH_BASE_URL_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads the address of the API exactly as Plan reads `base_url` in its context. An address that
// cannot be used is an error; it is never replaced by the default.
//
// `base_url` is the JSON text of the value: a string, or null or empty text for the default.
// `options` is JSON text: { allow_http_hosts?: string[] }, the hosts other than this machine that
// may be called without encryption.
//
// Returns JSON text:
//   { base_url, diagnostics }
// `base_url` is what the API's paths are appended to. It is written as a WHATWG URL parser writes
// it (scheme and host in lower case, no default port, no trailing slash), so its host is the one
// that fetch calls. It is null if the address cannot be used; `diagnostics` say why. Any bytes are
// legal input.
[[nodiscard]] std::string ReadBaseUrl(std::string_view base_url, std::string_view options);

}  // namespace sipattach

#endif  // SIPATTACH_BASE_URL_H_
