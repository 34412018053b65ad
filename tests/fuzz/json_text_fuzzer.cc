// The JSON text of a draft: what another parser accepts is accepted without remarks about its
// syntax, and what it rejects is never planned silently.

#include <algorithm>
#include <string_view>

#include "fuzzing.h"
#include "sipattach/plan.h"

using sipattach::fuzzing::Require;

namespace {

// Diagnostics about texts that are JSON, which a mere JSON parser does not have.
constexpr std::string_view kBeyondSyntax[] = {"json.byte_order_mark",     "json.duplicate_key",
                                              "json.more_duplicate_keys", "json.lone_surrogate",
                                              "json.number_range",        "json.number_rewritten",
                                              "json.number_unsafe",       "json.too_deep"};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = sipattach::fuzzing::TextOf(data, size);
  const auto plan = sipattach::fuzzing::RequireJson(sipattach::Plan(text, ""));
  bool about_syntax = false;
  bool about_text = false;
  for (const auto& diagnostic : plan["diagnostics"]) {
    const auto& code = diagnostic["code"].get_ref<const std::string&>();
    if (!code.starts_with("json.")) continue;
    about_text = true;
    about_syntax |= std::find(std::begin(kBeyondSyntax), std::end(kBeyondSyntax), code) ==
                    std::end(kBeyondSyntax);
  }
  if (text.find('\0') != std::string_view::npos) return 0;  // where the other parser stops
  if (nlohmann::json::accept(text)) {
    Require(!about_syntax, "nothing is said about the syntax of JSON");
  } else {
    Require(about_text, "text that is no JSON is called that");
  }
  return 0;
}
