#ifndef SIPATTACH_TESTS_ENGINE_PLAN_OF_PARTS_H_
#define SIPATTACH_TESTS_ENGINE_PLAN_OF_PARTS_H_

// Assembles a plan from its parts, in any form. Written only from the description of PlanForm, to
// show that this is enough to get it right.

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "sipattach/plan.h"

namespace sipattach::testing {

class PlanOfParts {
 public:
  using Json = nlohmann::ordered_json;

  void Take(Json part) {
    for (const Json& pattern : part.value("patterns", Json::array())) patterns_.push_back(pattern);
    part.erase("patterns");
    for (const char* name : {"numbers", "diagnostics", "requests"}) {
      if (!part.contains(name)) continue;
      const Json& list = part[name];
      Json& whole = lists_[name];
      for (std::size_t at = 0; at < list.size();) {
        if (list[at].is_object()) {
          whole.push_back(list[at++]);
        } else {
          whole.push_back(name == std::string("numbers") ? Reading(list, at)
                                                         : Diagnostic(list, at));
        }
      }
    }
    last_ = std::move(part);
  }

  // The plan of all parts, with its members in order.
  [[nodiscard]] Json plan() const {
    Json plan = last_;
    for (const auto& [name, list] : lists_.items()) plan[name] = list;
    for (Json& request : plan["requests"]) ListNumbers(request);
    return plan;
  }
  [[nodiscard]] const Json& lists() const { return lists_; }

 private:
  [[nodiscard]] Json Reading(const Json& list, std::size_t& at) {
    Json reading;
    for (const char* name : {"input", "path", "kind", "value", "validity", "region", "type",
                             "national", "international"}) {
      const std::string member = name;
      reading[member] = member == "kind" ? "e164" : member == "validity" ? "valid" : list.at(at++);
    }
    Json& type = reading["type"];
    if (type.is_number()) {
      type = types_.at(type.get<std::size_t>());
    } else {
      types_.push_back(type);
    }
    reading["duplicate_of"] = nullptr;
    return reading;
  }

  // The last part has the last readings, so this has to wait for it.
  void ListNumbers(Json& request) const {
    Json& body = request["body"];
    if (!body.contains("phone_numbers") || !body["phone_numbers"].is_null()) return;
    body["phone_numbers"] = Json::array();
    for (const Json& index : request["numbers"]) {
      body["phone_numbers"].push_back(lists_["numbers"].at(index.get<std::size_t>()).at("value"));
    }
  }

  [[nodiscard]] Json Diagnostic(const Json& list, std::size_t& at) const {
    const Json& pattern = patterns_.at(list.at(at++).get<std::size_t>());
    const Json& given = list.at(at++);
    const Json path = given.is_number() ? Json("/phone_numbers/" + given.dump()) : given;
    Json params = Json::object();
    for (std::size_t i = 4; i < pattern.size(); ++i) {
      params[pattern[i].get<std::string>()] = list.at(at++);
    }
    Json diagnostic = {{"code", pattern[0]},
                       {"severity", pattern[1]},
                       {"path", path},
                       {"message", Filled(pattern[2], params)},
                       {"params", params}};
    if (!pattern[3].is_null()) {
      const Json operation = {{"op", "replace"}, {"path", path}, {"value", params.at("value")}};
      diagnostic["fix"] = {{"title", Filled(pattern[3], params)},
                           {"patch", Json::array({operation})}};
    }
    return diagnostic;
  }

  [[nodiscard]] static std::string Filled(const std::string& text, const Json& params) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != '{') {
        out += text[at];
        continue;
      }
      const std::size_t close = text.find('}', at);
      const Json& value = params.at(text.substr(at + 1, close - at - 1));
      out += value.is_string() ? value.get<std::string>() : value.dump();
      at = close;
    }
    return out;
  }

  Json lists_ = {
      {"numbers", Json::array()}, {"diagnostics", Json::array()}, {"requests", Json::array()}};
  Json patterns_ = Json::array();
  Json types_ = Json::array();
  Json last_;
};

}  // namespace sipattach::testing

#endif  // SIPATTACH_TESTS_ENGINE_PLAN_OF_PARTS_H_
