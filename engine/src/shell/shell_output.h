#ifndef SIPATTACH_SHELL_SHELL_OUTPUT_H_
#define SIPATTACH_SHELL_SHELL_OUTPUT_H_

// What commands print, as far as their words tell.

#include <cstddef>
#include <optional>
#include <string_view>

#include "shell/shell_words.h"

namespace sipattach {

// The text that a command prints: cat <<END, echo '…', printf '…%s…' '…',
// jq -n --arg name value '{…}'. Nothing if that is not known without running it.
[[nodiscard]] std::optional<ShellWord> OutputOf(ShellCommand command);

// Where the last of these commands begins; npos if there is none.
[[nodiscard]] std::size_t LastPrinter(std::string_view script);

// Whether a command may begin after `before`: a prompt, a pipe, a path, `sudo`, NAME=value.
[[nodiscard]] bool CanPrecedeCommand(std::string_view before);

}  // namespace sipattach

#endif  // SIPATTACH_SHELL_SHELL_OUTPUT_H_
