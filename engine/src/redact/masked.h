#ifndef SIPATTACH_REDACT_MASKED_H_
#define SIPATTACH_REDACT_MASKED_H_

// What others write in place of something that they do not show.

#include <string_view>

#include "json/json.h"

namespace sipattach {

// "***", "+1******2671", "b...", "[redacted]": whole or in part.
[[nodiscard]] bool IsMaskedText(std::string_view text);

// A text that is masked, {"redacted": true}, or only whether there is one: true, false.
[[nodiscard]] bool IsMasked(const Json& value);

// Whether a masked text may stand for `text`: what it shows at its ends is there, in any case.
[[nodiscard]] bool MayMask(std::string_view masked, std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_MASKED_H_
