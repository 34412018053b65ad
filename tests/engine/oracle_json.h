#ifndef SIPATTACH_TESTS_ENGINE_ORACLE_JSON_H_
#define SIPATTACH_TESTS_ENGINE_ORACLE_JSON_H_

// JSON for the tests: nlohmann's value type, so that the engine's own type is not checked by
// itself.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "document/read_json.h"
#include "json/json.h"
#include "json/json_writer.h"

namespace sipattach {

using OracleJson = nlohmann::ordered_json;

[[nodiscard]] inline const OracleJson* Find(const OracleJson& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(std::string(name));
  return found == value.end() ? nullptr : &*found;
}

[[nodiscard]] inline std::string_view Text(const OracleJson& value) {
  return value.get_ref<const std::string&>();
}

[[nodiscard]] inline OracleJson ToOracle(const Json& value) {
  JsonWriter writer;
  writer.Value(value);
  return OracleJson::parse(writer.Take(), nullptr, false);
}

[[nodiscard]] inline Json FromOracle(const OracleJson& value) {
  Report report;
  return ReadJsonText(value.dump(), report).value_or(nullptr);
}

}  // namespace sipattach

#endif  // SIPATTACH_TESTS_ENGINE_ORACLE_JSON_H_
