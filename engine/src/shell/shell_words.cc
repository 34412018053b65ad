#include "shell/shell_words.h"

#include <cstddef>

#include "shell/shell_cursor.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The first of \ ^ ` at the end of a line, which continues it; NUL if there is none.
char ContinuationMark(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', end + 1)) {
    std::size_t last = end;
    if (last > 0 && text[last - 1] == '\r') --last;
    const char mark = last > 0 ? text[last - 1] : '\0';
    if (mark == '\\' || mark == '^' || mark == '`') return mark;
  }
  return '\0';
}

bool Has(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

// "{""phone_number"": …}": both Windows shells read a doubled quote as a quote. A POSIX shell would
// drop it, so nobody writes it around a name there.
bool HasDoubledQuotes(std::string_view text) {
  return Has(text, "{\"\"") || Has(text, "\"\":") || Has(text, "[\"\"");
}

}  // namespace

Shell GuessShell(std::string_view text) {
  switch (ContinuationMark(text)) {
    case '\\':
      return Shell::kPosix;
    case '^':
      return Shell::kCmd;
    case '`':
      // It also closes a code block in Markdown.
      if (!Has(text, "```")) return Shell::kPowerShell;
      break;
    default:
      break;
  }
  if (Has(text, "$'")) return Shell::kPosix;
  if (Has(text, "^\"")) return Shell::kCmd;
  for (const std::string_view mark : {"$env:", "@'", "`\"", "@\"\n", "@\"\r\n"}) {
    if (Has(text, mark)) return Shell::kPowerShell;
  }
  const bool single_quotes = Has(text, "'{");
  // Only cmd.exe writes variables like this, and it has no single quotes.
  if (!Has(text, "'") && HasCmdVariable(text)) return Shell::kCmd;
  if (Has(text, "curl.exe")) {
    // "{\"a\": 1}": in PowerShell, the quote after a backslash would end the string.
    return Has(text, "\\\"") && !single_quotes ? Shell::kCmd : Shell::kPowerShell;
  }
  return HasDoubledQuotes(text) && !single_quotes ? Shell::kCmd : Shell::kPosix;
}

ShellCommand SplitShellWords(std::string_view text, Shell shell, const ShellValues* values) {
  switch (shell) {
    case Shell::kCmd:
      return SplitCmd(text);
    case Shell::kPowerShell:
      return SplitPowerShell(text);
    case Shell::kPosix:
      break;
  }
  return SplitPosix(text, values);
}

}  // namespace sipattach
