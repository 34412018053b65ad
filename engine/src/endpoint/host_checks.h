#ifndef SIPATTACH_ENDPOINT_HOST_CHECKS_H_
#define SIPATTACH_ENDPOINT_HOST_CHECKS_H_

// Checks where a valid host points: it may be one that the service cannot reach, or not the one
// that is meant. All findings are warnings, because the API documents none of this.

#include "json/pointer.h"
#include "sip/sip_uri.h"

namespace sipattach {

class Report;

// Reports what is noteworthy about the host of `uri` and about its `maddr`.
void CheckHost(const SipUri& uri, const Pointer& at, Report& report);

// Whether the host or the `maddr` is in a local network or is the machine itself: private,
// link-local, carrier-grade NAT and loopback addresses, localhost, .local and the like.
[[nodiscard]] bool IsPrivate(const SipUri& uri);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_HOST_CHECKS_H_
