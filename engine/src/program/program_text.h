#ifndef SIPATTACH_PROGRAM_PROGRAM_TEXT_H_
#define SIPATTACH_PROGRAM_PROGRAM_TEXT_H_

// Reads program text in an unknown language: its comments, statements and variables, as far as
// brackets, lines and quotes show them. Everything here is linear in the text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/ascii.h"

namespace sipattach {

inline bool Contains(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

// Whether a character may be in a name.
[[nodiscard]] constexpr bool IsInWord(char c) { return IsAlphanumeric(c) || c == '_'; }

// Whether a text has one of the words of a list such as "|def |for |", or begins with one.
[[nodiscard]] bool HasOne(std::string_view words, std::string_view text, bool anywhere = true);

// Languages that read strings otherwise than the rest.
enum class Language : std::uint8_t { kOther, kJavaScript, kKotlin, kPhp, kPowerShell, kRuby };

// Guesses from names that only the language has. Perl counts as PHP.
[[nodiscard]] Language GuessLanguage(std::string_view code);

// The character that a PowerShell backquote and `c` stand for: `c` itself if it is no escape.
[[nodiscard]] char MeaningOfBackquote(char c);

// The word at the end of the text, or nothing.
[[nodiscard]] std::string_view LastWord(std::string_view text);

// The text with blanks in place of comments and docstrings, so offsets stay the same.
[[nodiscard]] std::string CodeWithoutComments(std::string_view text);

// The statements of a text without comments, in the order of the text. A block in braces is split
// into its own statements; an object, a list or a call belongs to the statement around it.
[[nodiscard]] std::vector<std::string_view> SplitStatements(std::string_view code);

// The offsets of the brackets that are open at `at`, outermost first.
[[nodiscard]] std::vector<std::size_t> OpenersAt(std::string_view code, std::size_t at);

// The variable that a statement sets or works on.
struct Target {
  std::string_view name;  // "body" for `body.directions[0]`
  bool is_set = false;    // with =
  bool is_part = false;   // a member of it is set, or it is changed, as by +=
  bool is_body = false;   // the member is the body of a request: options.body =
  std::size_t value = 0;  // where the assigned value begins
};
[[nodiscard]] Target TargetOf(std::string_view statement);

// The variables that a statement may read, without the names of members, arguments and options.
[[nodiscard]] std::vector<std::string_view> VariablesIn(std::string_view statement);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_TEXT_H_
