#ifndef SIPATTACH_TYPED_VALUES_H_
#define SIPATTACH_TYPED_VALUES_H_

// The engine's values as the public headers have them.

#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "sipattach/typed/diagnostic.h"

namespace sipattach::typed {

[[nodiscard]] std::string JsonText(const Json& value);

// Without secrets, as they are written.
[[nodiscard]] std::vector<Diagnostic> Shown(std::span<const sipattach::Diagnostic> diagnostics);

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_VALUES_H_
