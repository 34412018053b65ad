#ifndef SIPATTACH_REDACT_NAMED_SECRET_H_
#define SIPATTACH_REDACT_NAMED_SECRET_H_

// Finds secrets that the text gives a name: "password: …", "Authorization=Bearer …",
// "curl -u user:…", "the PIN is …"; and keys that need no name.

#include <cstddef>
#include <string_view>

namespace sipattach {

// The offset of the first secret that has a name, or of the first key; npos if there is none. With
// `follows_variables`, the value of a variable that stands for a secret is one too.
[[nodiscard]] std::size_t FindNamedSecret(std::string_view text, bool follows_variables);

// Cheap test: false if `text` certainly holds no key, and no secret that follows its name without a
// sign.
[[nodiscard]] bool MayHoldUnnamed(std::string_view text);

// Cheap test, without a copy: false if `text` certainly holds no secret, as most texts do not.
[[nodiscard]] bool MayHoldSecret(std::string_view text);

// The phrase that ends at `end`, back to what separates members, parameters or lines.
[[nodiscard]] std::string_view PhraseBefore(std::string_view text, std::size_t end);

// Whether the command in `before` takes a password after the option `letter`: "mysql -u root ",
// 'p'.
[[nodiscard]] bool TakesPassword(std::string_view before, char letter);

[[nodiscard]] bool BeginsWord(std::string_view text, std::size_t at);

// Whether a character may be in the name of a member, parameter or option.
[[nodiscard]] bool IsNameCharacter(char c);

// Whether a character may be part of the quotes around a value. A backslash counts, because it
// precedes quotes in JSON within a string.
[[nodiscard]] bool IsQuote(char c);

// Where a value begins: after the blanks and quotes at `at`.
[[nodiscard]] std::size_t SkipToValue(std::string_view text, std::size_t at);

// The text from `at` to the next blank or quote.
[[nodiscard]] std::string_view WordAt(std::string_view text, std::size_t at);

// Whether a word looks more like a credential than like a word of a sentence.
[[nodiscard]] bool LooksRandom(std::string_view word);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_NAMED_SECRET_H_
