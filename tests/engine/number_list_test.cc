#include "plan/number_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "oracle_json.h"
#include "plan_of_parts.h"
#include "sipattach/plan.h"

namespace sipattach {
namespace {

constexpr std::size_t kToldOneByOne = 1000;
constexpr std::size_t kCount = kToldOneByOne + 500;

// A draft of `kCount` different numbers: a prefix with four digits.
OracleJson PlanOf(const std::string& prefix, std::string_view context) {
  OracleJson draft = {{"service", "sip"}, {"directions", {{{"type", "inbound"}}}}};
  for (std::size_t i = 0; i < kCount; ++i) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%04zu", i);
    draft["phone_numbers"].push_back(prefix + digits);
  }
  return OracleJson::parse(Plan(draft.dump(), context));
}

std::size_t Count(const OracleJson& plan, std::string_view code) {
  const OracleJson& diagnostics = plan["diagnostics"];
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const OracleJson& diagnostic) { return diagnostic["code"] == code; }));
}

TEST(NumberList, CountsInfosBehindTheFirstThousandOfACode) {
  const OracleJson plan = PlanOf("(415) 555-", R"({"default_region":"US"})");
  EXPECT_EQ(Count(plan, "number.region_assumed"), kToldOneByOne);
  ASSERT_EQ(Count(plan, "numbers.more_infos"), 1U);
  for (const OracleJson& diagnostic : plan["diagnostics"]) {
    if (diagnostic["code"] != "numbers.more_infos") continue;
    EXPECT_EQ(diagnostic["path"], "/phone_numbers");
    EXPECT_EQ(diagnostic["params"],
              (OracleJson{{"code", "number.region_assumed"}, {"count", kCount - kToldOneByOne}}));
  }
  EXPECT_EQ(plan["numbers"].size(), kCount);
  EXPECT_EQ(plan["numbers"].back()["value"], "+14155551499");
}

TEST(NumberList, NamesEachNumberThatCannotBeSent) {
  const OracleJson refused = PlanOf("415555", "{}");
  EXPECT_EQ(Count(refused, "number.region_required"), kCount);
  EXPECT_EQ(Count(refused, "numbers.more_infos"), 0U);
  const OracleJson skipped = PlanOf("415555", R"({"skip_invalid":true})");
  EXPECT_EQ(Count(skipped, "number.skipped"), kCount);
}

TEST(PlanInParts, GivesFullPartsAndThenThePlan) {
  OracleJson draft = {{"service", "sip"}, {"directions", {{{"type", "inbound"}}}}};
  for (const char* number : {"+14155552671", "+442079460018", "4155552671", "+33123456789"}) {
    draft["phone_numbers"].push_back(number);
  }
  const std::string text = draft.dump();
  const std::string context = R"({"default_region":"US","max_numbers_per_request":1})";
  const OracleJson whole = OracleJson::parse(Plan(text, context));
  ASSERT_EQ(whole["numbers"][2]["duplicate_of"], 0);
  ASSERT_EQ(whole["requests"].size(), 3U);
  ASSERT_GE(whole["diagnostics"].size(), 3U);
  for (const std::size_t size : {1U, 2U, 3U, 4U, 5U}) {
    PlanInParts plan(text, context, size);
    testing::PlanOfParts parts;
    for (const char* name : {"numbers", "diagnostics", "requests"}) {
      for (std::size_t i = 0; i < whole[name].size() / size; ++i) {
        const OracleJson part = OracleJson::parse(plan.Next());
        ASSERT_FALSE(plan.done());
        ASSERT_EQ(part.size(), 1U);
        ASSERT_EQ(part[name].size(), size);
        parts.Take(part);
      }
    }
    parts.Take(OracleJson::parse(plan.Next()));
    ASSERT_TRUE(plan.done());
    EXPECT_EQ(parts.plan(), whole) << size;
  }
}

TEST(PlanInParts, CountsTheNumbersOfRequests) {
  OracleJson draft = {{"directions", {{{"type", "inbound"}}}}};
  for (int i = 0; i < 9; ++i) draft["phone_numbers"].push_back("+1415555267" + std::to_string(i));
  const auto requests_of_part = [&](std::size_t size) {
    PlanInParts plan(draft.dump(), R"({"max_numbers_per_request":2})", size);
    OracleJson part;
    do {
      part = OracleJson::parse(plan.Next());
    } while (!part.contains("requests"));
    return part["requests"].size();
  };
  EXPECT_EQ(requests_of_part(1), 1U);
  EXPECT_EQ(requests_of_part(4), 2U);
  EXPECT_EQ(requests_of_part(9), 4U);
  EXPECT_EQ(requests_of_part(12), 5U);
}

// Numbers with every kind of diagnostic, once or many times.
constexpr const char* kNumbers[] = {"800.926.7494",
                                    "(415) 555-2671",
                                    "+44 20 7946 0018",
                                    "+442079460019",
                                    "020 7946 0018",
                                    "+14155550100",
                                    "n/a",
                                    "{value} {number}",
                                    "sip:+14155552672:hunter22@example.com",
                                    "sip:+14155552673@example.com",
                                    "+1 415 555 2671",
                                    "+1415555",
                                    "\xc3\xa9 +49 30 123456",
                                    "password=hunter22",
                                    "2001",
                                    "1-800-FLOWERS",
                                    "1-800-GOFEDEX",
                                    "415-555-0100 to 0109",
                                    ""};

TEST(PlanInParts, HasRowsThatMakeTheSamePlan) {
  OracleJson draft = {{"service", "sip"}, {"directions", {{{"type", "inbound"}}}}};
  for (const char* number : kNumbers) draft["phone_numbers"].push_back(number);
  for (int i = 0; i < 60; ++i) {
    draft["phone_numbers"].push_back("(415) 555-26" + std::to_string(i + 10));
    draft["phone_numbers"].push_back("+1 415 555 27" + std::to_string(i % 40 + 10));
    draft["phone_numbers"].push_back("14155" + std::to_string(i));
  }
  for (const char* context : {"{}", R"({"default_region":"US"})", R"({"skip_invalid":true})",
                              R"({"default_region":"GB","skip_invalid":true,"trunk":true})"}) {
    const std::string whole = Plan(draft.dump(), context);
    for (const std::size_t size : {1U, 2U, 7U, 64U, 1000U}) {
      PlanInParts plan(draft.dump(), context, size, PlanForm::kRows);
      testing::PlanOfParts parts;
      std::size_t bytes = 0;
      while (!plan.done()) {
        const std::string part = plan.Next();
        bytes += part.size();
        parts.Take(OracleJson::parse(part));
      }
      // Compared as text, so that the order of members counts, too.
      EXPECT_EQ(parts.plan().dump(), OracleJson::parse(whole).dump()) << context << " " << size;
      EXPECT_LT(bytes, whole.size()) << context << " " << size;
    }
  }
}

TEST(PlanInParts, IsOnePartWhereThereIsLittle) {
  for (const char* draft : {"{}", "[]", "no JSON", "", R"({"phone_numbers": []})"}) {
    PlanInParts plan(draft, "", 10);
    EXPECT_EQ(plan.Next(), Plan(draft, "")) << draft;
    EXPECT_TRUE(plan.done()) << draft;
  }
}

}  // namespace
}  // namespace sipattach
