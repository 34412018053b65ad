#ifndef SIPATTACH_PLAN_OTHER_CALLS_H_
#define SIPATTACH_PLAN_OTHER_CALLS_H_

// Bodies of other calls, of this API and of other services, that people take for the body of an
// attach request.

#include "document/object_reader.h"
#include "json/json.h"

namespace sipattach {

// Each reports a body that has a field of another call, and which call that is. Returns whether
// there is one.
[[nodiscard]] bool ReportCallOfOtherService(const Json& draft, Report& report);
[[nodiscard]] bool ReportOtherCallOfApi(const Json& draft, Report& report);

// Copies fields of other calls, which are beside the directions, to `body`, and reports which call
// they belong to.
void KeepFieldsOfOtherCalls(const Json& draft, ObjectReader& root, Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_OTHER_CALLS_H_
