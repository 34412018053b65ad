#include "number/number_range.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "number/range_words.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

struct RangeCase {
  const char* name;
  const char* text;
  const char* region;
  const char* expected;  // "first..last count", "unclear", or "" if there is no range
  bool trunk = false;
};

void PrintTo(const RangeCase& range_case, std::ostream* out) { *out << range_case.name; }

std::uint64_t Numeral(const std::string& number) {
  return std::stoull(number.substr(number.starts_with('+') ? 1 : 0));
}

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
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (range->scattered.empty()) {
      EXPECT_EQ(numbers[i].size(), numbers[i - 1].size());
    }
    const std::uint64_t step = Numeral(numbers[i]) - Numeral(numbers[i - 1]);
    EXPECT_TRUE(step == 1 || (step > 1 && !range->scattered.empty())) << numbers[i];
  }
}

const RangeCase kWords[] = {
    {"To", "4156732000 to 2018", "US", "+14156732000..+14156732018 19"},
    {"ToWithoutRegion", "4156732000 to 2018", "", "4156732000..4156732018 19"},
    {"Thru", "415-673-2000 thru 415-673-2018", "US", "+14156732000..+14156732018 19"},
    {"Bis", "030 12345-100 bis -199", "DE", "+493012345100..+493012345199 100"},
    {"TotEnMet", "020 231 2500 tot en met 2509", "NL", "+31202312500..+31202312509 10"},
    {"Between", "between 415-673-2000 and 2018", "US", "+14156732000..+14156732018 19"},
    {"BetweenInFrench", "entre le 01 42 68 53 00 et le 01 42 68 53 49", "FR",
     "+33142685300..+33142685349 50"},
    {"Slashed", "020 231 2500 t/m 020 231 2509", "NL", "+31202312500..+31202312509 10"},
    {"WithoutBlanks", "021-61234000至021-61234099", "CN", "+862161234000..+862161234099 100"},
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
    {"ToOfAnotherLength", "+14156732000 to 14156732018", "", "+14156732000..+14156732018 19"},
    {"ToANationalNumber", "+44 20 7946 0000 to 020 7946 0099", "US",
     "+442079460000..+442079460099 100"},
    {"Turkish", "0212 345 60 00 ile 0212 345 60 99 arası", "TR",
     "+902123456000..+902123456099 100"},
    {"Hungarian", "06 1 234 5600-tól 06 1 234 5699-ig", "HU", "+3612345600..+3612345699 100"},
    {"SpanishArticle", "911234500 hasta el 911234549", "ES", "+34911234500..+34911234549 50"},
    {"Links", "tel:+14156732000 to tel:+14156732018", "", "+14156732000..+14156732018 19"},
    {"OneNumber", "+14156732000 to +14156732000", "", "+14156732000..+14156732000 1"},
    {"AMillion", "+14150000000 to +14150999999", "", "+14150000000..+14150999999 1000000"},
    {"MoreThanAMillion", "+14150000000 to +14151000000", "", "unclear"},
    {"Carried", "+14156731998 to +14156732001", "", "+14156731998..+14156732001 4"},
    {"AndOneMore", "+49 30 901820 bis 29 und 35", "", "unclear"},
    {"Hosts", "sip:+14155552671@sip1.to2.example.com", "", ""},
    {"SixDigits", "567200 to 567299", "US", ""},
    {"SevenDigits", "5672000 to 5672099", "", "5672000..5672099 100"},
    {"ToWithoutItsPlus", "+1-415-673-2000 to 14156732018", "", "+14156732000..+14156732018 19"},
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
    {"SlashesOfAreaCodes", "0211/63550-00 - 0211/63550-49", "DE",
     "+492116355000..+492116355049 50"},
    {"BlockAndItsLastDigits", "+49 30 9018200-299", "", "unclear"},
    {"ExtensionOfThree", "+49 30 901820-123", "", ""},
    {"TwoExtensions", "+49 30 12345-100-199", "", "+493012345100..+493012345199 100"},
    {"National10", "415-673-2000", "US", ""},
    {"Increasing", "201-555-8900", "US", ""},
    {"GermanExtension", "+49 30 901820-10", "", ""},
    {"GermanExtensionBehindBlanks", "089 1234 - 567", "DE", ""},
    {"WholeNumberAndBlanks", "030 12345600 - 99", "DE", "unclear"},
    {"WholeNumberAndEnDash", "+49 30 12345600 \u2013 699", "", "unclear"},
    {"WholeNumberAndLess", "030 12345699 - 12", "DE", ""},
    {"Russian", "+7 495 123-00-99", "", ""},
    {"Japanese", "03-3224-5000", "JP", ""},
    {"Dialled", "011-44-20-7946-0018", "US", ""},
    {"ElevenDigitsWithoutRegion", "1234567-9012", "", ""},
    {"TwelveDigitsWithoutRegion", "12345678-9012", "", "12345678..12349012 3335"},
    {"Brackets", "[4156732000-4156732019]", "US", "+14156732000..+14156732019 20"},
    {"DialPlan", "[4156732000-4156732019]#", "", "4156732000..4156732019 20"},
    {"ChineseExtension", "010-61234000-8001", "CN", "unclear"},
    {"ChineseRange", "010-61234000-4099", "CN", "+861061234000..+861061234099 100"},
    {"Arrow", "415-555-2671 -> Ext 1001", "US", ""},
    {"LastDigitsOfAFax", "030 123456 Fax -99", "DE", ""},
    {"ArrowToAnotherNumber", "415-555-2671 -> 415-555-2690", "US", ""},
    {"ArrowInUnicode", "+14155552671 → +14155552690", "", ""},
    {"Forwarded", "Forward 415-555-2671 to 415-555-2690", "US", ""},
    {"Changed", "changed from 415-555-2671 to 415-555-2690", "US", ""},
    {"DialPlanCutOff", "4156732000-4156732019]", "", "4156732000..4156732019 20"},
    {"OneInBrackets", "[4156732000]-4156732019", "", "4156732000..4156732019 20"},
};

const RangeCase kLists[] = {
    {"Extensions", "030 901820-10/-11/-12", "DE", "+493090182010..+493090182012 3"},
    {"Slash", "030 901820/21", "DE", "+4930901820..+4930901821 2"},
    {"SlashApart", "415-673-2000/2018", "US", "unclear"},
    {"And", "415-673-2000 & 2001", "US", "+14156732000..+14156732001 2"},
    {"Gaps", "415-673-2000/2005/2009", "US", "+14156732000..+14156732009 3"},
    {"AreaCode", "030/901820", "DE", ""},
    {"AreaCodes", "+49/30/901820", "", ""},
    {"SevenDigits", "5552671/72", "", "5552671..5552672 2"},
    {"FiveDigits", "+14156732000 & 32001", "", "+14156732000..+14156732001 2"},
    {"SixDigits", "+14156732000 & 732001", "", ""},
    {"Twice", "+14156732000 & 2000", "", "unclear"},
    {"HostInABlock", "+14155552671@10.0.0.1/24", "", ""},
    {"WordsOfOthers", "+33 1 42 68 53 00 et 05 ou 09", "", ""},
    {"Und", "+49 30 901820 und 21", "", "+4930901820..+4930901821 2"},
    {"Or", "415-673-2000 or 2005 or 2009", "US", "+14156732000..+14156732009 3"},
    {"ShorterGroup", "+49 30 123450-0 & 99", "", "unclear"},
    {"Commas", "415-673-2000, 2001, 2005", "US", "+14156732000..+14156732005 3"},
    {"CommasAndDashes", "030 901820-101, -102", "DE", "+4930901820101..+4930901820102 2"},
    {"ExtensionsOfOtherLengths", "030 901820-0, -25", "DE", "+49309018200..+493090182025 2"},
    {"CommasAndAnd", "91 123 45 00, 01 y 02", "ES", "+34911234500..+34911234502 3"},
    {"CommaBeforeAnExtension", "415-673-2000, 101", "US", ""},
    {"CommaBeforeAYear", "415-673-2000, 2126", "US", ""},
    {"Pause", "415-673-2000,,2001", "US", ""},
};

const RangeCase kPatterns[] = {
    {"X", "+44207946000X", "", "+442079460000..+442079460009 10"},
    {"ManyX", "415-673-20xx", "US", "+14156732000..+14156732099 100"},
    {"ManyXWithTheirSize", "020 7946 01xx (100 numbers)", "GB", ""},
    {"Class", "+1415673[2-3]000", "", "+14156732000..+14156733000 2"},
    {"ClassThenX", "+1415673[2-3]XXX", "", "+14156732000..+14156733999 2000"},
    {"Expression", "^\\+1415673\\d{4}$", "", "+14156730000..+14156739999 10000"},
    {"DialPlan", "_415673ZXXX", "US", "+14156731000..+14156739999 9000"},
    {"DialPlanWithoutEnd", "_1415673.", "US", "unclear"},
    {"QuestionMarks", "+4420794600??", "", "+442079460000..+442079460099 100"},
    {"Extension", "415 555 2671x12", "US", ""},
    {"ExtensionWithoutDigits", "415 555 2671 x", "US", ""},
    {"Vanity", "1-800-FLOWERS", "US", ""},
    {"TwoDigits", "+1415673[25]000", "", "+14156732000..+14156735000 2"},
    {"TwoDigitsWithAComma", "+1415673[2,5]000", "", "+14156732000..+14156735000 2"},
    {"StarOfANote", "+39 0461 234500*", "", ""},
    {"StarsOfABlock", "+39 0461 2345**", "", "+390461234500..+390461234599 100"},
    {"StarOfABlock", "+44 20 7946 001*", "", "+442079460010..+442079460019 10"},
    {"AsteriskClass", "+1415673[1237-9]000", "", "+14156731000..+14156739000 6"},
    {"ClassInFront", "+1415673200[0-13]", "", "+14156732000..+14156732003 3"},
    {"Downwards", "+1415673[5-2]000", "", ""},
    {"NoDigits", "+1415673[a]000", "", ""},
    {"RowThenAll", "+1415673200[0-4]", "", "+14156732000..+14156732004 5"},
    {"RowThenAllThenAll", "+141567320[2-4]X", "", "+14156732020..+14156732049 30"},
    {"RowThenRow", "+14156732[2-3][0-4]0", "", "+14156732200..+14156732340 10"},
    {"DialPlanN", "_415673NXXX", "US", "+14156732000..+14156739999 8000"},
    {"DialPlanX", "_415673XXXX", "US", "+14156730000..+14156739999 10000"},
    {"NorthAmericanPlanN", "415673NXXX", "US", "+14156732000..+14156739999 8000"},
    {"NOfAWord", "415673N", "US", ""},
    {"ZWithoutDialPlan", "415673ZXXX", "US", ""},
    {"DialPlanExclamationMark", "_1415673!", "US", "unclear"},
    {"DialPlanWithoutAnythingOpen", "_14156732000", "US", ""},
    {"Once", "+1415673200\\d{1}", "", "+14156732000..+14156732009 10"},
    {"Twice", "+141567320\\d{2}", "", "+14156732000..+14156732099 100"},
    {"TenTimes", "+1\\d{10}", "", "+10000000000..+19999999999 1000000000"},
    {"HundredTimes", "+1415673200\\d{100}", "", ""},
    {"NoTimes", "+141567320\\d{}", "", ""},
    {"Stars", "+4420794600**", "", "+442079460000..+442079460099 100"},
    {"StarInside", "+44207946*0018", "", ""},
    {"Hash", "+44207946001X#", "", "+442079460010..+442079460019 10"},
    {"HashInside", "+442079460#1X", "", ""},
    {"BackslashAtTheEnd", "+442079460018\\", "", ""},
    {"TwoOpenBehindANumber", "415 555 2671xx", "US", "unclear"},
    {"OpenInBracketsBehindANumber", "415 555 2671[0-9]", "US", "unclear"},
    {"OpenOnly", "[0-9]XXX", "US", ""},
    {"ExpressionWithoutItsBegin", "\\+1415673\\d{4}$", "", "+14156730000..+14156739999 10000"},
};

const RangeCase kSizes[] = {
    {"Numbers", "+14156732000 (20 numbers)", "", "+14156732000..+14156732019 20"},
    {"Dids", "415-673-2000, 100 DIDs", "US", "+14156732000..+14156732099 100"},
    {"OrDigits", "+49 30 901820 (100)", "", "unclear"},
    {"National", "(415) 673-2000", "US", ""},
    {"WithoutBrackets", "+14156732000 20 numbers", "", "+14156732000..+14156732019 20"},
    {"One", "+14156732000 (1 numbers)", "", "+14156732000..+14156732000 1"},
    {"None", "+14156732000 (0 numbers)", "", "unclear"},
    {"SixDigits", "+14156732000 (100000 numbers)", "", "+14156732000..+14156831999 100000"},
    {"SevenDigits", "+14156732000 (1000000 numbers)", "", ""},
    {"OtherThings", "+14156732000 (20 rooms)", "", ""},
    {"BeyondItsDigits", "99999990 (20 numbers)", "", "unclear"},
    {"UpToItsLast", "99999980 (20 numbers)", "", "99999980..99999999 20"},
    {"BehindNoNumber", "+49 30 (20 numbers)", "", ""},
    {"EndOrDigits", "+49 30 9018210 (-19)", "", "unclear"},
    {"DigitsOfANumber", "+49 30 (901820)", "", ""},
    {"OfSevenDigits", "5672000 (20 numbers)", "", "5672000..5672019 20"},
    {"OfSixDigits", "567200 (20 numbers)", "", ""},
    {"BehindARange", "01632 960100 - 960199 (100)", "GB", "+441632960100..+441632960199 100"},
    {"BehindLastDigits", "044 123 45 00 - 49 (50 Nummern)", "CH", "+41441234500..+41441234549 50"},
    {"NotOfTheRange", "01632 960100 - 960199 (50)", "GB", "unclear"},
};

// Extensions of one number, and those that are ambiguous: they are never digits of that number.
const RangeCase kBlocks[] = {
    {"InBrackets", "+49 30 90182 (00-99)", "", "+49309018200..+49309018299 100"},
    {"InSquareBrackets", "+49 30 90182 [10-19]", "", "+49309018210..+49309018219 10"},
    {"BehindADash", "+49 30 90182-(10-19)", "", "+49309018210..+49309018219 10"},
    {"National", "030 90182 (10 - 19)", "DE", "+49309018210..+49309018219 10"},
    {"EnDash", "+49 30 90182 (10–19)", "", "+49309018210..+49309018219 10"},
    {"Word", "+49 30 90182 (10 bis 19)", "", "+49309018210..+49309018219 10"},
    {"LastDigits", "+1 415 673 (2000-18)", "", "+14156732000..+14156732018 19"},
    {"FromTo", "030-90182 von 00 bis 99", "DE", "+49309018200..+49309018299 100"},
    {"FromToOfAnotherLength", "030-90182 von 0 bis 99", "DE", "unclear"},
    {"FiveDigits", "+49 30 90182 (00000-00009)", "", "+49309018200000..+49309018200009 10"},
    {"SixDigits", "+1 415 (567200-567299)", "", "unclear"},
    {"OfAnotherLength", "+49 30 90182 (0-99)", "", "unclear"},
    {"OfAnotherLengthBehindADash", "+49 30 90182-(0-99)", "", "unclear"},
    {"OfAnotherLengthInWords", "+49 30 90182 (0 bis 99)", "", "unclear"},
    {"OfAnotherLengthInSquareBrackets", "+49 30 90182 [0-99]", "", "unclear"},
    {"Downwards", "+49 30 90182 (99-00)", "", "unclear"},
    {"Listed", "+39 06 1234 (500/599)", "", "unclear"},
    {"ListedInWords", "+49 30 90182 (0 und 1)", "", "unclear"},
    {"BehindASlash", "+49 30 90182/10-19", "", "unclear"},
    {"BehindX", "+49 30 90182 x100-199", "", "unclear"},
    {"BehindExt", "+1 415 673 2000 ext. 10-19", "", "unclear"},
    {"BehindDw", "+49 30 90182 DW 0-99", "", "unclear"},
    {"BehindDob", "+7 495 123 45 67 доб. 10-19", "", "unclear"},
    {"NumberInBrackets", "+1 415 (673-2000)", "", ""},
    {"NumberBehindASlash", "030/90182-10", "DE", ""},
    {"NumberBehindAWord", "Tel. 030 90182-10", "DE", ""},
    {"ExtensionOfALink", "tel:+14156732000;ext=12-34", "", ""},
    {"UserOfAHost", "+14156732000@pbx1-2", "", ""},
    {"DigitsOnly", "20", "", ""},
    {"DashOnly", "(-20", "", ""},
    {"SevenDigitsTogether", "90182 von 00 bis 99", "", "9018200..9018299 100"},
    {"SixDigitsTogether", "9018 von 00 bis 99", "", ""},
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
    {"TwoDigits", "20-29", "", "20..29 10", true},
    {"OneDigit", "2-9", "", "", true},
    {"FiveDigits", "20010-20019", "", "20010..20019 10", true},
    {"SixDigits", "200100-200199", "", "200100..200199 100", true},
    {"SeveralDashes", "20-01-09", "", "", true},
    {"NameWithDigits", "ab20-29", "", "", true},
    {"EighteenDigits", "123456789012345600 to 123456789012345609", "",
     "123456789012345600..123456789012345609 10", true},
    {"NineteenDigits", "1234567890123456000 to 1234567890123456009", "", "unclear", true},
    {"Listed", "2000 & 2002", "", "2000..2002 2", true},
    {"ListedTwoDigits", "20 & 21", "", "20..21 2", true},
    {"ListedBehindASlash", "2000/2001", "", "2000..2001 2", true},
    {"Sizes", "0098 (4 numbers)", "", "0098..0101 4", true},
    {"FromTo", "from 2000 to 2018", "", "2000..2018 19", true},
    {"OneX", "2X", "", "20..29 10", true},
    {"OnlyX", "XX", "", "", true},
    {"Star", "2*", "", "", true},
    {"UserWithADash", "sales22-desk3-4", "", "", true},
    {"NumbersBelowTheNextGroup", "4156732018-4156732000", "US", "", true},
    {"LongerThanTheFirst", "20 & 20001", "", "unclear", true},
};

const auto kNameOf = [](const ::testing::TestParamInfo<RangeCase>& info) {
  return std::string(info.param.name);
};
INSTANTIATE_TEST_SUITE_P(Words, RangeTest, ::testing::ValuesIn(kWords), kNameOf);
INSTANTIATE_TEST_SUITE_P(Dashes, RangeTest, ::testing::ValuesIn(kDashes), kNameOf);
INSTANTIATE_TEST_SUITE_P(Lists, RangeTest, ::testing::ValuesIn(kLists), kNameOf);
INSTANTIATE_TEST_SUITE_P(Patterns, RangeTest, ::testing::ValuesIn(kPatterns), kNameOf);
INSTANTIATE_TEST_SUITE_P(Sizes, RangeTest, ::testing::ValuesIn(kSizes), kNameOf);
INSTANTIATE_TEST_SUITE_P(Blocks, RangeTest, ::testing::ValuesIn(kBlocks), kNameOf);
INSTANTIATE_TEST_SUITE_P(Trunk, RangeTest, ::testing::ValuesIn(kTrunk), kNameOf);

TEST(NumbersOf, KeepsGaps) {
  const auto range = FindRange("415-673-2000/2005/2009", {"US", false});
  ASSERT_TRUE(range);
  EXPECT_EQ(NumbersOf(*range),
            (std::vector<std::string>{"+14156732000", "+14156732005", "+14156732009"}));
}

TEST(NumbersOf, WritesOutClassesOfDigits) {
  const auto numbers_of = [](std::string_view text) { return NumbersOf(*FindRange(text, {})); };
  EXPECT_EQ(numbers_of("+1415673[25]000"),
            (std::vector<std::string>{"+14156732000", "+14156735000"}));
  EXPECT_EQ(numbers_of("+1415673200[0-13]"),
            (std::vector<std::string>{"+14156732000", "+14156732001", "+14156732003"}));
  EXPECT_EQ(
      numbers_of("+141567320[1-2][5-6]"),
      (std::vector<std::string>{"+14156732015", "+14156732016", "+14156732025", "+14156732026"}));
  EXPECT_EQ(numbers_of("+141567320[13]X").size(), 20U);
  EXPECT_EQ(numbers_of("+141567320[13]X")[10], "+14156732030");
}

TEST(FindRange, TakesDashesDotsAndArrowsOfOtherCharacterSets) {
  for (const char* sign : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212",
                           "\uFE58", "\uFE63", "\u2025", "\u2026", "\u301C", "\u223C", "\u2192"}) {
    const auto range = FindRange("+1 415 673 2000 " + std::string(sign) + " 2018", {});
    ASSERT_TRUE(range) << sign;
    EXPECT_EQ(range->count, 19U) << sign;
  }
  for (const char* sign :
       {"\u2016", "\u2211", "\u2213", "\uFE57", "\uFE5F", "\uFE62", "\uFE64", "\u2024", "\u2027",
        "\u301B", "\u301D", "\u223B", "\u223D", "\u2191", "\u2193"}) {
    EXPECT_FALSE(FindRange("+1 415 673 2000 " + std::string(sign) + " 2018", {})) << sign;
  }
}

TEST(FindRange, LooksThroughNoLongText) {
  const auto with_blanks = [](std::size_t size) {
    return "+14156732000" + std::string(size - 19, ' ') + "to 2018";
  };
  EXPECT_TRUE(FindRange(with_blanks(250), {}));
  EXPECT_FALSE(FindRange(with_blanks(251), {}));
}

TEST(IsRangeWord, LooksPastSignsAroundAWord) {
  for (const char* word : {"to", "-to-", "(bis", "bis)", "thru.", ":to:", "to:+", "TO", "fino"}) {
    EXPECT_TRUE(IsRangeWord(word)) << word;
  }
  for (const char* word : {"", "-", "and", "t", "o", "to thru", "+to", "hasta-la"}) {
    EXPECT_FALSE(IsRangeWord(word)) << word;
  }
}

TEST(IsNumberPattern, NeedsDigitsAndOpenPlaces) {
  for (const char* word : {"2XXX", "2xx", "2X0", "+1415673[2-3]000", "2\\d\\d", "20?", "_2XX#"}) {
    EXPECT_TRUE(IsNumberPattern(word)) << word;
  }
  for (const char* word :
       {"", "2X", "XXX", "2001", "2d00", "20d", "#2XX", "2XX#0", "2XXa", "d20"}) {
    EXPECT_FALSE(IsNumberPattern(word)) << word;
  }
}

// Two numbers of one range begin alike, however much of them is written.
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
