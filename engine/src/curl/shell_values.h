#ifndef SIPATTACH_CURL_SHELL_VALUES_H_
#define SIPATTACH_CURL_SHELL_VALUES_H_

// Finds JSON that a shell script keeps in a variable, apart from the command that sends it.

#include <string>
#include <string_view>

namespace sipattach {

// The arguments of a command with each variable that holds JSON replaced by its value: -d "$BODY"
// after BODY='{…}', BODY=$(cat <<END …) or read -r -d '' BODY <<END. `before` is the script before
// the command. A variable that it sets twice stays as it is written.
[[nodiscard]] std::string WithJson(std::string_view arguments, std::string_view before);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_SHELL_VALUES_H_
