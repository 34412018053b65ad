// A context and a draft: plans are deterministic, nothing of a draft is lost, fixes work, and
// planning a planned body returns the same body.

#include <utility>

#include "fixing.h"
#include "fuzzing.h"
#include "plan_of_parts.h"
#include "sipattach/plan.h"

using sipattach::Plan;
using sipattach::PlanForm;
using sipattach::PlanInParts;
using sipattach::fuzzing::OracleJson;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;
using sipattach::testing::PlanOfParts;

namespace {

void RequireBodiesPlanToThemselves(const OracleJson& plan, std::string_view context) {
  for (const auto& request : plan["requests"]) {
    const auto again = RequireJson(Plan(request["body"].dump(), context));
    Require(again["ok"].get<bool>(), "a planned body has no error");
    Require(again["requests"].size() == 1, "a planned body is one request");
    Require(again["requests"][0]["body"].dump() == request["body"].dump(),
            "a planned body is planned as it is");
  }
}

// Whether a diagnostic is about `path`, or about something in it or around it.
bool IsNamed(const OracleJson& plan, const std::string& path) {
  for (const auto& diagnostic : plan["diagnostics"]) {
    const auto& named = diagnostic["path"].get_ref<const std::string&>();
    if (named.empty()) continue;
    if ((named + "/").starts_with(path + "/") || (path + "/").starts_with(named + "/")) return true;
  }
  return false;
}

void RequireNothingLost(const OracleJson& draft, const OracleJson& plan) {
  if (!draft.is_object() || plan["requests"].empty()) return;
  const OracleJson& body = plan["requests"][0]["body"];
  for (const auto& [name, member] : draft.items()) {
    const bool numbers = name == "phone_number" || name == "phone_numbers";
    const bool sent =
        body.contains(name) && (numbers || !member.is_primitive() || body[name] == member);
    Require(sent || IsNamed(plan, "/" + sipattach::fuzzing::EscapedToken(name)),
            "a member of the draft is sent or named");
  }
}

void RequirePartsMakeTheWhole(std::string_view draft, std::string_view context,
                              const OracleJson& whole) {
  PlanInParts plan(draft, context, 1);
  PlanOfParts parts;
  while (!plan.done()) {
    OracleJson part = RequireJson(plan.Next());
    Require(plan.done() || (part.size() == 1 && part.front().size() == 1),
            "a part has what was asked for");
    if (plan.done()) {
      for (const auto& [name, list] : parts.lists().items()) {
        Require(part[name].empty(), "all elements were in a part");
      }
    }
    parts.Take(std::move(part));
  }
  Require(parts.plan() == whole, "the parts are the plan");
}

void RequireRowsMakeTheWhole(std::string_view draft, std::string_view context,
                             const OracleJson& whole) {
  for (const std::size_t size : {2U, 1000U}) {
    PlanInParts plan(draft, context, size, PlanForm::kRows);
    PlanOfParts parts;
    while (!plan.done()) parts.Take(RequireJson(plan.Next()));
    Require(parts.plan() == whole, "the rows are the plan");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, text] = sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const std::string output = Plan(text, context);
  Require(output == Plan(text, context), "the same draft gives the same plan");
  const OracleJson plan = RequireJson(output);
  Require(plan["ok"].get<bool>() || plan["requests"].empty(), "what has an error is not sent");
  RequirePartsMakeTheWhole(text, context, plan);
  RequireRowsMakeTheWhole(text, context, plan);
  RequireBodiesPlanToThemselves(plan, context);
  const OracleJson draft = sipattach::fuzzing::DraftOf(text, plan);
  if (draft.is_discarded()) return 0;
  RequireNothingLost(draft, plan);
  const auto planned = [given = context](const std::string& patched) {
    return Plan(patched, given);
  };
  sipattach::fuzzing::RequireFixesMend(draft, plan, planned);
  return 0;
}
