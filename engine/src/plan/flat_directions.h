#ifndef SIPATTACH_PLAN_FLAT_DIRECTIONS_H_
#define SIPATTACH_PLAN_FLAT_DIRECTIONS_H_

// Directions that are not in the draft's list of directions.

#include "document/object_reader.h"
#include "json/json.h"

namespace sipattach {

// Whether an object has a member for a direction: {"inbound": {…}, "outbound": true}.
[[nodiscard]] bool NamesDirections(const Json& object);

// Reports a draft that has the fields of its directions at the top, such as {"phone_number": …,
// "direction": "both", …}, the flags of a command line, or that has a member for each direction at
// the top. One fix builds the whole body. Takes the fields from `root`, so that nothing else is
// reported about them.
[[nodiscard]] bool ReportFlatDirection(const Json& draft, ObjectReader& root);

// The same for `directions` being an object that has a member for each direction and nothing else.
[[nodiscard]] bool ReportNamedDirections(const Json& named, ObjectReader& root);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FLAT_DIRECTIONS_H_
