#ifndef SIPATTACH_PLAN_DIRECTIONS_H_
#define SIPATTACH_PLAN_DIRECTIONS_H_

// The directions of a draft: which calls the numbers carry, and how.

#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"
#include "plan/effective.h"
#include "plan/trunk.h"

namespace sipattach {

struct DirectionsPlan {
  Json body = Json::array();  // what is sent
  std::vector<EffectiveDirection> effective;
};

// Plans `directions`, the array that stands in the draft at `at`.
[[nodiscard]] DirectionsPlan PlanDirections(const Json& directions, const Pointer& at,
                                            const Trunk& trunk, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTIONS_H_
