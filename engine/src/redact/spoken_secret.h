#ifndef SIPATTACH_REDACT_SPOKEN_SECRET_H_
#define SIPATTACH_REDACT_SPOKEN_SECRET_H_

// Finds secrets in notes: "password hunter2", "The PIN is 4711". No sign separates the name from
// the secret, so the word must also look like one: "the password is wrong" holds none.

#include <cstddef>
#include <string_view>

namespace sipattach {

// The offset of the first such secret, or npos.
[[nodiscard]] std::size_t FindSpokenSecret(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SPOKEN_SECRET_H_
