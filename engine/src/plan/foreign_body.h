#ifndef SIPATTACH_PLAN_FOREIGN_BODY_H_
#define SIPATTACH_PLAN_FOREIGN_BODY_H_

// What people paste instead of the body of an attach request: answers of the API, bodies of its
// other calls, and what other tools write. Each is reported as one mistake.

#include <string_view>

#include "document/object_reader.h"
#include "json/json.h"

namespace sipattach {

// Whether a draft has members that the body of an attach request does not have. Few drafts do, so
// only these go through the checks for such members.
[[nodiscard]] bool HasOtherFields(const Json& draft);

// Reports a draft that is not an object, with a fix if it is an object in a JSON string, or one
// alone in an array.
void ReportNotAnObject(const Json& draft, Report& report);

// Whether the draft is not the body of an attach request at all but an answer, the body of another
// call, or something wrapped around a body. Reports it, with a fix if a draft can be made of it.
[[nodiscard]] bool ReportForeignBody(const Json& draft, Report& report);

// Reports a draft that has the fields of its directions at the top, such as {"phone_number": …,
// "direction": "both", …}, the flags of a command line, or that has a member for each direction at
// the top. One fix builds the whole body. Takes the fields from `root`, so that nothing else is
// reported about them.
[[nodiscard]] bool ReportFlatDirection(const Json& draft, ObjectReader& root);

// The same for `directions` being an object that has a member for each direction and nothing else.
[[nodiscard]] bool ReportNamedDirections(const Json& named, ObjectReader& root);

// Whether a direction, or an object in it, has a field of this name.
[[nodiscard]] bool IsFieldOfDirection(std::string_view name);

// Copies fields of other calls, which are beside the directions, to `body`, and reports which call
// they belong to.
void KeepFieldsOfOtherCalls(ObjectReader& root, Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FOREIGN_BODY_H_
