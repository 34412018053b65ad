#ifndef SIPATTACH_REDACT_SPOKEN_SECRET_H_
#define SIPATTACH_REDACT_SPOKEN_SECRET_H_

// Secrets in notes: "password hunter2", "The PIN is 4711". Between the name and the secret is no
// sign, so only what looks like a secret is one: of "the password is wrong" nothing is.

#include <cstddef>
#include <string_view>

namespace sipattach {

// Where the first such secret begins, or npos.
[[nodiscard]] std::size_t FindSpokenSecret(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SPOKEN_SECRET_H_
