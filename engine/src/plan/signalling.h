#ifndef SIPATTACH_PLAN_SIGNALLING_H_
#define SIPATTACH_PLAN_SIGNALLING_H_

// How a direction's calls are signalled and how their media are carried, according to its endpoint
// and its options together.

#include <optional>

#include "endpoint/endpoint_field.h"
#include "json/json.h"
#include "plan/direction_options.h"
#include "plan/trunk.h"
#include "sip/transport.h"

namespace sipattach {

// What the request states; null if it does not say.
struct Signalling {
  Json host;          // in lower case, an IPv6 address in brackets
  Json port;          // options.port, else the URI's
  Json default_port;  // of the transport (RFC 3261 §19.1.2), if that is known
  Json transport;     // options.transport, else the URI's, else tls for sips
  Json secure_media;
};

// The port and the transport that the request states, in the order of preference given above.
[[nodiscard]] std::optional<int> PortOf(const EndpointField& endpoint, const Options& options);
[[nodiscard]] std::optional<Transport> TransportOf(const EndpointField& endpoint,
                                                   const Options& options);

[[nodiscard]] Signalling ResolveSignalling(const EndpointField& endpoint, const Options& options);

// Warns of settings that contradict each other, or that leave unencrypted what looks encrypted.
// `at` is the place of the direction that has the `sip_endpoint` and the `options`.
void CheckSignalling(const EndpointField& endpoint, const Options& options, const Pointer& at,
                     Report& report);

// Warns if the options of a request without an endpoint do not go with what it takes from the
// trunk, such as TLS with the trunk's port 5060. `at` is the place of the options.
void CheckAgainstSignalling(const Options& options, const Trunk& trunk, const Pointer& at,
                            Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_SIGNALLING_H_
