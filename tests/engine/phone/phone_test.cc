#include "phone/phone.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "phone/regex/matcher.h"

namespace sipattach::phone {
namespace {

struct ReadCase {
  std::string_view text;
  std::string_view region;
  std::string_view e164;
  std::string_view expected_region;
  std::string_view type;
  std::string_view extension;
};

class ReadTest : public testing::TestWithParam<ReadCase> {};

TEST_P(ReadTest, FindsTheNumber) {
  const ReadCase& param = GetParam();
  const Number number = Read(param.text, param.region, false);
  ASSERT_EQ(number.error, ParseError::kNone);
  EXPECT_EQ(number.e164, param.e164);
  EXPECT_EQ(number.region, param.expected_region);
  EXPECT_EQ(number.type, param.type);
  EXPECT_EQ(number.extension, param.extension);
  EXPECT_EQ(number.valid, !param.type.empty());
  EXPECT_EQ(number.e164, "+" + std::to_string(number.country_code) + number.national_significant);
}

INSTANTIATE_TEST_SUITE_P(
    Writings, ReadTest,
    testing::Values(
        ReadCase{"+14155550132", "", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"(415) 555-0132", "US", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"tel:+1-415-555-0132", "", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"tel:555-0132;phone-context=+1-415", "", "+14155550132", "US",
                 "fixed_line_or_mobile", ""},
        ReadCase{"011 44 20 7946 0958", "US", "+442079460958", "GB", "fixed_line", ""},
        ReadCase{"+44 (0)20 7946 0958", "US", "+442079460958", "GB", "fixed_line", ""},
        ReadCase{"＋１（４１５）５５５－０１３２", "", "+14155550132", "US", "fixed_line_or_mobile",
                 ""},
        ReadCase{"+९१ ९८७६५ ४३२१०", "", "+919876543210", "IN", "mobile", ""},
        ReadCase{"1-800-GOOD-DAY x１２", "US", "+18004663329", "US", "toll_free", "12"},
        ReadCase{"+14155550132;ext=2001", "", "+14155550132", "US", "fixed_line_or_mobile", "2001"},
        ReadCase{"+39 06 698 82010", "", "+390669882010", "VA", "fixed_line", ""},
        ReadCase{"+800 1234 5678", "", "+80012345678", "001", "toll_free", ""},
        // Benin's plan of 2024: ten digits that begin with 01.
        ReadCase{"+229 01 90 01 12 34", "", "+2290190011234", "BJ", "mobile", ""},
        ReadCase{"+54 9 11 2345-6789", "", "+5491123456789", "AR", "mobile", ""},
        ReadCase{"011 15 2345-6789", "AR", "+5491123456789", "AR", "mobile", ""}));

// Where the C++ edition alone reads texts differently from the other editions.
INSTANTIATE_TEST_SUITE_P(
    Editions, ReadTest,
    testing::Values(
        ReadCase{"415 555 0132/x1 /x2", "US", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"(4～15) 555-0132", "US", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"８００ GOOD ３２9", "US", "+18004663329", "US", "toll_free", ""},
        ReadCase{"\x01 415 555 0132 \x7F", "US", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"\xFF+1 415 555 0132\xC3", "", "+14155550132", "US", "fixed_line_or_mobile", ""},
        ReadCase{"+1 415 555 0132 é", "", "+14155550132", "US", "fixed_line_or_mobile", ""}));

struct ErrorCase {
  std::string text;
  std::string_view region;
  ParseError error;
};

class ErrorTest : public testing::TestWithParam<ErrorCase> {};

TEST_P(ErrorTest, SaysWhyNot) {
  const Number number = Read(GetParam().text, GetParam().region, true);
  EXPECT_EQ(number.error, GetParam().error) << GetParam().text;
  EXPECT_FALSE(number.valid);
  EXPECT_EQ(number.e164, "");
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ErrorTest,
    testing::Values(ErrorCase{"", "US", ParseError::kNotANumber},
                    ErrorCase{" ", "US", ParseError::kNotANumber},
                    ErrorCase{"pizza", "US", ParseError::kNotANumber},
                    ErrorCase{"415\n5550132", "US", ParseError::kNotANumber},
                    ErrorCase{std::string("415\0"
                                          "5550132",
                                          11),
                              "US", ParseError::kNotANumber},
                    ErrorCase{"4155550132", "", ParseError::kInvalidCountryCode},
                    ErrorCase{"4155550132", "001", ParseError::kInvalidCountryCode},
                    ErrorCase{"4155550132", "us", ParseError::kInvalidCountryCode},
                    ErrorCase{"+999 123456789", "US", ParseError::kInvalidCountryCode},
                    ErrorCase{"011", "US", ParseError::kTooShortAfterIdd},
                    ErrorCase{"+44 1", "", ParseError::kTooShortNsn},
                    ErrorCase{"+44 123456789012345678", "", ParseError::kTooLong},
                    ErrorCase{"tel:5550132;phone-context=", "US", ParseError::kNotANumber},
                    ErrorCase{"tel:5550132;phone-context=-x.com", "US", ParseError::kNotANumber},
                    ErrorCase{"tel:5550132;phone-context=+a", "US", ParseError::kNotANumber}));

TEST(PhoneTest, InputsOver250Utf16UnitsAreTooLong) {
  const std::string number = "+14155550132";
  const auto padded = [&](std::size_t units) {
    return std::string(units - number.size(), ' ') + number;
  };
  EXPECT_EQ(Read(padded(250), "US", false).error, ParseError::kNone);
  EXPECT_EQ(Read(padded(251), "US", false).error, ParseError::kTooLong);
  // 238 characters of three bytes are 238 units; 120 of four bytes are 240.
  std::string wide;
  for (int i = 0; i < 238; ++i) wide += "\xE2\x80\x8B";
  EXPECT_EQ(Read(wide + number, "US", false).error, ParseError::kNone);
  EXPECT_EQ(Read(wide + "\xE2\x80\x8B" + number, "US", false).error, ParseError::kTooLong);
  std::string pairs;
  for (int i = 0; i < 119; ++i) pairs += "\xF0\x9F\x98\x80";
  EXPECT_EQ(Read(pairs + number, "US", false).error, ParseError::kNone);
  EXPECT_EQ(Read(pairs + " " + number, "US", false).error, ParseError::kTooLong);
}

TEST(PhoneTest, SaysWhetherTheCallingCodeWasAssumed) {
  EXPECT_TRUE(Read("415 555 0132", "US", false).from_default_region);
  EXPECT_FALSE(Read("+1 415 555 0132", "US", false).from_default_region);
  EXPECT_FALSE(Read("011 44 20 7946 0958", "US", false).from_default_region);
}

TEST(PhoneTest, TellsPossibleFromValid) {
  const Number unassigned = Read("+14150000000", "", false);
  EXPECT_EQ(unassigned.error, ParseError::kNone);
  EXPECT_EQ(unassigned.length, Length::kPossible);
  EXPECT_FALSE(unassigned.valid);
  EXPECT_EQ(unassigned.region, "");
  EXPECT_EQ(Read("+1415555013", "", false).length, Length::kTooShort);
  EXPECT_EQ(Read("+141555501321", "", false).length, Length::kTooLong);
  EXPECT_EQ(Read("555 0132", "US", false).length, Length::kLocalOnly);
}

TEST(PhoneTest, FormatsOnlyWhenAsked) {
  const Number plain = Read("+442079460958", "", false);
  EXPECT_EQ(plain.national, "");
  EXPECT_EQ(plain.international, "");
  const Number formatted = Read("+442079460958;ext=7", "", true);
  EXPECT_EQ(formatted.national, "020 7946 0958 x7");
  EXPECT_EQ(formatted.international, "+44 20 7946 0958 x7");
  EXPECT_EQ(Read("415-555-0132 x9", "US", true).national, "(415) 555-0132 ext. 9");
}

TEST(PhoneTest, ZeroesKeepTheirNumber) {
  EXPECT_EQ(Read("+39 0012 3456", "", false).e164, "+3900123456");
  EXPECT_EQ(Read("+1 000 000 0000", "", true).e164, "+10000000000");
  // Not the text that was read, which libphonenumber would return for a number of zeros.
  EXPECT_EQ(Read("000 000 0000", "US", true).national, "0000000000");
}

TEST(PhoneTest, KnowsRegions) {
  for (const char* region : {"US", "GB", "BJ", "XK", "TA"}) EXPECT_TRUE(IsSupportedRegion(region));
  for (const char* region : {"", "001", "us", "ZZ", "XX", "USA", "U", "\xFF\xFF"}) {
    EXPECT_FALSE(IsSupportedRegion(region)) << region;
  }
}

TEST(PhoneTest, MetadataVersionIsThatOfTheInstalledPackage) {
  EXPECT_EQ(MetadataVersion(), SIPATTACH_NUMBER_PLANS_VERSION);
}

// Texts that lead backtracking matchers, and libphonenumber's own patterns, astray.
std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() + piece.size() <= bytes) out += piece;
  return out;
}

struct AdversarialCase {
  std::string text;
  ParseError error;
};
void PrintTo(const AdversarialCase& entry, std::ostream* out) { *out << entry.text.substr(0, 40); }

class AdversarialReadTest : public testing::TestWithParam<AdversarialCase> {};

TEST_P(AdversarialReadTest, TakesFewSteps) {
  const std::size_t before = regex::steps_taken;
  EXPECT_EQ(Read(GetParam().text, "US", true).error, GetParam().error);
  // Some 24 for each of the at most 250 characters that are read; quadratic would be 62,500.
  EXPECT_LE(regex::steps_taken - before, 10'000U);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, AdversarialReadTest,
    testing::Values(
        AdversarialCase{Repeated("1", 250), ParseError::kTooLong},
        AdversarialCase{Repeated("1-", 250), ParseError::kTooLong},
        AdversarialCase{Repeated("x", 250), ParseError::kNotANumber},
        AdversarialCase{"+" + Repeated("1 x", 249), ParseError::kTooLong},
        AdversarialCase{"415" + Repeated(" ,", 247), ParseError::kNone},
        AdversarialCase{Repeated("1,,", 250), ParseError::kNotANumber},
        AdversarialCase{"1234567" + Repeated("ext", 240), ParseError::kTooLong},
        AdversarialCase{"1234567" + Repeated("x1", 243), ParseError::kTooLong},
        AdversarialCase{Repeated("1;ext=", 250), ParseError::kNotANumber},
        AdversarialCase{"tel:1;phone-context=" + Repeated("a-", 220), ParseError::kNotANumber},
        AdversarialCase{"tel:1;phone-context=" + Repeated("a.", 220) + "-",
                        ParseError::kNotANumber},
        AdversarialCase{"tel:1;phone-context=+" + Repeated("-", 220), ParseError::kNotANumber},
        AdversarialCase{Repeated("/ x", 250), ParseError::kNotANumber},
        AdversarialCase{"1" + Repeated("/ ", 248) + "x", ParseError::kNotANumber},
        AdversarialCase{Repeated("+", 250), ParseError::kNotANumber},
        AdversarialCase{Repeated("(", 250), ParseError::kNotANumber},
        AdversarialCase{Repeated("３", 750), ParseError::kTooLong},
        AdversarialCase{Repeated("\xFF", 250), ParseError::kNotANumber},
        AdversarialCase{Repeated("~", 249) + "1", ParseError::kNotANumber},
        // Longer than any number may be: rejected at once, whatever it contains.
        AdversarialCase{Repeated("1 x", 1 << 20), ParseError::kTooLong}));

}  // namespace
}  // namespace sipattach::phone
