// Options and the JSON text of an address: an accepted address stays as it is and is the one that a
// plan is sent to; any other is an error of the plan.

#include <algorithm>

#include "fuzzing.h"
#include "sipattach/base_url.h"
#include "sipattach/plan.h"

using nlohmann::ordered_json;
using sipattach::fuzzing::ReadAsOthersDo;
using sipattach::fuzzing::Require;
using sipattach::fuzzing::RequireJson;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [options, text] = sipattach::fuzzing::TwoTexts(sipattach::fuzzing::TextOf(data, size));
  const auto reading = RequireJson(sipattach::ReadBaseUrl(text, options));
  const auto& base = reading["base_url"];
  const auto& diagnostics = reading["diagnostics"];
  const bool is_refused = std::any_of(diagnostics.begin(), diagnostics.end(),
                                      [](const auto& each) { return each["severity"] == "error"; });
  Require(base.is_null() == is_refused, "an address is given or refused");

  auto context = ReadAsOthersDo(options);
  const auto value = ReadAsOthersDo(text);
  if (value.is_discarded() || value.is_null() || !context.is_object()) return 0;
  if (context.size() > context.count("allow_http_hosts")) return 0;  // not an option of addresses
  context["base_url"] = value;
  const auto plan = RequireJson(sipattach::Plan(
      R"({"phone_number":"+14155552671","directions":[{"type":"inbound"}],"service":"sip"})",
      context.dump(-1, ' ', false, ordered_json::error_handler_t::replace)));
  Require(plan["ok"].get<bool>() != is_refused, "a plan needs an address that can be used");
  if (is_refused) return 0;
  const auto url = plan["requests"][0]["url"].get<std::string>();
  Require(url == base.get<std::string>() + "/v1/sip/attach", "the plan goes there");
  const auto again = RequireJson(sipattach::ReadBaseUrl(base.dump(), options));
  Require(again["base_url"] == base, "an address that was read stays as it is");
  return 0;
}
