#ifndef SIPATTACH_REDACT_KEY_LIKE_H_
#define SIPATTACH_REDACT_KEY_LIKE_H_

// Finds words that look like an API key or a token although nothing names them. In a pasted list, a
// secret may be anywhere, so every long word of letters and digits counts (HasSecretWord). In a
// document, names say what is secret (redact.h) and identifiers look like that too, so only words
// that begin like the keys of known services count, and look generated (FindKey).

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

inline constexpr std::size_t kShortestKnownKey = 16;

// The offset of the first key that its prefix gives away, such as "sk-…", "org_…" or "eyJ…"; npos
// if there is none.
[[nodiscard]] std::size_t FindKey(std::string_view text);

// Whether the first word of the text is as long as the shortest of these keys.
[[nodiscard]] bool BeginsAsLongAsKey(std::string_view text);

// Whether a word of the text looks like an API key or a token.
[[nodiscard]] bool HasSecretWord(std::string_view text);
// The text, or "…" if it has such a word.
[[nodiscard]] std::string WithoutSecrets(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_KEY_LIKE_H_
