#ifndef SIPATTACH_REDACT_NAMED_SECRET_H_
#define SIPATTACH_REDACT_NAMED_SECRET_H_

// Secrets to which a text gives a name: "password: …", "Authorization=Bearer …", "curl -u user:…",
// "the PIN is …"; and keys that need no name.

#include <cstddef>
#include <string_view>

namespace sipattach {

// Where the first secret begins that the text gives a name, or the first key, or npos.
[[nodiscard]] std::size_t FindNamedSecret(std::string_view text);

// False where `text` surely has no key, and names no secret without a sign after the name.
[[nodiscard]] bool MayHoldUnnamed(std::string_view text);

// False where `text` surely has no form of a secret: most texts, without a copy of them.
[[nodiscard]] bool MayHoldSecret(std::string_view text);

// The phrase that ends at `end`: back to what parts members, parameters and lines.
[[nodiscard]] std::string_view PhraseBefore(std::string_view text, std::size_t end);

// Whether the command before an option takes a password after it: "mysql -u root ", 'p'.
[[nodiscard]] bool TakesPassword(std::string_view before, char letter);

[[nodiscard]] bool BeginsWord(std::string_view text, std::size_t at);

// Whether the name of a member, parameter or option may have this character.
[[nodiscard]] bool IsNameCharacter(char c);

// What is around a value; a backslash, as JSON in a string has it.
[[nodiscard]] bool IsQuote(char c);

// Where a value begins: after the blanks and quotes at `at`.
[[nodiscard]] std::size_t SkipToValue(std::string_view text, std::size_t at);

[[nodiscard]] std::string_view WordAt(std::string_view text, std::size_t at);

// Whether a word is rather a credential than one of a sentence.
[[nodiscard]] bool LooksRandom(std::string_view word);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_NAMED_SECRET_H_
