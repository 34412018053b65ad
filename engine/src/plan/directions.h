#ifndef SIPATTACH_PLAN_DIRECTIONS_H_
#define SIPATTACH_PLAN_DIRECTIONS_H_

// The directions of a draft: which calls the numbers carry, and how.

#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"
#include "plan/effective.h"
#include "plan/trunk.h"
#include "sip/direction_type.h"

namespace sipattach {

struct DirectionsPlan {
  Json body = Json::array();  // what is sent
  std::vector<EffectiveDirection> effective;
};

// The type that "Inbound", "'outbound'" or "incoming" means.
[[nodiscard]] std::optional<DirectionType> TypeMeant(std::string_view name);

// Whether both types are meant: "both", "Bidirectional", "inbound,outbound" or a list of the two.
[[nodiscard]] bool IsBoth(const Json& type);

// Plans `directions`, the array at `at` in the draft, and reports what is wrong with it.
[[nodiscard]] DirectionsPlan PlanDirections(const Json& directions, const Pointer& at,
                                            const Trunk& trunk, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTIONS_H_
