// A context and a draft: what is planned can be read back, undone and changed, and if the API reads
// it back as it was sent, it is verified.

#include <algorithm>

#include "fuzzing.h"
#include "sipattach/follow_up.h"
#include "sipattach/plan.h"

using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, draft] =
      sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const auto plan = RequireJson(sipattach::Plan(draft, context));
  const auto& requests = plan["requests"];
  std::size_t numbers = 0;
  std::size_t changes = 0;
  for (const auto& request : requests) {
    const auto& body = request["body"];
    numbers += request["numbers"].size();
    changes += request["numbers"].size() * body["directions"].size();
    // A direction may have a member that names another number, although directions have no such
    // member; the read-back is then of that number.
    const bool names_number = std::any_of(
        body["directions"].begin(), body["directions"].end(), [](const auto& direction) {
          return direction.contains("phone_number") || direction.contains("phone_numbers");
        });
    if (names_number) continue;
    auto answer = nlohmann::ordered_json{{"data", {{"inbound", nullptr}, {"outbound", nullptr}}}};
    for (const auto& direction : body["directions"]) {
      answer["data"][direction["type"].get<std::string>()] = direction;
    }
    const auto same = RequireJson(sipattach::Compare(request.dump(), answer.dump()));
    Require(same["verified"].get<bool>(), "what is read back as it was sent is verified");
    const auto none = RequireJson(sipattach::Compare(request.dump(), R"({"data":{}})"));
    Require(!none["verified"].get<bool>(), "what is not read back is not verified");
    const auto reading = [&](const nlohmann::ordered_json& read) {
      const nlohmann::ordered_json response = {{"status", 200}, {"body", read}};
      return RequireJson(sipattach::ReadConfiguration(response.dump(), request.dump()))["verdict"];
    };
    Require(reading(answer) == "as_planned", "what is read back as it was sent is as planned");
    answer["errors"] = {"x"};
    Require(reading(answer) == "unknown", "errors leave it open");
    answer = {{"data", {{"inbound", nullptr}, {"outbound", nullptr}}}};
    Require(reading(answer) == "not_attached", "null is not attached");
  }
  nlohmann::ordered_json listed = nlohmann::ordered_json::array();
  for (const auto& request : requests) {
    const auto& body = request["body"];
    if (body.contains("phone_number")) listed.push_back({{"phone_number", body["phone_number"]}});
    if (!body.contains("phone_numbers")) continue;
    for (const auto& number : body["phone_numbers"]) listed.push_back({{"phone_number", number}});
  }
  const nlohmann::ordered_json answers = {
      {"numbers", {{"status", 200}, {"body", {{"data", {{"numbers", listed}}}}}}},
      {"inbound", nullptr}};
  const auto account = RequireJson(sipattach::ReadAccount(answers.dump(), requests.dump()));
  Require(account["numbers"].size() == numbers, "each number is looked for in the account");
  for (const auto& number : account["numbers"]) {
    Require(number["state"] == "listed", "what the account lists is found");
  }
  const auto derived = [&](const char* kind) {
    return RequireJson(sipattach::Derive(requests.dump(), kind))["requests"].size();
  };
  Require(derived("read_back") == numbers, "each number is read back");
  Require(derived("detach") == numbers, "each number can be detached");
  Require(derived("update") == changes, "each direction of each number can be changed");
  return 0;
}
