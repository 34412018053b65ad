#ifndef SIPATTACH_SHELL_SHELL_VALUES_H_
#define SIPATTACH_SHELL_SHELL_VALUES_H_

// Finds what a shell script keeps in variables, apart from the command that sends it.

#include <optional>
#include <string>
#include <string_view>

#include "shell/shell_words.h"

namespace sipattach {

// The variables of the script before a command, as far as their values are clear without running
// it.
class ShellValues {
 public:
  ShellValues() = default;
  explicit ShellValues(std::string_view script) : script_(script) {}

  // The value of a variable: NUMBER=+14155550132, BODY='{…}', BODY=$(cat <<END …),
  // read -r -d '' BODY <<END. Nothing if it is set more than once, not at the beginning of a line,
  // or from an unknown value, or if it may hold a key.
  [[nodiscard]] std::optional<ShellWord> ValueOf(std::string_view name) const;

  // What the script writes into a file: cat > name <<END, jq -n … > name. Nothing if that is not
  // the last that it says of the file.
  [[nodiscard]] std::optional<ShellWord> TextOfFile(std::string_view name) const;

 private:
  static constexpr int kMostAsked = 16;  // each time goes through the script
  std::string_view script_;
  mutable std::string code_;  // the script without its comments, made when it is first needed
  mutable int asked_ = 0;
  static constexpr int kMostFiles = 4;  // a file may hold what another one holds
  mutable int files_ = 0;
};

}  // namespace sipattach

#endif  // SIPATTACH_SHELL_SHELL_VALUES_H_
