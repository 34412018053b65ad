// Answers calls natively, so that other tests can compare: reads lines {"call", "texts": [text, …]}
// and writes the engine's result, one line each. The engine's results contain no line breaks. With
// --steps, it writes the number of comparisons that the call took instead (step_counter.h).

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "engine_calls.h"
#include "step_counter.h"

int main(int count, char** arguments) {
  const bool counts_steps = count > 1 && std::string_view(arguments[1]) == "--steps";
  using sipattach::Find;
  using sipattach::OracleJson;
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const OracleJson request = OracleJson::parse(line, nullptr, false);
    const OracleJson* call = Find(request, "call");
    const OracleJson* texts = Find(request, "texts");
    if (call == nullptr || !call->is_string() || texts == nullptr || !texts->is_array()) {
      std::fputs("case_tool: a line is not {call, texts}\n", stderr);
      return 2;
    }
    const std::uint64_t before = sipattach::testing::StepsSoFar();
    const auto answer =
        sipattach::testing::Call(sipattach::Text(*call), texts->get<std::vector<std::string>>());
    if (!answer) {
      std::fputs("case_tool: no such call\n", stderr);
      return 2;
    }
    if (counts_steps) {
      std::cout << sipattach::testing::StepsSoFar() - before << '\n' << std::flush;
    } else {
      std::cout << *answer << '\n' << std::flush;
    }
  }
  return 0;
}
