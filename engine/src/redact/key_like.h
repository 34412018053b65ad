#ifndef SIPATTACH_REDACT_KEY_LIKE_H_
#define SIPATTACH_REDACT_KEY_LIKE_H_

// Words that look like an API key or a token, with no name beside them: for pasted lists, in which
// a secret may be anywhere. redact.h is for documents, whose names say what is a secret.

#include <string>
#include <string_view>

namespace sipattach {

// Whether a word of the text looks like an API key or a token.
[[nodiscard]] bool HasSecretWord(std::string_view text);
// The text for results and messages, or "…" if it has such a word.
[[nodiscard]] std::string WithoutSecrets(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_KEY_LIKE_H_
