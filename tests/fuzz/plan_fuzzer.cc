// A context and a draft: plans are deterministic, and a body that was planned plans to itself.

#include "fuzzing.h"
#include "sipattach/plan.h"

using sipattach::Plan;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, draft] =
      sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const std::string output = Plan(draft, context);
  Require(output == Plan(draft, context), "the same draft gives the same plan");
  const auto plan = RequireJson(output);
  Require(plan["ok"].get<bool>() || plan["requests"].empty(), "what has an error is not sent");
  for (const auto& request : plan["requests"]) {
    const auto again = RequireJson(Plan(request["body"].dump(), context));
    Require(again["ok"].get<bool>(), "a planned body has no error");
    Require(again["requests"].size() == 1, "a planned body is one request");
    Require(again["requests"][0]["body"].dump() == request["body"].dump(),
            "a planned body is planned as it is");
  }
  return 0;
}
