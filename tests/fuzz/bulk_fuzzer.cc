// A context and pasted text: every row counts once, and splitting finds the same numbers.

#include <algorithm>

#include "fuzzing.h"
#include "sipattach/bulk.h"

using sipattach::ReadNumbers;
using sipattach::SplitNumbers;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, text] = sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const auto reading = RequireJson(ReadNumbers(text, context));
  Require(reading["summary"]["total"] == reading["rows"].size(), "every row is counted");
  auto inputs = nlohmann::ordered_json::array();
  for (const auto& row : reading["rows"]) {
    // A row of a table without a number is no entry.
    const auto codes = row.value("diagnostics", nlohmann::ordered_json::array());
    if (std::find(codes.begin(), codes.end(), "bulk.empty_cell") == codes.end())
      inputs.push_back(row["input"]);
  }
  const auto split = RequireJson(SplitNumbers(text, context));
  Require(split["inputs"] == inputs, "both find the same");
  Require(split["lines"].size() == inputs.size(), "each has its line");
  return 0;
}
