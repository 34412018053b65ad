#ifndef SIPATTACH_TRUNK_H_
#define SIPATTACH_TRUNK_H_

#include <string>
#include <string_view>

namespace sipattach {

// Checks the body of a request that creates or changes a trunk. (Numbers take from their trunk what
// their directions leave out.) `trunk` is JSON text. `call` is "create" or "update", or empty if it
// may be either; only "create" needs a name.
//
// Returns JSON text:
//   { ok, diagnostics }
// as in Plan, with paths and fixes that refer to the trunk. The body of an attach request gives
// only the error "draft.other_call", because the API might create a trunk from it.
[[nodiscard]] std::string JudgeTrunk(std::string_view trunk, std::string_view call);

}  // namespace sipattach

#endif  // SIPATTACH_TRUNK_H_
