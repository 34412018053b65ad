#ifndef SIPATTACH_PLAN_PROVIDER_CHECKS_H_
#define SIPATTACH_PLAN_PROVIDER_CHECKS_H_

// A direction compared with what the provider that owns its endpoint's host documents.

#include <optional>

#include "endpoint/endpoint_field.h"
#include "plan/direction_options.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reports options that do not go with the endpoint's provider, and an outbound host of anybody for
// which neither transport nor media encryption is said. `at` is the direction.
void CheckProvider(const EndpointField& endpoint, const Options& options, DirectionType direction,
                   const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_PROVIDER_CHECKS_H_
