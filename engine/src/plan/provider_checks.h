#ifndef SIPATTACH_PLAN_PROVIDER_CHECKS_H_
#define SIPATTACH_PLAN_PROVIDER_CHECKS_H_

// Compares a direction with what the provider of its endpoint's host documents.

#include <optional>

#include "endpoint/endpoint_field.h"
#include "plan/direction_options.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reports options that do not fit the endpoint's provider. Also reports an outbound direction, to
// any host, that states neither transport nor media encryption. `at` is the place of the direction.
void CheckProvider(const EndpointField& endpoint, const Options& options, DirectionType direction,
                   const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_PROVIDER_CHECKS_H_
