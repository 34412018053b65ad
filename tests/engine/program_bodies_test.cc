#include "program/program_bodies.h"

#include <gtest/gtest.h>

namespace sipattach {
namespace {

TEST(WithQuotedVariables, QuotesWhatStandsForAWholeValue) {
  EXPECT_EQ(WithQuotedVariables(R"({"port":{port}})"), R"({"port":"{port}"})");
  EXPECT_EQ(WithQuotedVariables(R"({"port": ${port}, "a": 1})"), R"({"port": "${port}", "a": 1})");
  EXPECT_EQ(WithQuotedVariables(R"({"port":{{port}}})"), R"({"port":"{{port}}"})");
  EXPECT_EQ(WithQuotedVariables(R"({"port":%d})"), R"({"port":"%d"})");
  EXPECT_EQ(WithQuotedVariables(R"({"port":$PORT})"), R"({"port":"$PORT"})");
  EXPECT_EQ(WithQuotedVariables(R"({"port":${port)"), R"({"port":"${port")");
}

TEST(WithQuotedVariables, LeavesEverythingElse) {
  for (const std::string_view json :
       {R"({"a":{"b":1}})", R"({"a":{}})", R"({"a":{ "b":1}})", R"({"a":": {b}"})",
        R"({"a":"\":{b}"})", R"({"a":[{"b":2}]})", R"({"a":)", R"({"a":$)", ""}) {
    EXPECT_EQ(WithQuotedVariables(json), json);
  }
}

}  // namespace
}  // namespace sipattach
