#ifndef SIPATTACH_TRUNK_H_
#define SIPATTACH_TRUNK_H_

#include <string>
#include <string_view>

namespace sipattach {

// Checks the body of a request that creates or changes a trunk. (Numbers take from their trunk what
// their directions leave out.) `trunk` is JSON text. `call` is "create", which needs a name, or
// "update", whose body is judged by what it says: the trunk may have what it leaves out, and null
// clears a field. If `call` is empty, the trunk is a whole one, but may have no name yet.
//
// Returns JSON text:
//   { ok, diagnostics }
// as in Plan, with paths and fixes that refer to the trunk. The body of an attach request gives
// only the error "draft.other_call", because the API might create a trunk from it.
[[nodiscard]] std::string JudgeTrunk(std::string_view trunk, std::string_view call);

}  // namespace sipattach

#endif  // SIPATTACH_TRUNK_H_
