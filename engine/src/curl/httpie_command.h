#ifndef SIPATTACH_CURL_HTTPIE_COMMAND_H_
#define SIPATTACH_CURL_HTTPIE_COMMAND_H_

// The command line of HTTPie, and of xh, which takes the same: http POST URL Name:value key=text
// key:=JSON directions[0][type]=inbound.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "curl/curl_command.h"
#include "curl/shell_words.h"

namespace sipattach {

// Where the name of the program ends in a text that begins with such a command.
[[nodiscard]] std::optional<std::size_t> EndOfHttpieName(std::string_view text);

// What the words after the name ask for, as if curl were asked for it. The body is made of the
// words of members; where one of them is no JSON, it is the body, so that reading it says why.
[[nodiscard]] CurlCommand ReadHttpieWords(std::string_view name,
                                          const std::vector<ShellWord>& words,
                                          const std::optional<ShellWord>& here_document);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_HTTPIE_COMMAND_H_
