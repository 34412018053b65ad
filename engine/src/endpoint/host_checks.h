#ifndef SIPATTACH_ENDPOINT_HOST_CHECKS_H_
#define SIPATTACH_ENDPOINT_HOST_CHECKS_H_

// What a legal host points at: hosts that the service cannot reach, or that are not what the person
// means. All of these are warnings, as the API documents none of it.

#include "json/pointer.h"
#include "sip/sip_uri.h"

namespace sipattach {

class Report;

// Reports what is remarkable about the host of `uri`, and about that of its `maddr`.
void CheckHost(const SipUri& uri, const Pointer& at, Report& report);

// Whether one of these is in a local network or the machine itself: private, link-local,
// carrier-grade NAT and loopback addresses, localhost, .local and the like.
[[nodiscard]] bool IsPrivate(const SipUri& uri);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_HOST_CHECKS_H_
