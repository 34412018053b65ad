// An answer, and a request in front of it: every number that was sent is named or unaccounted for.

#include "fuzzing.h"
#include "sipattach/neighbours.h"
#include "sipattach/response.h"

using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [request, answer] =
      sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  RequireJson(sipattach::ReadResponse(answer, request));
  RequireJson(sipattach::Compare(request, answer));
  for (const char* kind : {"read_back", "detach", "update"}) {
    RequireJson(sipattach::Derive(answer, kind));
  }
  return 0;
}
