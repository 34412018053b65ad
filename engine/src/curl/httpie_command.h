#ifndef SIPATTACH_CURL_HTTPIE_COMMAND_H_
#define SIPATTACH_CURL_HTTPIE_COMMAND_H_

// Reads the command line of HTTPie, and of xh, which takes the same: http POST URL Name:value
// key=text key:=JSON directions[0][type]=inbound.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "curl/curl_command.h"
#include "shell/shell_words.h"

namespace sipattach {

// Where the program's name ends if `text` begins with such a command.
[[nodiscard]] std::optional<std::size_t> EndOfHttpieName(std::string_view text);

// Reads the words after the program's name into the command that would make curl send the same. The
// body is built from the items; if one of them should be JSON and is not, that text becomes the
// body, so that reading the body reports the error.
[[nodiscard]] CurlCommand ReadHttpieWords(std::string_view name,
                                          const std::vector<ShellWord>& words,
                                          const std::optional<ShellWord>& here_document);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_HTTPIE_COMMAND_H_
