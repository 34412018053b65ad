#ifndef SIPATTACH_REDACT_REDACT_H_
#define SIPATTACH_REDACT_REDACT_H_

// Finds and hides the secrets in a document. A secret is known by
//   - the name of its member: "sip_pass", "X-Api-Key", whatever is in "register_auth"
//   - a name next to it: {"name": "Cookie", "value": …}, ["--user", …]
//   - the form of the text: passwords of URIs (RFC 3261 §19.1.1, RFC 3986 §3.2.1),
//     "Authorization: …", "Bearer …", "curl -u …", "the PIN is …", keys such as "sk-…" and JWTs;
//     also within JSON in a string and in percent-encoded text
// When in doubt, it is one. Linear time.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// Whether a name is that of a secret: "password", "sip_pass", "registerPasswordForPbx",
// "Authorization", "api-key", "PIN", …, but not "passthrough", "auth_mode", "has_password", "key".
[[nodiscard]] bool IsSecretName(std::string_view name);

// Whether the `value` of a header mapping is a secret, because `key` is a name such as
// Authorization or X-Api-Key. Without `passthrough`, a value that may be the name of a variable or
// header is not.
[[nodiscard]] bool IsSecretLiteral(std::string_view key, std::string_view value, bool passthrough);

// For each member of `object`, whether its own name or a name next to it makes it a secret.
[[nodiscard]] std::vector<bool> SecretMembers(const Json& object);

// Whether the element before it makes an element a secret: ["Authorization", …], ["-u", …].
[[nodiscard]] bool IsSecretElement(const Json& array, std::size_t index);

// The part of a JSON Pointer before the first name that holds a secret, such as "sip:a:b@c".
[[nodiscard]] std::string_view PointerWithoutSecrets(std::string_view pointer);

// `text` with each part whose form shows it to be a secret replaced by `mark`. Everything after the
// name of a secret is replaced, as nobody knows where a password ends.
[[nodiscard]] std::string TextWithoutSecrets(std::string_view text, std::string_view mark);

// The same for text about a document, such as an error message. Replaces only the words that are
// secrets, so what is wrong with them stays: "password: too short" is left as it is.
[[nodiscard]] std::string RemarkWithoutSecrets(std::string_view text, std::string_view mark);

// `value` without its secrets, where it is a document of remarks, such as an answer with errors.
// Under the name of a secret, texts of several words say what is wrong and stay as they are; use
// RemarkWithoutSecrets for them.
[[nodiscard]] Json RemarksWithoutSecrets(const Json& value, std::string_view mark);

// Whether there is a secret anywhere in `value`. Empty values and booleans are none. `pointer` is
// the JSON Pointer to the value; the names in it count too. Stricter than WithoutSecrets: the value
// of a header mapping with the key of a secret always counts.
[[nodiscard]] bool HoldsSecret(const Json& value, std::string_view pointer = {});

// `value` with every secret replaced by `mark`. A secret member is replaced whatever its type; in
// any other string, and in the names of members, only the secret is. `pointer` as above.
[[nodiscard]] Json WithoutSecrets(const Json& value, std::string_view mark,
                                  std::string_view pointer = {});

// The same, but nullopt if there is nothing to replace, which saves the copy.
[[nodiscard]] std::optional<Json> Redacted(const Json& value, std::string_view mark,
                                           std::string_view pointer = {});

// Every secret in `document`, by the strict rules of HoldsSecret.
[[nodiscard]] std::vector<std::string> SecretsOf(const Json& document);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_REDACT_H_
