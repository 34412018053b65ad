#include "curl/shell_words.h"

#include <cstddef>

#include "curl/shell_cursor.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The mark before the first continued line: one of \ ^ `, or NUL.
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

// "{""phone_number"": …}": a doubled quote is a quote in both Windows shells; elsewhere it would be
// nothing at all, so nobody writes it there around a name.
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
      // Also what closes a block of code in Markdown.
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
  // Without single quotes, all that tells is a variable as only cmd.exe writes it.
  if (!Has(text, "'") && HasCmdVariable(text)) return Shell::kCmd;
  if (Has(text, "curl.exe")) {
    // "{\"a\": 1}": to PowerShell, the quotes after the backslashes end the text.
    return Has(text, "\\\"") && !single_quotes ? Shell::kCmd : Shell::kPowerShell;
  }
  return HasDoubledQuotes(text) && !single_quotes ? Shell::kCmd : Shell::kPosix;
}

ShellCommand SplitShellWords(std::string_view text, Shell shell) {
  switch (shell) {
    case Shell::kCmd:
      return SplitCmd(text);
    case Shell::kPowerShell:
      return SplitPowerShell(text);
    case Shell::kPosix:
      break;
  }
  return SplitPosix(text);
}

}  // namespace sipattach
