#ifndef SIPATTACH_PLAN_FOREIGN_BODY_H_
#define SIPATTACH_PLAN_FOREIGN_BODY_H_

// What people paste instead of the body of an attach request: answers of the API, bodies of its
// other calls, and what other tools write. Each is reported as one mistake.

#include "diagnostics/diagnostic.h"
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

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FOREIGN_BODY_H_
