#ifndef SIPATTACH_CURL_BLAND_COMMAND_H_
#define SIPATTACH_CURL_BLAND_COMMAND_H_

// The service's own command line, `bland sip attach --numbers … --direction … --trunk …`.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "curl/shell_words.h"
#include "json/json.h"

namespace sipattach {

struct BlandCommand {
  std::string call;             // "sip attach"
  Json draft = Json::object();  // the body as the command builds it, with one direction for all
  std::optional<std::string> config;  // JSON text that stands in place of options
  bool config_from_file = false;
  std::optional<std::string> api_key;
  bool has_key_variable = false;  // in place of the key
  std::vector<std::string> left_out;
};

// Where such a command begins in a line that is one, and its name ends.
[[nodiscard]] std::optional<std::size_t> EndOfBlandName(std::string_view text);

// Reads the words after the name of the program.
[[nodiscard]] BlandCommand ReadBlandWords(const std::vector<ShellWord>& words);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_BLAND_COMMAND_H_
