// The shared cases of tests/cases, one registered test each. tests/node runs the same files in
// WebAssembly.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine_calls.h"
#include "text/ascii.h"

namespace sipattach::testing {
namespace {

// "" if `actual` has everything that `expected` asks for, otherwise the first difference. An object
// asks only for its own members; an array also for the same length.
std::string Difference(const OracleJson& expected, const OracleJson& actual,
                       const std::string& at) {
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [name, member] : expected.get_ref<const OracleJson::object_t&>()) {
      const OracleJson* found = Find(actual, name);
      if (found == nullptr) return at + "/" + name + " is missing";
      if (auto difference = Difference(member, *found, at + "/" + name); !difference.empty()) {
        return difference;
      }
    }
    return "";
  }
  if (expected.is_array() && actual.is_array() && expected.size() == actual.size()) {
    for (std::size_t i = 0; i < expected.size(); ++i) {
      auto difference = Difference(expected[i], actual[i], at + "/" + std::to_string(i));
      if (!difference.empty()) return difference;
    }
    return "";
  }
  if (expected == actual) return "";
  return (at.empty() ? "the output" : at) + " is " + actual.dump() + ", not " + expected.dump();
}

enum class Which { kAll, kUnfixed };

// "<slug> <pointer>" of each diagnostic, or of those without a fix.
std::vector<std::string> CodesOf(const OracleJson& output, Which which = Which::kAll) {
  std::vector<std::string> codes;
  const OracleJson* diagnostics = Find(output, "diagnostics");
  if (diagnostics == nullptr || !diagnostics->is_array()) return codes;
  for (const OracleJson& diagnostic : *diagnostics) {
    if (which == Which::kUnfixed && Find(diagnostic, "fix") != nullptr) continue;
    codes.push_back(std::string(Text(diagnostic["code"])) + " " +
                    std::string(Text(diagnostic["path"])));
  }
  return codes;
}

// Expects each fix of a plan to remove its diagnostic. The fixed draft may have other diagnostics;
// if an element was removed, the next one may have the same one in its place.
void ExpectFixesToMend(const OracleJson& draft, const std::string& context,
                       const OracleJson& plan) {
  for (const OracleJson& diagnostic : plan["diagnostics"]) {
    const OracleJson* fix = Find(diagnostic, "fix");
    if (fix == nullptr) continue;
    const OracleJson mended = draft.patch((*fix)["patch"]);
    const OracleJson after = OracleJson::parse(*Call("plan", {mended.dump(), context}));
    const auto becomes_less = [&](const auto& is_counted) {
      const auto count = [&](const OracleJson& all) {
        return std::count_if(all.begin(), all.end(), is_counted);
      };
      return count(after["diagnostics"]) < count(plan["diagnostics"]);
    };
    const OracleJson& code = diagnostic["code"];
    const bool is_mended =
        becomes_less([&](const OracleJson& other) { return other == diagnostic; }) ||
        becomes_less([&](const OracleJson& other) { return other["code"] == code; });
    EXPECT_TRUE(is_mended) << diagnostic << " is left in " << mended;
  }
}

class CaseTest : public ::testing::Test {
 public:
  explicit CaseTest(OracleJson given) : case_(std::move(given)) {}

  void TestBody() override {
    const OracleJson* call_member = Find(case_, "call");
    const std::string call(call_member == nullptr ? "plan" : Text(*call_member));
    const OracleJson* input = Find(case_, "input");
    const OracleJson* context = Find(case_, "context");
    const OracleJson* expect = Find(case_, "expect");
    ASSERT_NE(input, nullptr) << "the case has no input";
    ASSERT_NE(expect, nullptr) << "the case has no expect";
    const auto text =
        Call(call, TextsOf(call, *input, context == nullptr ? OracleJson() : *context));
    ASSERT_TRUE(text) << "no such call: " << call;
    const OracleJson output = OracleJson::parse(*text, nullptr, false);
    ASSERT_FALSE(output.is_discarded()) << *text;

    if (call == "plan" && input->is_object()) {
      ExpectFixesToMend(*input, context == nullptr ? "{}" : context->dump(), output);
    }
    const OracleJson* codes = Find(*expect, "codes");
    const OracleJson* subset = Find(*expect, "output");
    ASSERT_TRUE(codes != nullptr || subset != nullptr) << "the case expects nothing";
    if (codes != nullptr) {
      EXPECT_EQ(CodesOf(output), codes->get<std::vector<std::string>>());
    }
    if (subset != nullptr) {
      EXPECT_EQ(Difference(*subset, output, ""), "");
    }
    if (const OracleJson* never = Find(*expect, "never"); never != nullptr) {
      for (const auto& secret : never->get<std::vector<std::string>>()) {
        EXPECT_EQ(text->find(secret), std::string::npos) << "shows " << secret;
      }
    }
    if (const OracleJson* unfixed = Find(*expect, "unfixed"); unfixed != nullptr) {
      EXPECT_EQ(CodesOf(output, Which::kUnfixed), unfixed->get<std::vector<std::string>>());
    }
  }

 private:
  OracleJson case_;
};

std::string Identifier(std::string_view text) {
  std::string name;
  for (const char c : text) name += IsAlphanumeric(c) ? c : '_';
  return name;
}

// Registers the cases of one file; false if it cannot be read.
bool RegisterFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  const OracleJson cases = OracleJson::parse(file, nullptr, false);
  if (!cases.is_array()) return false;
  for (const OracleJson& given : cases) {
    const OracleJson* name = Find(given, "name");
    if (name == nullptr || !name->is_string()) return false;
    ::testing::RegisterTest(("Cases_" + Identifier(path.stem().string())).c_str(),
                            Identifier(Text(*name)).c_str(), nullptr, nullptr,
                            path.string().c_str(), 0,
                            [given]() -> ::testing::Test* { return new CaseTest(given); });
  }
  return !cases.empty();
}

bool RegisterAll() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(SIPATTACH_CASES_DIR)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  bool good = !files.empty();
  for (const auto& file : files) {
    if (RegisterFile(file)) continue;
    std::cerr << file << " is not a list of named cases\n";
    good = false;
  }
  return good;
}

}  // namespace
}  // namespace sipattach::testing

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (!sipattach::testing::RegisterAll()) return 1;
  return RUN_ALL_TESTS();
}
