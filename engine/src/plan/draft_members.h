#ifndef SIPATTACH_PLAN_DRAFT_MEMBERS_H_
#define SIPATTACH_PLAN_DRAFT_MEMBERS_H_

// What those who look for misplaced and foreign fields ask about the members of an object.

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"

namespace sipattach {

// Whether `object` has a member of that name that is not null: null counts as not given.
[[nodiscard]] bool IsGiven(const Json& object, std::string_view name);
[[nodiscard]] bool HasObject(const Json& object, std::string_view name);

// Whether a body gives the numbers to attach, under either name.
[[nodiscard]] bool NamesNumbers(const Json& body);
// Whether it looks like the body of an attach request.
[[nodiscard]] bool IsAttachBody(const Json& value);

// Adds the operation that adds `service`, which every body needs, unless the draft has it.
void AddService(const Json& draft, std::vector<PatchOperation>& patch);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DRAFT_MEMBERS_H_
