#ifndef SIPATTACH_BASE_URL_H_
#define SIPATTACH_BASE_URL_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads the address of the API as a plan reads Context.base_url: what is given and cannot be used
// is an error, and never replaced.
//
// `base_url` is the JSON text of the value: a string, or null or nothing for the default. `options`
// is JSON text: { allow_http_hosts?: string[] }, the hosts off this machine that may be called
// without encryption.
//
// Returns JSON text:
//   { base_url, diagnostics }
// `base_url` is what the paths of the API are appended to, as a WHATWG URL parser writes it (scheme
// and host in lower case, no default port, no slash at its end), so that its host is the one that
// fetch calls; null if it cannot be used, which diagnostics explain. Any bytes are legal input.
[[nodiscard]] std::string ReadBaseUrl(std::string_view base_url, std::string_view options);

}  // namespace sipattach

#endif  // SIPATTACH_BASE_URL_H_
