#ifndef SIPATTACH_CURL_BLAND_COMMAND_H_
#define SIPATTACH_CURL_BLAND_COMMAND_H_

// The service's own command line, `bland sip attach --numbers … --direction … --trunk …`.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "shell/shell_words.h"

namespace sipattach {

struct BlandCommand {
  std::string call;             // "sip attach"
  Json draft = Json::object();  // the body, with the members of its direction at the top level
  std::optional<std::string> config;  // JSON text given in place of options
  bool config_from_file = false;
  std::optional<std::string> api_key;
  bool has_key_variable = false;      // a variable stands for the key
  std::vector<std::string> left_out;  // names of options that are not known
};

// Where the program's name ends if `text` begins with such a command.
[[nodiscard]] std::optional<std::size_t> EndOfBlandName(std::string_view text);

// Reads the words after the program's name.
[[nodiscard]] BlandCommand ReadBlandWords(const std::vector<ShellWord>& words);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_BLAND_COMMAND_H_
