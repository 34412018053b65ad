#ifndef SIPATTACH_TESTS_FUZZ_FIXING_H_
#define SIPATTACH_TESTS_FUZZ_FIXING_H_

// Applies fixes with a different implementation of JSON Patch than the engine's users have. A patch
// that does not apply ends the program.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "fuzzing.h"

namespace sipattach::fuzzing {

using OracleJson = nlohmann::ordered_json;

inline std::string EscapedToken(std::string_view name) {
  std::string token;
  for (const char c : name) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

// The draft behind a plan. Discarded if the text was not clean JSON, because then a diagnostic is
// about the text and not about a value.
inline OracleJson DraftOf(std::string_view text, const OracleJson& plan) {
  for (const auto& diagnostic : plan["diagnostics"]) {
    if (diagnostic["code"].get_ref<const std::string&>().starts_with("json.")) {
      return OracleJson(OracleJson::value_t::discarded);
    }
  }
  return OracleJson::parse(text, nullptr, false);
}

inline bool IsSame(const OracleJson& a, const OracleJson& b) {
  return a["code"] == b["code"] && a["path"] == b["path"] && a["params"] == b["params"];
}

// Removing an element moves the next one, perhaps with the same problem, into its place; then there
// is one less of them.
inline bool IsMended(const OracleJson& diagnostic, const OracleJson& before,
                     const OracleJson& after) {
  const auto of_code = [&](const OracleJson& list) {
    return std::count_if(list.begin(), list.end(), [&](const OracleJson& other) {
      return other["code"] == diagnostic["code"];
    });
  };
  const bool gone = std::none_of(after.begin(), after.end(), [&](const OracleJson& other) {
    return IsSame(other, diagnostic);
  });
  return gone || of_code(after) < of_code(before);
}

// Checks that each fix removes its diagnostic, and that applying the first one repeatedly ends.
template <typename Planned>
void RequireFixesMend(OracleJson draft, OracleJson plan, const Planned& planned) {
  constexpr std::size_t kMost = 24;  // a longer list would find the same, only slower
  for (std::size_t step = 0;; ++step) {
    Require(step < 200, "fixing ends");
    const OracleJson& diagnostics = plan["diagnostics"];
    // Each number of an expanded range may have diagnostics.
    if (diagnostics.size() > kMost) return;
    const auto fixable =
        std::find_if(diagnostics.begin(), diagnostics.end(),
                     [](const OracleJson& other) { return other.contains("fix"); });
    if (fixable == diagnostics.end()) return;
    draft = draft.patch((*fixable)["fix"]["patch"]);
    OracleJson after = RequireJson(planned(draft.dump()));
    if (!IsMended(*fixable, diagnostics, after["diagnostics"])) {
      std::fprintf(stderr, "%s\n%s\n", fixable->dump().c_str(), draft.dump().c_str());
      Require(false, "a fix removes its diagnostic");
    }
    plan = std::move(after);
  }
}

}  // namespace sipattach::fuzzing

#endif  // SIPATTACH_TESTS_FUZZ_FIXING_H_
