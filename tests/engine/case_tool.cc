// Answers calls natively, so that other tests can compare: reads lines {"call", "texts": [text, …]}
// and writes the text that the engine gives, one line each. The engine's texts hold no line breaks.

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "engine_calls.h"

int main() {
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
    const auto answer =
        sipattach::testing::Call(sipattach::Text(*call), texts->get<std::vector<std::string>>());
    if (!answer) {
      std::fputs("case_tool: no such call\n", stderr);
      return 2;
    }
    std::cout << *answer << '\n' << std::flush;
  }
  return 0;
}
