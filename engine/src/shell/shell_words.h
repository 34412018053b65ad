#ifndef SIPATTACH_SHELL_SHELL_WORDS_H_
#define SIPATTACH_SHELL_SHELL_WORDS_H_

// Splits a command line into words like the shell that it was written for. Nothing is run: a
// variable stays in the text as it is written, unless the script before the command sets it
// plainly.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

enum class Shell : std::uint8_t {
  kPosix,       // sh, bash, zsh: POSIX.1-2017 XCU §2.2, and bash's $'…'
  kCmd,         // Windows cmd.exe, and how a C program there reads its arguments
  kPowerShell,  // about_Quoting_Rules
};

struct ShellWord {
  std::string text;
  bool has_variable = false;  // $NAME, ${…}, $(…), `…`, %NAME%: only that shell knows its value
  bool quoted = false;        // at least in part
  bool double_quoted = false;  // at least in part with "…": inner quotes may be gone
  bool bare_json = false;      // JSON without quotes around it, taken as it is written
};

struct ShellCommand {
  std::vector<ShellWord> words;
  std::optional<ShellWord> here_document;  // standard input, given by `<<END` or `<<<`
  bool open_quote = false;                 // the text ends inside quotes
  bool has_more = false;                   // a pipe, a redirection or another command follows
  std::string output;                      // the file that it writes what it prints into
  bool is_piped = false;                   // what it prints goes to another command
  bool typographic = false;                // a word processor changed the quotes
};

class ShellValues;

// Guesses from line continuations and quoting; kPosix if nothing tells.
[[nodiscard]] Shell GuessShell(std::string_view text);

// Splits the first command of `text`, and fills in the variables that `values` knows. Linear time.
[[nodiscard]] ShellCommand SplitShellWords(std::string_view text, Shell shell,
                                           const ShellValues* values = nullptr);

}  // namespace sipattach

#endif  // SIPATTACH_SHELL_SHELL_WORDS_H_
