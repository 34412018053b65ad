#ifndef SIPATTACH_PLAN_FOREIGN_BODY_H_
#define SIPATTACH_PLAN_FOREIGN_BODY_H_

// What people paste in place of the body of an attach: answers of the API, bodies of its other
// calls, and what other tools write. Each is reported as one thing.

#include <string_view>

#include "document/object_reader.h"
#include "json/json.h"

namespace sipattach {

// Whether a draft has members that the body of a request has not. Few have, so what is to be said
// of those is asked for only then.
[[nodiscard]] bool HasOtherFields(const Json& draft);

// Of a draft that is not an object, with a fix where it is one as a JSON string, or alone in an
// array.
void ReportNotAnObject(const Json& draft, Report& report);

// Whether the draft is not the body of an attach at all but an answer, the body of another call, or
// something around a body. Reports it, with a fix where a draft can be made of it.
[[nodiscard]] bool ReportForeignBody(const Json& draft, Report& report);

// {"phone_number": …, "direction": "both", …}: the flags of a command line, with one direction, or
// both, and its fields at the top; or a member for each direction. Reports it with one fix that
// builds the whole body; what it takes from the root has then been told of.
[[nodiscard]] bool ReportFlatDirection(const Json& draft, ObjectReader& root);

// The same where `directions` is an object that has a member for each direction, and nothing else.
[[nodiscard]] bool ReportNamedDirections(const Json& named, ObjectReader& root);

// Whether a field of a direction, or of an object in it, has this name.
[[nodiscard]] bool IsFieldOfDirection(std::string_view name);

// Keeps fields of other calls that are beside the directions in `body`, and says whose they are.
void KeepFieldsOfOtherCalls(ObjectReader& root, Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FOREIGN_BODY_H_
