#ifndef SIPATTACH_IMPORT_PASTED_KIND_H_
#define SIPATTACH_IMPORT_PASTED_KIND_H_

// What is pasted or dropped for a list of numbers and is none, and what must not be taken for a
// number because it may be a secret.

#include <string>
#include <string_view>

namespace sipattach {

// "curl", "request_body" or "binary"; empty where the text may be a list of numbers. Looks at the
// beginning of a long text.
[[nodiscard]] std::string_view KindOfOtherText(std::string_view text);

// Whether a word of the text looks like an API key or a token.
[[nodiscard]] bool HasSecretWord(std::string_view text);
// The text, for results and messages; "…" in place of one with such a word.
[[nodiscard]] std::string WithoutSecrets(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_PASTED_KIND_H_
