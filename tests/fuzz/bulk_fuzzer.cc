// A context and pasted text: every row counts once.

#include "fuzzing.h"
#include "sipattach/bulk.h"

using sipattach::ReadNumbers;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, text] = sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const auto reading = RequireJson(ReadNumbers(text, context));
  Require(reading["summary"]["total"] == reading["rows"].size(), "every row is counted");
  return 0;
}
