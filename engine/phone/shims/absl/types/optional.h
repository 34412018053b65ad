#ifndef SIPATTACH_PHONE_SHIMS_ABSL_TYPES_OPTIONAL_H_
#define SIPATTACH_PHONE_SHIMS_ABSL_TYPES_OPTIONAL_H_

#include <optional>

namespace absl {

using std::nullopt;
using std::optional;

}  // namespace absl

#endif  // SIPATTACH_PHONE_SHIMS_ABSL_TYPES_OPTIONAL_H_
