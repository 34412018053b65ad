#ifndef SIPATTACH_TYPED_VALUES_H_
#define SIPATTACH_TYPED_VALUES_H_

// Converts the engine's values to those of the public headers.

#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "sipattach/typed/diagnostic.h"

namespace sipattach::typed {

[[nodiscard]] std::string JsonText(const Json& value);

// The diagnostics without secrets, as in the JSON results.
[[nodiscard]] std::vector<Diagnostic> Shown(std::span<const sipattach::Diagnostic> diagnostics);

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_VALUES_H_
