#ifndef SIPATTACH_REDACT_REDACT_H_
#define SIPATTACH_REDACT_REDACT_H_

// What counts as a secret in a document, by three signs: the name of what holds it ("sip_pass",
// "X-Api-Key", whatever is in "register_auth"), a name beside it ({"name": "Cookie", "value":
// …}, ["--user", …]), and the form of a text: passwords of URIs (RFC 3261 §19.1.1, RFC 3986
// §3.2.1), "Authorization: …", "Bearer …", "curl -u …", "the PIN is …", keys such as "sk-…" and
// JWTs, JSON in a string, percent-encoded text.
// When in doubt it is one. Linear time.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// "password", "sip_pass", "registerPasswordForPbx", "Authorization", "api-key", "PIN", …
// Not: "passthrough", "auth_mode", "has_password", "key".
[[nodiscard]] bool IsSecretName(std::string_view name);

// Whether a header mapping of these texts holds a secret: `value` is what is sent under a name such
// as Authorization or X-Api-Key. Without passthrough it is, where it is the name of nothing.
[[nodiscard]] bool IsSecretLiteral(std::string_view key, std::string_view value, bool passthrough);

// Of each member of `object` whether it is a secret: by its own name, or by a name beside it.
[[nodiscard]] std::vector<bool> SecretMembers(const Json& object);

// Whether an element of `array` is a secret by the one before it: ["Authorization", …], ["-u", …].
[[nodiscard]] bool IsSecretElement(const Json& array, std::size_t index);

// A JSON Pointer down to the first name that holds a secret, which a member such as "sip:a:b@c"
// does.
[[nodiscard]] std::string_view PointerWithoutSecrets(std::string_view pointer);

// `text` with what is secret by its form replaced by `mark`. After the name of a secret all of the
// text is, as nobody knows where a password ends.
[[nodiscard]] std::string TextWithoutSecrets(std::string_view text, std::string_view mark);

// The same for what somebody says about a document, such as an error: only the words that are
// secrets are replaced, so that what is wrong with them stays. "password: too short" is left as it
// is.
[[nodiscard]] std::string RemarkWithoutSecrets(std::string_view text, std::string_view mark);

// Whether there is a secret anywhere in `value`. An empty one does not count, nor true or false.
// `pointer` is the JSON Pointer to it, whose names count too. Stricter than WithoutSecrets: under
// the name of a secret every text of a mapping is one.
[[nodiscard]] bool HoldsSecret(const Json& value, std::string_view pointer = {});

// `value` with every secret replaced by `mark`: a secret member whatever its type, of a text just
// the secret. The names of members are texts too. `pointer` as above.
[[nodiscard]] Json WithoutSecrets(const Json& value, std::string_view mark,
                                  std::string_view pointer = {});

// The same without a copy where nothing is replaced: then there is none.
[[nodiscard]] std::optional<Json> Redacted(const Json& value, std::string_view mark,
                                           std::string_view pointer = {});

// Every secret of `document`, as strictly as HoldsSecret tells them.
[[nodiscard]] std::vector<std::string> SecretsOf(const Json& document);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_REDACT_H_
