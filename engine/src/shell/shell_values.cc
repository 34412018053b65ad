#include "shell/shell_values.h"

#include <cstddef>
#include <utility>

#include "program/program_text.h"
#include "program/program_variables.h"
#include "shell/shell_output.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

}  // namespace

std::optional<ShellWord> ShellValues::ValueOf(std::string_view name) const {
  if (MayHoldKey(name) || ++asked_ > kMostAsked) return std::nullopt;
  if (asked_ == 1) code_ = CodeWithoutComments(script_);
  const std::string_view code(code_);
  std::optional<ShellWord> value;
  constexpr int kMostPlaces = 256;
  int places = 0;
  for (std::size_t at = code.find(name); at != kNone; at = code.find(name, at + 1)) {
    if (at > 0 && !IsBlank(code[at - 1]) && code[at - 1] != ';') continue;
    if (++places > kMostPlaces) return std::nullopt;  // each is looked for the line that it is in
    const std::size_t line = code.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0
    const std::string_view before = code.substr(line, at - line);
    const std::string_view after = code.substr(at + name.size());
    const bool is_read = before.find("read ") != kNone;
    const bool is_changed = before.ends_with("for ") || after.starts_with("+=");
    if (!is_read && !is_changed && !after.starts_with('=')) continue;
    const ShellCommand command =
        SplitShellWords(script_.substr(is_read ? line : at + name.size() + 1), Shell::kPosix, this);
    std::optional<ShellWord> set = command.here_document;
    if (!is_read && !command.words.empty()) set = command.words.front();
    if (value || is_changed || !set) return std::nullopt;
    // In a block, beside a command, in a list or by other variables.
    const bool is_clear = (before.empty() || before == "export ") && command.words.size() == 1 &&
                          code.find('\n', at) != kNone && !IsBlank(after[1]) &&
                          set->text.find_first_of("$(`") == kNone;
    if (!is_clear && !Trim(set->text).starts_with('{')) return std::nullopt;
    value = std::move(set);
  }
  return value;
}

std::optional<ShellWord> ShellValues::TextOfFile(std::string_view name) const {
  if (name.starts_with("./")) name.remove_prefix(2);
  const std::size_t at = script_.rfind(name);
  const std::size_t begin = LastPrinter(script_.substr(0, at));
  if (name.empty() || at == kNone || begin == kNone || ++files_ > kMostFiles) return std::nullopt;
  ShellCommand command = SplitShellWords(script_.substr(begin), Shell::kPosix, this);
  std::string_view written = command.output;
  if (written.starts_with("./")) written.remove_prefix(2);
  const std::string_view before = TrimOf(script_.substr(0, at), " \t\"'./");
  const bool is_written = before.ends_with('>') && !before.ends_with(">>");
  return written == name && is_written ? OutputOf(std::move(command)) : std::nullopt;
}

}  // namespace sipattach
