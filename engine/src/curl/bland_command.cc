#include "curl/bland_command.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "text/ascii.h"

namespace sipattach {
namespace {

struct Option {
  std::string_view name;
  std::string_view member;
};
constexpr Option kOptions[] = {{"direction", "direction"},
                               {"directions", "direction"},
                               {"trunk", "trunk_id"},
                               {"trunk-id", "trunk_id"},
                               {"endpoint", "sip_endpoint"},
                               {"sip-endpoint", "sip_endpoint"},
                               {"auth-mode", "auth_mode"},
                               {"port", "port"},
                               {"transport", "transport"},
                               {"sip-username", "sip_username"},
                               {"sip-password", "sip_password"},
                               {"username", "username"},
                               {"password", "password"}};

bool IsNumbers(std::string_view name) {
  return name == "number" || name == "numbers" || name == "phone-number" || name == "phone-numbers";
}

bool IsKey(std::string_view name) {
  return name == "api-key" || name == "key" || name == "token" || name == "apikey";
}

// Adds the numbers of a comma-separated list.
void AddNumbers(std::string_view list, Json& numbers) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string_view number = Trim(list.substr(0, end));
    if (!number.empty()) numbers.push_back(Json(number));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

Json ValueOf(std::string_view member, std::string_view text) {
  const bool is_port = member == "port" && text.size() <= 5 && IsAllDigits(text);
  return is_port ? Json(*IntegerIn(text)) : Json(text);
}

}  // namespace

std::optional<std::size_t> EndOfBlandName(std::string_view text) {
  for (const std::string_view name : {"bland", "bland-cli"}) {
    if (!text.starts_with(name)) continue;
    const std::string_view rest = text.substr(name.size());
    if (rest.starts_with(" sip ") || rest.starts_with("@latest sip ")) {
      return name.size() + rest.find(' ');
    }
  }
  return std::nullopt;
}

BlandCommand ReadBlandWords(const std::vector<ShellWord>& words) {
  BlandCommand command;
  Json numbers = Json::array();
  std::size_t at = 0;
  for (; at < words.size() && !words[at].text.starts_with('-'); ++at) {
    if (!command.call.empty()) command.call += ' ';
    command.call += words[at].text.substr(0, 40);
  }
  for (; at < words.size(); ++at) {
    std::string_view name = words[at].text;
    if (!name.starts_with('-')) continue;
    name.remove_prefix(std::min(name.find_first_not_of('-'), name.size()));
    const std::size_t equals = name.find('=');
    const bool has_own = equals != std::string_view::npos;
    const bool has_next =
        !has_own && at + 1 < words.size() && !words[at + 1].text.starts_with("--");
    const std::size_t holder = has_next ? at + 1 : at;
    std::string_view value;
    if (has_own) value = name.substr(equals + 1);
    if (has_next) value = words[holder].text;
    name = name.substr(0, equals);
    const Option* option = std::find_if(std::begin(kOptions), std::end(kOptions),
                                        [&](const Option& each) { return each.name == name; });
    if (IsNumbers(name)) {
      AddNumbers(value, numbers);
      while (has_next && at + 2 < words.size() && !words[at + 2].text.starts_with('-')) {
        AddNumbers(words[++at + 1].text, numbers);
      }
      at += has_next ? 1 : 0;
      continue;
    }
    if (IsKey(name)) {
      command.api_key = std::string(value);
      command.has_key_variable = words[holder].has_variable;
    } else if (name == "config") {
      command.config_from_file = value.starts_with('@');
      command.config = std::string(value);
    } else if (option != std::end(kOptions)) {
      command.draft[option->member] = ValueOf(option->member, value);
    } else {
      if (command.left_out.size() < 20) command.left_out.emplace_back(name.substr(0, 40));
      continue;  // it may or may not take a value
    }
    at = holder;
  }
  if (numbers.size() == 1) {
    command.draft["phone_number"] = Json(*numbers.begin());
  } else if (!numbers.empty()) {
    command.draft["phone_numbers"] = std::move(numbers);
  }
  return command;
}

}  // namespace sipattach
