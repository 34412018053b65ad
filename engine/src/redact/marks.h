#ifndef SIPATTACH_REDACT_MARKS_H_
#define SIPATTACH_REDACT_MARKS_H_

// What is shown in place of a secret.

#include <string_view>

namespace sipattach {

// In a sentence: a message, a parameter, a title, an explanation, a cell of a table.
inline constexpr std::string_view kHiddenInMessage = "\xE2\x80\xA6";
// In a value that may be copied and sent. It is shorter than the API's shortest password, so a
// request that is sent with it fails instead of setting a password that everybody knows.
inline constexpr std::string_view kHiddenInValue = "******";
// In a document that is stored or logged, and in quotations from one.
inline constexpr std::string_view kRedacted = "[redacted]";

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_MARKS_H_
