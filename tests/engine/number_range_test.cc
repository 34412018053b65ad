#include "number/number_range.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "text/clean_text.h"

namespace sipattach {
namespace {

struct RangeCase {
  const char* name;
  const char* text;
  const char* region;
  const char* expected;  // "first..last count", "unclear", or "" where there is no range
  bool trunk = false;
};

void PrintTo(const RangeCase& range_case, std::ostream* out) { *out << range_case.name; }

class RangeTest : public ::testing::TestWithParam<RangeCase> {};

TEST_P(RangeTest, IsToldFromANumber) {
  const auto range = FindRange(Clean(GetParam().text).text, {GetParam().region, GetParam().trunk});
  std::string found;
  if (range && range->count == 0) {
    found = "unclear";
  } else if (range) {
    found = range->first + ".." + range->last + " " + std::to_string(range->count);
  }
  EXPECT_EQ(found, GetParam().expected);
  if (!range || range->count == 0 || range->count > kMaxRange) return;
  const auto numbers = NumbersOf(*range);
  ASSERT_EQ(numbers.size(), range->count);
  EXPECT_EQ(numbers.front(), range->first);
  EXPECT_EQ(numbers.back(), range->last);
}

const RangeCase kWords[] = {
    {"To", "4156732000 to 2018", "US", "+14156732000..+14156732018 19"},
    {"ToWithoutRegion", "4156732000 to 2018", "", "4156732000..4156732018 19"},
    {"Thru", "415-673-2000 thru 415-673-2018", "US", "+14156732000..+14156732018 19"},
    {"Bis", "030 12345-100 bis -199", "DE", "+493012345100..+493012345199 100"},
    {"BisOfAnotherLength", "+49 30 123450-0 bis 99", "", "unclear"},
    {"French", "de 01 42 68 53 00 à 09", "FR", "+33142685300..+33142685309 10"},
    {"Spanish", "del 91 123 45 00 al 91 123 45 49", "ES", "+34911234500..+34911234549 50"},
    {"Italian", "06 1234500 fino a 599", "IT", "+39061234500..+39061234599 100"},
    {"Dots", "4156732000..2018", "US", "+14156732000..+14156732018 19"},
    {"Ellipsis", "+14156732000 … 2018", "", "+14156732000..+14156732018 19"},
    {"Arrow", "+14156732000 → +14156732018", "", "+14156732000..+14156732018 19"},
    {"Tilde", "03-3224-5000～5099", "JP", "+81332245000..+81332245099 100"},
    {"Colon", "+14156732000:+14156732018", "", "+14156732000..+14156732018 19"},
    {"Backwards", "4156732018 to 2000", "US", "unclear"},
    {"TwoNumbers", "+14155552671 to +442079460018", "", "unclear"},
};

const RangeCase kDashes[] = {
    {"International", "+61 3 8302 8100 - +61 3 8302 8199", "", "+61383028100..+61383028199 100"},
    {"National", "03 8302 8100 - 03 8302 8199", "AU", "+61383028100..+61383028199 100"},
    {"LastDigits", "+39 0461 234500-99", "", "+390461234500..+390461234599 100"},
    {"EnDash", "+1 415 673 2000–2018", "", "+14156732000..+14156732018 19"},
    {"DashesEverywhere", "415-673-2000-415-673-2018", "US", "+14156732000..+14156732018 19"},
    {"GroupAndDash", "415-673-2000-2018", "US", "+14156732000..+14156732018 19"},
    {"Backwards", "415-673-2018-2000", "US", "unclear"},
    {"WholeBlock", "+49 30 12345-00-99", "", "+49301234500..+49301234599 100"},
    {"TwoExtensions", "+49 30 12345-100-199", "", "+493012345100..+493012345199 100"},
    {"National10", "415-673-2000", "US", ""},
    {"Increasing", "201-555-8900", "US", ""},
    {"GermanExtension", "+49 30 901820-10", "", ""},
    {"Russian", "+7 495 123-00-99", "", ""},
    {"Japanese", "03-3224-5000", "JP", ""},
    {"Dialled", "011-44-20-7946-0018", "US", ""},
};

const RangeCase kLists[] = {
    {"Extensions", "030 901820-10/-11/-12", "DE", "+493090182010..+493090182012 3"},
    {"Slash", "030 901820/21", "DE", "+4930901820..+4930901821 2"},
    {"SlashApart", "415-673-2000/2018", "US", "unclear"},
    {"And", "415-673-2000 & 2001", "US", "+14156732000..+14156732001 2"},
    {"Gaps", "415-673-2000/2005/2009", "US", "+14156732000..+14156732009 3"},
    {"AreaCode", "030/901820", "DE", ""},
    {"AreaCodes", "+49/30/901820", "", ""},
};

const RangeCase kPatterns[] = {
    {"X", "+44207946000X", "", "+442079460000..+442079460009 10"},
    {"ManyX", "415-673-20xx", "US", "+14156732000..+14156732099 100"},
    {"Class", "+1415673[2-3]000", "", "+14156732000..+14156733000 2"},
    {"ClassThenX", "+1415673[2-3]XXX", "", "+14156732000..+14156733999 2000"},
    {"Expression", "^\\+1415673\\d{4}$", "", "+14156730000..+14156739999 10000"},
    {"DialPlan", "_415673ZXXX", "US", "+14156731000..+14156739999 9000"},
    {"DialPlanWithoutEnd", "_1415673.", "US", "unclear"},
    {"QuestionMarks", "+4420794600??", "", "+442079460000..+442079460099 100"},
    {"Extension", "415 555 2671x12", "US", ""},
    {"ExtensionWithoutDigits", "415 555 2671 x", "US", ""},
    {"Vanity", "1-800-FLOWERS", "US", ""},
};

const RangeCase kSizes[] = {
    {"Numbers", "+14156732000 (20 numbers)", "", "+14156732000..+14156732019 20"},
    {"Dids", "415-673-2000, 100 DIDs", "US", "+14156732000..+14156732099 100"},
    {"OrDigits", "+49 30 901820 (100)", "", "unclear"},
    {"National", "(415) 673-2000", "US", ""},
};

const RangeCase kTrunk[] = {
    {"Extensions", "2000-2009", "", "2000..2009 10", true},
    {"ExtensionsWithBlanks", "2000 - 2009", "", "2000..2009 10", true},
    {"LeadingZeros", "0098 to 0101", "", "0098..0101 4", true},
    {"LastDigits", "2000-09", "", "2000..2009 10", true},
    {"Numbers", "4156732000-4156732018", "US", "4156732000..4156732018 19", true},
    {"X", "2XXX", "", "2000..2999 1000", true},
    {"Backwards", "2009-2000", "", "", true},
    {"National", "415-673-2000", "US", "", true},
    {"User", "alex2", "", "", true},
    {"FeatureCode", "*97", "", "", true},
    {"Plus", "+14156732000-2018", "", "+14156732000..+14156732018 19", true},
};

const auto kNameOf = [](const ::testing::TestParamInfo<RangeCase>& info) {
  return std::string(info.param.name);
};
INSTANTIATE_TEST_SUITE_P(Words, RangeTest, ::testing::ValuesIn(kWords), kNameOf);
INSTANTIATE_TEST_SUITE_P(Dashes, RangeTest, ::testing::ValuesIn(kDashes), kNameOf);
INSTANTIATE_TEST_SUITE_P(Lists, RangeTest, ::testing::ValuesIn(kLists), kNameOf);
INSTANTIATE_TEST_SUITE_P(Patterns, RangeTest, ::testing::ValuesIn(kPatterns), kNameOf);
INSTANTIATE_TEST_SUITE_P(Sizes, RangeTest, ::testing::ValuesIn(kSizes), kNameOf);
INSTANTIATE_TEST_SUITE_P(Trunk, RangeTest, ::testing::ValuesIn(kTrunk), kNameOf);

TEST(NumbersOf, KeepsGaps) {
  const auto range = FindRange("415-673-2000/2005/2009", {"US", false});
  ASSERT_TRUE(range);
  EXPECT_EQ(NumbersOf(*range),
            (std::vector<std::string>{"+14156732000", "+14156732005", "+14156732009"}));
}

// Two numbers of one range are alike from the front, however much of them is written.
TEST(AreEndsOfRange, OfOneNumberingBlock) {
  struct Ends {
    const char* first;
    const char* last;
  };
  for (const Ends ends : {Ends{"+4930123450", "+4930123459"}, Ends{"+49 30 123450", "030 123459"},
                          Ends{"030 123450", "+49 30 123459"}, Ends{"415-555-0100", "415-555-0199"},
                          Ends{"+1 415 555 0100", "415 555 0199"}, Ends{"4155550100", "4155550100"},
                          Ends{"2125550000", "2125559999"}}) {
    EXPECT_TRUE(AreEndsOfRange(ends.first, ends.last)) << ends.first << ' ' << ends.last;
  }
  for (const Ends ends : {Ends{"+4930123459", "+4930123450"}, Ends{"4155550100", "2125550199"},
                          Ends{"+49 30 123450", "+49 40 123459"}, Ends{"100", "199"}, Ends{"", ""},
                          Ends{"030 123450", "040 123459"}}) {
    EXPECT_FALSE(AreEndsOfRange(ends.first, ends.last)) << ends.first << ' ' << ends.last;
  }
}

}  // namespace
}  // namespace sipattach
