#ifndef SIPATTACH_CURL_SHELL_VALUES_H_
#define SIPATTACH_CURL_SHELL_VALUES_H_

// JSON that a script of the shell has elsewhere than in the command that sends it.

#include <string>
#include <string_view>

namespace sipattach {

// The arguments of a command with JSON in place of its variable, as the shell would have it:
// -d "$BODY" after BODY='{…}', BODY=$(cat <<END …) or read -r -d '' BODY <<END in the script before
// it. A variable that is set twice stays as it is written.
[[nodiscard]] std::string WithJson(std::string_view arguments, std::string_view before);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_SHELL_VALUES_H_
