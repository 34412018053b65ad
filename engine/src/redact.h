#ifndef SIPATTACH_SRC_REDACT_H_
#define SIPATTACH_SRC_REDACT_H_

// What counts as a secret in a document: members named like a password, a key or a token, texts
// that give one its name ("Authorization: …", "?api_key=…"), and the password in the userinfo of a
// URI (RFC 3261 §19.1.1, RFC 3986 §3.2.1). When in doubt it is one.

#include <cstddef>
#include <optional>
#include <string_view>

#include "json.h"

namespace sipattach {

// "password", "sip_password", "registerPasswordForPbx", "Authorization", "api-key", …
[[nodiscard]] bool IsSecretName(std::string_view name);

// Whether a header mapping of these texts holds a secret: `value` is what is sent under a name such
// as Authorization or X-Api-Key. Without passthrough it is, where it is the name of nothing.
[[nodiscard]] bool IsSecretLiteral(std::string_view key, std::string_view value, bool passthrough);

// Where in `text` a URI of the form scheme:user:password@host has its password.
struct TextRange {
  std::size_t begin;
  std::size_t length;
};
[[nodiscard]] std::optional<TextRange> PasswordInUri(std::string_view text);

// Whether the member `name` of `object` is a secret: by its own name, or as the literal of a
// mapping.
[[nodiscard]] bool IsSecretMember(const Json& object, std::string_view name);

// Whether a secret stands anywhere in `value`. An empty secret is none.
[[nodiscard]] bool HoldsSecret(const Json& value);

// `value` with every secret replaced by `mark`: a secret member whatever its type (null stays, it
// tells nothing), of a URI just the password.
[[nodiscard]] Json WithoutSecrets(const Json& value, std::string_view mark);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_REDACT_H_
