#ifndef SIPATTACH_REDACT_MARKS_H_
#define SIPATTACH_REDACT_MARKS_H_

// What is shown in place of a secret.

#include <string_view>

namespace sipattach {

// In a sentence: a message, a parameter, a title, an explanation, a cell of a table.
inline constexpr std::string_view kHiddenInMessage = "\xE2\x80\xA6";
// In a value that may be copied and sent. Shorter than the API's shortest password, so that a
// request which is sent as it is fails instead of setting a password that everybody knows.
inline constexpr std::string_view kHiddenInValue = "******";
// In a document that is kept or logged, and in what is quoted of one.
inline constexpr std::string_view kRedacted = "[redacted]";

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_MARKS_H_
