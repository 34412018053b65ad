// A pasted command: the draft that is read from it can be planned and rendered.

#include "fuzzing.h"
#include "sipattach/curl.h"
#include "sipattach/plan.h"
#include "sipattach/render.h"

using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = RequireJson(sipattach::ReadCurl(sipattach::fuzzing::TextOf(data, size)));
  if (!reading["draft"].is_object()) return 0;
  const std::string plan = sipattach::Plan(reading["draft"].dump(), "");
  RequireJson(plan);
  for (const char* language : {"curl", "curl_cmd", "powershell", "javascript", "python"}) {
    RequireJson(sipattach::Render(plan, language, "{}"));
  }
  return 0;
}
