#ifndef SIPATTACH_ENDPOINT_H_
#define SIPATTACH_ENDPOINT_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reads a SIP destination as a person writes it: a SIP or SIPS URI (RFC 3261 §19.1), or one of the
// shorthands `host`, `host:port`, `udp|tcp|tls://host[:port]`.
//
// Returns JSON text:
//   { valid, scheme, user, host, host_kind, port, transport, params, normalized, is_private,
//     provider, diagnostics }
// with host_kind "domain" | "ipv4" | "ipv6", port an integer or null, params an object, and the
// other texts null where there is none. `provider` is the id of the provider whose host it is, or
// null (providers.h). `normalized` is the SIP URI that the shorthand stands for.
// Any bytes are legal input; text that is not a destination gives valid false and a diagnostic.
// Linear in the input.
[[nodiscard]] std::string ReadEndpoint(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_H_
