#ifndef SIPATTACH_ENDPOINT_PROVIDER_HOST_H_
#define SIPATTACH_ENDPOINT_PROVIDER_HOST_H_

#include <optional>

#include "endpoint/destination.h"
#include "json/pointer.h"
#include "sip/direction_type.h"

namespace sipattach {

class Report;

// Reports a host of a known provider that is not for trunk calls, and a URI without the user that
// the provider requires. A destination without a direction is checked as one for outbound calls.
void CheckProviderHost(const Destination& destination, std::optional<DirectionType> direction,
                       const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_PROVIDER_HOST_H_
