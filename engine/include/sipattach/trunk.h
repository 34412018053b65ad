#ifndef SIPATTACH_TRUNK_H_
#define SIPATTACH_TRUNK_H_

#include <string>
#include <string_view>

namespace sipattach {

// Judges the body that makes or changes a trunk, from which numbers get what their directions do
// not say. `trunk` is JSON text. `call` is "create" or "update", or empty where it may be either:
// only the first needs a name.
//
// Returns JSON text:
//   { ok, diagnostics }
// as of Plan, with paths and fixes of the trunk. The body of an attach request is the error
// "draft.other_call" and no more: the API might make a trunk of it all the same.
[[nodiscard]] std::string JudgeTrunk(std::string_view trunk, std::string_view call);

}  // namespace sipattach

#endif  // SIPATTACH_TRUNK_H_
