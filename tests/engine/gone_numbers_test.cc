// Numbers that a text excludes, wherever else it has them.

#include "import/gone_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sipattach {
namespace {

using Texts = std::vector<std::string>;

GoneNumbers Gone(const std::vector<std::string_view>& numbers) {
  GoneNumbers gone;
  for (const std::string_view number : numbers) gone.Add(number, {"US", false, 0});
  gone.Sort();
  return gone;
}

NumberRange Range(std::string_view first, std::string_view last) {
  NumberRange range;
  range.first = first;
  range.last = last;
  range.count = 1;
  return range;
}

TEST(GoneNumbers, HaveANumberInAnySpelling) {
  const GoneNumbers gone = Gone({"415-555-0102", "555-0199", "words"});
  const NumberContext context{"US", false, 0};
  EXPECT_FALSE(gone.empty());
  EXPECT_TRUE(gone.Have("+1 (415) 555-0102", context));
  EXPECT_TRUE(gone.Have("4155550102", context));
  EXPECT_TRUE(gone.Have("5550199", context));
  EXPECT_FALSE(gone.Have("415-555-0103", context));
  EXPECT_TRUE(Gone({"words"}).empty());
}

TEST(GoneNumbers, LeaveTheRestOfARange) {
  constexpr std::size_t kMost = 10;
  const NumberRange range = Range("+14155550100", "+14155550109");
  struct {
    std::vector<std::string_view> gone;
    Texts rest;
  } const cases[] = {
      {{"415-555-0105"}, {"+14155550100 - +14155550104", "+14155550106 - +14155550109"}},
      {{"415-555-0100"}, {"+14155550101 - +14155550109"}},
      {{"415-555-0109"}, {"+14155550100 - +14155550108"}},
      {{"415-555-0101", "415-555-0101", "415-555-0102"},
       {"+14155550100", "+14155550103 - +14155550109"}},
      {{"415-555-0107", "415-555-0100"},
       {"+14155550101 - +14155550106", "+14155550108 - +14155550109"}},
  };
  for (const auto& [gone, expected] : cases) {
    const auto rest = Gone(gone).RestOf(range, kMost);
    ASSERT_TRUE(rest.has_value()) << gone[0];
    EXPECT_EQ(*rest, expected) << gone[0];
  }
  EXPECT_FALSE(Gone({"415-555-0110", "415-555-0099"}).RestOf(range, kMost).has_value());
  EXPECT_EQ(Gone({"415-555-0105"}).RestOf(Range("+14155550105", "+14155550105"), kMost), Texts());
}

// Carries, and the last number there is.
TEST(GoneNumbers, CountAsNumbersDo) {
  EXPECT_EQ(Gone({"415-556-0000"}).RestOf(Range("+14155559999", "+14155560001"), 10),
            (Texts{"+14155559999", "+14155560001"}));
  EXPECT_EQ(Gone({"9999999"}).RestOf(Range("9999998", "9999999"), 10), Texts{"9999998"});
}

TEST(GoneNumbers, LeaveTheRestOfAList) {
  NumberRange list = Range("+14155550100", "+14155550105");
  list.scattered = {"+14155550100", "+14155550102", "+14155550105"};
  EXPECT_EQ(Gone({"415-555-0102"}).RestOf(list, 10), (Texts{"+14155550100", "+14155550105"}));
  EXPECT_FALSE(Gone({"415-555-0101"}).RestOf(list, 10).has_value());
}

TEST(GoneNumbers, StopAfterTheMost) {
  const auto rest = Gone({"415-555-0101", "415-555-0103", "415-555-0105", "415-555-0107"})
                        .RestOf(Range("+14155550100", "+14155550109"), 1);
  EXPECT_EQ(rest, (Texts{"+14155550100", "+14155550102"}));
}

}  // namespace
}  // namespace sipattach
