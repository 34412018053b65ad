// A request and an answer: every number that was sent is configured, failed or unaccounted for,
// exactly once.

#include <map>
#include <string>

#include "fuzzing.h"
#include "sipattach/follow_up.h"
#include "sipattach/response.h"

using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

namespace {

// The numbers of a request, each with how often it occurs in the outcome.
std::map<std::string, int> SentNumbers(std::string_view request_text) {
  std::map<std::string, int> sent;
  const auto request = sipattach::fuzzing::ReadAsOthersDo(request_text);
  if (!request.is_object() || !request.contains("body") || !request["body"].is_object())
    return sent;
  const auto& body = request["body"];
  if (body.contains("phone_number") && body["phone_number"].is_string()) {
    sent[body["phone_number"].get<std::string>()] = 0;
  }
  if (body.contains("phone_numbers") && body["phone_numbers"].is_array()) {
    for (const auto& number : body["phone_numbers"]) {
      if (number.is_string()) sent[number.get<std::string>()] = 0;
    }
  }
  return sent;
}

void CheckOutcome(std::string_view request, std::string_view answer) {
  const auto outcome = RequireJson(sipattach::ReadResponse(answer, request));
  auto sent = SentNumbers(request);
  for (const char* list : {"configured", "unaccounted"}) {
    for (const auto& number : outcome[list]) {
      const auto place = sent.find(number.get<std::string>());
      Require(place != sent.end(), "only what was sent is listed");
      ++place->second;
    }
  }
  for (const auto& failed : outcome["failed"]) {
    const auto place = sent.find(failed["number"].get<std::string>());
    if (place != sent.end()) ++place->second;
  }
  for (const auto& [number, count] : sent) Require(count == 1, "each number is in one list");
  for (const auto& entry : outcome["contradictory"]) {
    Require(sent.count(entry["number"].get<std::string>()) == 1,
            "what contradicts itself was sent");
  }
  if (outcome["status"] == "configured") {
    Require(outcome["configured"].size() == sent.size(), "configured means all of them");
    Require(outcome["errors"].empty(), "errors are a failure");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [request, answer] =
      sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  CheckOutcome(request, answer);
  RequireJson(sipattach::Compare(request, answer));
  const auto reading = RequireJson(sipattach::ReadConfiguration(answer, request));
  const bool explains = reading["verdict"] != "as_planned" && reading["verdict"] != "not_attached";
  const bool is_explained = !reading["why"].get<std::string>().empty();
  // A number that is as planned may also have another direction.
  Require(reading["verdict"] == "as_planned" || explains == is_explained,
          "what is open is explained");
  for (const char* kind : {"read_back", "detach", "update"}) {
    RequireJson(sipattach::Derive(answer, kind));
  }
  return 0;
}
