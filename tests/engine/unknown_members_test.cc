// A member that nobody knows changes nothing of what an answer means.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "engine_calls.h"

namespace sipattach::testing {
namespace {

constexpr std::string_view kUnknown[] = {R"({"took_ms": 5})",
                                         R"({"request_id": "b7f0c2"})",
                                         R"({"meta": {"v": 1}})",
                                         R"({"region": "us-west-2", "cached": false})",
                                         R"({"links": ["https://docs.example.com/sip"]})",
                                         R"({"x": {"y": [1, {"z": true}]}, "warm": true})"};

constexpr std::string_view kOthers[] = {
    R"({"status": 200, "body": {"code": "invalid_argument", "message": "number not found"}})",
    R"({"status": 200, "body": {"success": false}})",
    R"({"status": 200, "body": {"data": {}, "errors": null}})",
    R"({"status": 200, "body": {"data": {"detached": ["inbound"]}, "errors": null}})",
    R"({"status": 200, "body": {"data": {"message": "Updated"}, "errors": null}})",
    R"({"status": 400, "body": {"data": {"configured": ["+14155552671"], "failed": []}}})",
    R"({"status": 400, "body": {"data": null, "errors": ["directions is required"]}})",
    R"({"status": 404, "body": {"data": null, "errors": [{"error": "NOT_FOUND"}]}})",
    R"({"status": 500, "body": {}})"};

std::vector<OracleJson> Answers() {
  std::vector<OracleJson> answers;
  for (const std::string_view text : kOthers) answers.push_back(OracleJson::parse(text));
  std::ifstream file(SIPATTACH_CASES_DIR "/../conformance/api_documents.jsonl");
  for (std::string line; std::getline(file, line);) {
    const OracleJson document = OracleJson::parse(line);
    if (document["kind"] == "response") answers.push_back(document["given"]);
  }
  return answers;
}

// What an answer means, without the words that it is shown with.
OracleJson Read(const OracleJson& answer, const OracleJson& request) {
  OracleJson outcome = OracleJson::parse(*Call("read_response", {answer.dump(), request.dump()}));
  outcome.erase("message");
  outcome.erase("errors");
  for (OracleJson& entry : outcome["contradictory"]) entry.erase("reason");
  return outcome;
}

TEST(UnknownMembers, ChangeNothing) {
  const std::vector<OracleJson> answers = Answers();
  ASSERT_GT(answers.size(), std::size(kOthers)) << "no documents";
  OracleJson attach = {{"phone_numbers", {"+14155552671", "+14155552672"}},
                       {"directions", {{{"type", "inbound"}}}}};
  OracleJson detach = {{"phone_number", "+14155552671"}, {"directions", {{{"type", "inbound"}}}}};
  OracleJson update = {{"phone_number", "+14155552671"}, {"updates", {{"type", "inbound"}}}};
  const OracleJson requests[] = {
      {{"url", "https://api.example.com/v1/sip/attach"}, {"body", attach}},
      {{"url", "https://api.example.com/v1/sip/detach"}, {"body", detach}},
      {{"url", "https://api.example.com/v1/sip/update"}, {"body", update}}};
  for (const OracleJson& answer : answers) {
    for (const std::string_view unknown : kUnknown) {
      for (const bool in_data : {false, true}) {
        OracleJson changed = answer;
        OracleJson& body = changed["body"];
        if (!body.is_object() || (in_data && (!body.contains("data") || !body["data"].is_object())))
          continue;
        (in_data ? body["data"] : body).update(OracleJson::parse(unknown));
        for (const OracleJson& request : requests) {
          EXPECT_EQ(Read(changed, request), Read(answer, request)) << changed << request["url"];
        }
      }
    }
  }
}

}  // namespace
}  // namespace sipattach::testing
