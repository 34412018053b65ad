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
// `host_kind` is "domain" | "ipv4" | "ipv6", `port` an integer or null, `params` an object; any
// other string is null if the destination has none. `provider` is the id of the provider that the
// host belongs to (provider.h), or null. `normalized` is the SIP URI that the shorthand stands for.
// Text that is not a destination gives `valid` false and a diagnostic. Any bytes are legal input;
// linear time.
[[nodiscard]] std::string ReadEndpoint(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_H_
