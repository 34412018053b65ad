#ifndef SIPATTACH_PLAN_DIRECTIONS_H_
#define SIPATTACH_PLAN_DIRECTIONS_H_

// The directions of a draft: which calls the numbers carry, and how.

#include <vector>

#include "document/object_reader.h"
#include "plan/effective.h"
#include "plan/trunk.h"

namespace sipattach {

struct DirectionsPlan {
  Json body = Json::array();  // what is sent
  std::vector<EffectiveDirection> effective;
};

// Takes `directions` out of the draft's root.
[[nodiscard]] DirectionsPlan PlanDirections(ObjectReader& root, const Trunk& trunk);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTIONS_H_
