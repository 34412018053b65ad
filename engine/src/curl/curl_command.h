#ifndef SIPATTACH_CURL_CURL_COMMAND_H_
#define SIPATTACH_CURL_CURL_COMMAND_H_

// Reads the words of a curl command line. read_curl.cc judges the result.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/shell_words.h"

namespace sipattach {

// How a piece of the body was given.
enum class BodyKind : std::uint8_t {
  kData,     // -d, --data, --data-ascii, --data-raw, --data-binary
  kJson,     // --json
  kEncoded,  // --data-urlencode
  kForm,     // -F, --form
};

struct BodyPart {
  BodyKind kind;
  ShellWord word;
  bool from_file = false;  // @name, @-, -T: its text is not in the command; `word` is @name
};

struct CurlCommand {
  std::vector<ShellWord> urls;
  std::vector<ShellWord> headers;  // "Name: value"
  std::vector<BodyPart> body;
  std::optional<std::string> method;  // of -X
  std::optional<ShellWord> bearer;    // of --oauth2-bearer
  bool has_basic_auth = false;        // -u
  bool data_in_query = false;         // -G
  bool head_only = false;             // -I
  bool typographic_dashes = false;    // an em dash stood for --
  std::size_t stray_words = 0;        // neither options nor URLs
  std::vector<std::string> left_out;  // options that change what is sent, without their values
  bool has_next = false;              // --next: another request follows
  std::string glued_option;           // the name of one without a space before it
};

// `words` are those after "curl"; `here_document` is what @- reads.
[[nodiscard]] CurlCommand ReadCurlWords(const std::vector<ShellWord>& words,
                                        const std::optional<ShellWord>& here_document);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_CURL_COMMAND_H_
