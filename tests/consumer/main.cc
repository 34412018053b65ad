// Plans a draft, reads an answer to it, and checks both as C++ values; then the same plan as JSON
// text.

#include <sipattach/sipattach.h>

#include <cstdio>
#include <string>

namespace {

// Prints `what` if it does not hold.
bool Check(bool holds, const char* what) {
  if (!holds) std::fprintf(stderr, "not so: %s\n", what);
  return holds;
}

}  // namespace

int main() {
  using sipattach::typed::Severity;
  const std::string draft =
      R"({"phone_number": "(415) 555-2671", "directions": [{"type": "inbound"}], "service": "sip"})";
  const std::string context = R"({"default_region": "US"})";

  const sipattach::typed::Plan plan = sipattach::typed::PlanDraft(draft, context);
  for (const auto& diagnostic : plan.diagnostics) {
    std::printf("%s %s\n  %s\n", std::string(diagnostic.code).c_str(), diagnostic.path.c_str(),
                diagnostic.message.c_str());
    for (const auto& fix : diagnostic.fixes) std::printf("  %s\n", fix.PatchText().c_str());
    if (!Check(diagnostic.severity != Severity::kError, "no error")) return 1;
  }
  if (!Check(plan.ok && plan.requests.size() == 1, "one request")) return 1;
  if (!Check(plan.numbers.front().value == "+14155552671", "the number")) return 1;
  if (!Check(plan.directions.front().auth_mode.value == "ip", "the default of auth_mode")) return 1;

  const auto& request = plan.requests.front();
  std::printf("%s %s\n%s\n", std::string(request.method).c_str(), request.url.c_str(),
              request.body.c_str());
  const sipattach::typed::Outcome outcome = sipattach::typed::ReadOutcome(
      {200, R"({"data": {"configured": [{"phone_number": "+14155552671"}], "failed": []}})", "",
       ""},
      request.body);
  std::puts(outcome.message.c_str());
  if (!Check(outcome.status == "configured", "the outcome")) return 1;

  const std::string text = sipattach::Plan(draft, context);
  return Check(text.find(request.body) != std::string::npos, "the same body as JSON") ? 0 : 1;
}
