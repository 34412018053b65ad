#ifndef SIPATTACH_PLAN_SIGNALLING_H_
#define SIPATTACH_PLAN_SIGNALLING_H_

// How a direction's calls are signalled and their media carried: what its endpoint and its options
// say together.

#include <optional>

#include "endpoint/endpoint_field.h"
#include "json/json.h"
#include "plan/direction_options.h"
#include "plan/trunk.h"
#include "sip/transport.h"

namespace sipattach {

// What the request says; null where it does not.
struct Signalling {
  Json host;          // in lower case, an IPv6 address in brackets
  Json port;          // options.port, else the URI's
  Json default_port;  // of the transport (RFC 3261 §19.1.2), where that is known
  Json transport;     // options.transport, else the URI's, else tls for sips
  Json secure_media;
};

// The port and the transport that the request says.
[[nodiscard]] std::optional<int> PortOf(const EndpointField& endpoint, const Options& options);
[[nodiscard]] std::optional<Transport> TransportOf(const EndpointField& endpoint,
                                                   const Options& options);

[[nodiscard]] Signalling ResolveSignalling(const EndpointField& endpoint, const Options& options);

// Warns of combinations that contradict each other, or leave in clear what looks encrypted. `at` is
// the direction that has the `sip_endpoint` and the `options`.
void CheckSignalling(const EndpointField& endpoint, const Options& options, const Pointer& at,
                     Report& report);

// Warns of what the options of a request without an endpoint say, where the trunk says of the other
// half what does not go with it. `at` is that of the options.
void CheckAgainstSignalling(const Options& options, const Trunk& trunk, const Pointer& at,
                            Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_SIGNALLING_H_
