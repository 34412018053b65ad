#ifndef SIPATTACH_TESTS_ENGINE_APPLY_FIXES_H_
#define SIPATTACH_TESTS_ENGINE_APPLY_FIXES_H_

// What tests of single fields do with a report: list its codes, and apply its fixes.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "oracle_json.h"

namespace sipattach::testing {

// "<slug> <pointer>" of each diagnostic, in order.
inline std::vector<std::string> CodesOf(const Report& report) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    codes.push_back(std::string(InfoOf(diagnostic.code).slug) + " " + diagnostic.path);
  }
  return codes;
}

inline OracleJson Patched(const OracleJson& document, const Fix& fix) {
  OracleJson patch = OracleJson::array();
  for (const PatchOperation& operation : fix.patch) {
    OracleJson entry = {{"op", operation.op}, {"path", operation.path}};
    if (!operation.from.empty()) {
      entry["from"] = operation.from;
    } else if (operation.op != "remove") {
      entry["value"] = ToOracle(operation.value);
    }
    patch.push_back(entry);
  }
  return document.patch(patch);
}

// Applies the first fix, again and again, until there is none; `check` makes the report of a
// document. Expects each fix to remove its diagnostic, and the loop to end.
template <typename Check>
OracleJson Fixed(OracleJson document, const Check& check) {
  for (int steps = 0; steps < 20; ++steps) {
    const Report report = check(document);
    const Diagnostic* fixable = nullptr;
    for (const Diagnostic& diagnostic : report.diagnostics()) {
      if (diagnostic.fix && fixable == nullptr) fixable = &diagnostic;
    }
    if (fixable == nullptr) return document;
    document = Patched(document, *fixable->fix);
    const Report after = check(document);
    for (const Diagnostic& diagnostic : after.diagnostics()) {
      EXPECT_FALSE(diagnostic.code == fixable->code && diagnostic.path == fixable->path)
          << InfoOf(diagnostic.code).slug << " is still in " << document.dump();
    }
  }
  ADD_FAILURE() << "fixing does not end: " << document.dump();
  return document;
}

// Everything that a person sees of a report, to search it for secrets.
inline std::string Visible(const Report& report) {
  std::string text;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    text += diagnostic.Message() + "\n";
    for (const Param& param : diagnostic.params) {
      if (const auto* value = std::get_if<std::string>(&param.value)) text += *value + "\n";
    }
    if (!diagnostic.fix) continue;
    text += diagnostic.fix->title + "\n";
    for (const PatchOperation& operation : diagnostic.fix->patch) {
      text += ToOracle(operation.value).dump() + "\n";
    }
  }
  return text;
}

// Whether every {name} in the message has its parameter.
inline bool HasAllParams(const Diagnostic& diagnostic) {
  const std::string_view text = InfoOf(diagnostic.code).message;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view name = text.substr(open + 1, text.find('}', open) - open - 1);
    const auto is_named = [&](const Param& param) { return param.name == name; };
    if (std::none_of(diagnostic.params.begin(), diagnostic.params.end(), is_named)) return false;
  }
  return true;
}

}  // namespace sipattach::testing

#endif  // SIPATTACH_TESTS_ENGINE_APPLY_FIXES_H_
