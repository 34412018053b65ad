#include "phone/parse/plain_number.h"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <array>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "phone/metadata/packed_plans.h"
#include "phone/metadata/plan_text.h"
#include "phone/plan/number_plan.h"

namespace sipattach::phone {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

struct Plan {
  std::string region;
  std::string calling_code;
  std::string international_prefix;  // the first that the pattern names, if it is plain digits
  std::string national_prefix;
};

std::vector<Plan> AllPlans() {
  std::vector<Plan> plans;
  const std::size_t count = ReadPlans().size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = metadata::Plans().Plan(i);
    std::string_view lines = text;
    Plan plan;
    metadata::Field field;
    while (metadata::TakeField(&lines, &field)) {
      const std::string digits(field.value.substr(0, field.value.find_first_not_of("0123456789")));
      if (field.id == metadata::kId) plan.region = field.value;
      if (field.id == metadata::kCountryCode) plan.calling_code = field.value;
      if (field.id == metadata::kInternationalPrefix) plan.international_prefix = digits;
      if (field.id == metadata::kNationalPrefixForParsing) plan.national_prefix = digits;
    }
    plans.push_back(plan);
  }
  return plans;
}

std::string RandomDigits(std::mt19937& random, std::size_t count) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + random() % 10);
  return digits;
}

// Separators between some of the digits.
std::string Spaced(std::mt19937& random, std::string_view digits) {
  static constexpr std::array<std::string_view, 8> kSeparators = {" ",  "-",  ".",   ") ",
                                                                  " (", " /", " - ", "  "};
  std::string text;
  for (const char digit : digits) {
    if (random() % 4 == 0) text += kSeparators[random() % kSeparators.size()];
    text += digit;
  }
  return text;
}

struct Tally {
  std::size_t plain = 0;
  std::size_t left_to_library = 0;
};

// libphonenumber is the oracle: the fast path must read what it reads.
void Compare(const std::string& text, const std::string& region, Tally* tally) {
  const std::optional<ParsedNumber> read = ParsePlain(text, PlanOf(region));
  if (!read) {
    ++tally->left_to_library;
    return;
  }
  ++tally->plain;
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber expected;
  const auto error = util.ParseAndKeepRawInput(text, region.empty() ? "ZZ" : region, &expected);
  switch (read->error) {
    case ParseError::kNone:
      ASSERT_EQ(error, PhoneNumberUtil::NO_PARSING_ERROR) << text << " in " << region;
      break;
    case ParseError::kNotANumber:
      ASSERT_EQ(error, PhoneNumberUtil::NOT_A_NUMBER) << text << " in " << region;
      return;
    case ParseError::kInvalidCountryCode:
      ASSERT_EQ(error, PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR) << text << " in " << region;
      return;
    default:
      FAIL() << text << " in " << region;
  }
  std::string national;
  util.GetNationalSignificantNumber(expected, &national);
  ASSERT_EQ(read->national, national) << text << " in " << region;
  ASSERT_EQ(read->country_code, expected.country_code()) << text << " in " << region;
  ASSERT_EQ(read->from_default_region,
            expected.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY)
      << text << " in " << region;
  ASSERT_TRUE(expected.extension().empty());
}

TEST(PlainNumber, IsReadAsLibphonenumberReadsIt) {
  constexpr int kRounds = 12;
  std::mt19937 random(4);
  Tally tally;
  for (const Plan& plan : AllPlans()) {
    const std::string home = plan.region == "001" ? "" : plan.region;
    for (std::size_t length = 2; length <= 16; ++length) {
      for (int round = 0; round < kRounds; ++round) {
        const std::string national = RandomDigits(random, length);
        const std::string international = plan.calling_code + national;
        for (const std::string& digits : {
                 "+" + international,
                 "(+" + international,
                 international,
                 national,
                 plan.national_prefix + national,
                 plan.calling_code + plan.national_prefix + national,
                 plan.international_prefix + international,
                 "011" + international,
                 "00" + international,
                 "+0" + national,
             }) {
          for (const std::string& region : {home, std::string("US"), std::string("GB")}) {
            Compare(Spaced(random, digits), region, &tally);
            if (HasFatalFailure()) return;
          }
        }
      }
    }
  }
  EXPECT_GT(tally.plain, 1000000U);
  EXPECT_LT(tally.left_to_library, tally.plain / 4);  // most of these cannot be read
}

TEST(PlainNumber, HasDigitsAndSeparatorsOnly) {
  NumberPlan* const us = PlanOf("US");
  for (const char* text :
       {"415-555-0132 x3", "1-800-GOOD-DAY", "415,555,0132", "4155550132;ext=3", "+1+4155550132",
        "415+5550132", "tel:+14155550132", "415\t555\t0132", "1234567890123456789012345"}) {
    EXPECT_FALSE(ParsePlain(text, us)) << text;
  }
  EXPECT_TRUE(ParsePlain(" (415) 555-01.32/", us));
}

TEST(PlainNumber, IsNoneWithoutDigits) {
  NumberPlan* const us = PlanOf("US");
  for (const char* text : {"", "+", "call reception", "n/a", "x5", "-"}) {
    const std::optional<ParsedNumber> read = ParsePlain(text, us);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(read->error, ParseError::kNotANumber) << text;
    PhoneNumber number;
    EXPECT_EQ(PhoneNumberUtil::GetInstance()->ParseAndKeepRawInput(text, "US", &number),
              PhoneNumberUtil::NOT_A_NUMBER)
        << text;
  }
}

}  // namespace
}  // namespace sipattach::phone
