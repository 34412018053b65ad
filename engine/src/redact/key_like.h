#ifndef SIPATTACH_REDACT_KEY_LIKE_H_
#define SIPATTACH_REDACT_KEY_LIKE_H_

// Words that look like an API key or a token, with no name beside them. In pasted lists a secret
// may be anywhere, and every long word of letters and digits is taken for one. In documents, whose
// names say what is a secret (redact.h), identifiers look like that too: only those words count
// that begin as the keys of services do.

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

inline constexpr std::size_t kShortestKnownKey = 16;

// Where the first key begins that its first letters give away, such as "sk-…", "org_…" and "eyJ…",
// or npos.
[[nodiscard]] std::size_t FindKey(std::string_view text);

// Whether the word with which a text begins is as long as the shortest of these keys.
[[nodiscard]] bool BeginsAsLongAsKey(std::string_view text);

// Whether a word of the text looks like an API key or a token.
[[nodiscard]] bool HasSecretWord(std::string_view text);
// The text for results and messages, or "…" if it has such a word.
[[nodiscard]] std::string WithoutSecrets(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_KEY_LIKE_H_
