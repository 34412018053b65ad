// A destination: its normalised URI is valid and is not changed by normalising again.

#include "fuzzing.h"
#include "sipattach/endpoint.h"

using sipattach::ReadEndpoint;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = RequireJson(ReadEndpoint(sipattach::fuzzing::TextOf(data, size)));
  if (!reading["valid"].get<bool>()) {
    Require(!reading["diagnostics"].empty(), "what is not valid has a reason");
    return 0;
  }
  const auto again = RequireJson(ReadEndpoint(reading["normalized"].get<std::string>()));
  Require(again["valid"].get<bool>(), "a normalised URI is valid");
  Require(again["normalized"] == reading["normalized"], "a normalised URI is normal");
  return 0;
}
