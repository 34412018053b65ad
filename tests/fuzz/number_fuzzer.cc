// A context and a number: reading the result again does not change it.

#include "fuzzing.h"
#include "sipattach/number.h"

using sipattach::ReadNumber;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [context, text] = sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const auto reading = RequireJson(ReadNumber(text, context));
  if (reading["kind"] == "invalid") {
    Require(reading["value"].is_null(), "what is invalid has no value");
    Require(!reading["diagnostics"].empty(), "what is invalid has a reason");
    return 0;
  }
  const std::string value = reading["value"];
  const auto again = RequireJson(ReadNumber(value, context));
  Require(again["value"] == reading["value"], "normalising twice is normalising once");
  return 0;
}
