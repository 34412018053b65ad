#ifndef SIPATTACH_ENDPOINT_ENDPOINT_CHECKS_H_
#define SIPATTACH_ENDPOINT_ENDPOINT_CHECKS_H_

// Checks of a SIP destination, in a field or on its own.

#include <optional>
#include <string_view>

#include "endpoint/destination.h"
#include "json/pointer.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reports why the text is not a destination, or else what is noteworthy about it. `direction` is
// the direction of its calls, if known.
void CheckDestination(const Destination& destination, std::optional<DirectionType> direction,
                      const Pointer& at, Report& report);

// A fix that writes `uri` at `at`; nullopt if there is no URI.
[[nodiscard]] std::optional<Fix> WriteUri(const std::optional<std::string>& uri, const Pointer& at);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_ENDPOINT_CHECKS_H_
