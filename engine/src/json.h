#ifndef SIPATTACH_SRC_JSON_H_
#define SIPATTACH_SRC_JSON_H_

// The JSON values of drafts, contexts and bodies. Members keep the order in which they were
// written.

#include <nlohmann/json.hpp>
#include <string_view>

namespace sipattach {

using Json = nlohmann::ordered_json;

// The member of an object, or null when there is none (also when `value` is no object).
[[nodiscard]] inline const Json* Find(const Json& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
    if (key == name) return &member;
  }
  return nullptr;
}

// The text of a string value. Precondition: is_string().
[[nodiscard]] inline std::string_view Text(const Json& value) {
  return value.get_ref<const std::string&>();
}

// "a string", "a number", "an object", … for messages.
[[nodiscard]] std::string_view TypeWithArticle(const Json& value);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_JSON_H_
