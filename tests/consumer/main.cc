// Plans one draft and prints the plan.

#include <sipattach/plan.h>

#include <cstdio>

int main() {
  const std::string plan = sipattach::Plan(
      R"({"phone_number": "(415) 555-2671", "directions": [{"type": "inbound"}], "service": "sip"})",
      R"({"default_region": "US"})");
  std::puts(plan.c_str());
  return plan.find(R"("phone_number":"+14155552671")") == std::string::npos ? 1 : 0;
}
