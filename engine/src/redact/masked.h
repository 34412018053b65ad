#ifndef SIPATTACH_REDACT_MASKED_H_
#define SIPATTACH_REDACT_MASKED_H_

// Recognizes what others write in place of a secret.

#include <string_view>

#include "json/json.h"

namespace sipattach {

// Whether text is masked, at least in part: "***", "+1******2671", "b...", "[redacted]".
[[nodiscard]] bool IsMaskedText(std::string_view text);

// Whether a value is masked text, {"redacted": true}, or a boolean that says only whether there is
// a secret.
[[nodiscard]] bool IsMasked(const Json& value);

// Whether masked text may stand for `text`, that is, whether `text` begins and ends with what the
// mask shows. Ignores case.
[[nodiscard]] bool MayMask(std::string_view masked, std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_MASKED_H_
