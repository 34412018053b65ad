#include "phone/plan/number_plan.h"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "phone/phone.h"

namespace sipattach::phone {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// What libphonenumber itself says about a number, in the terms of phone.h.
struct Oracle {
  std::string region;
  std::string type;
  Length length = Length::kPossible;
  std::string national;
  std::string international;
};

Oracle Ask(const PhoneNumber& number) {
  static constexpr std::string_view kTypes[] = {
      "fixed_line",  "mobile", "fixed_line_or_mobile", "toll_free", "premium_rate",
      "shared_cost", "voip",   "personal_number",      "pager",     "uan",
      "voicemail",   ""};
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  Oracle oracle;
  util.GetRegionCodeForNumber(number, &oracle.region);
  if (oracle.region == "ZZ") oracle.region.clear();
  oracle.type = kTypes[util.GetNumberType(number)];
  switch (util.IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::IS_POSSIBLE:
      oracle.length = Length::kPossible;
      break;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      oracle.length = Length::kLocalOnly;
      break;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      oracle.length = Length::kUnknownCallingCode;
      break;
    case PhoneNumberUtil::TOO_SHORT:
      oracle.length = Length::kTooShort;
      break;
    case PhoneNumberUtil::TOO_LONG:
      oracle.length = Length::kTooLong;
      break;
    case PhoneNumberUtil::INVALID_LENGTH:
      oracle.length = Length::kInvalid;
      break;
  }
  util.Format(number, PhoneNumberUtil::NATIONAL, &oracle.national);
  util.Format(number, PhoneNumberUtil::INTERNATIONAL, &oracle.international);
  return oracle;
}

std::string RandomDigits(std::mt19937& random, std::size_t count) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + random() % 10);
  return digits;
}

// libphonenumber is the oracle: numbers of every calling code and length, a third of them with an
// extension, must be described and formatted as it does.
TEST(NumberPlan, SaysWhatLibphonenumberSays) {
  constexpr int kRounds = 30;
  std::mt19937 random(20);
  std::size_t compared = 0;
  std::size_t assigned = 0;
  for (const NumberPlan& plan : ReadPlans()) {
    for (std::size_t digits = 3; digits <= 15; ++digits) {
      for (int round = 0; round < kRounds; ++round) {
        const std::string extension = round % 3 == 0 ? ";ext=12" : "";
        const std::string text =
            "+" + std::to_string(plan.calling_code()) + RandomDigits(random, digits) + extension;
        PhoneNumber parsed;
        const auto error =
            PhoneNumberUtil::GetInstance()->ParseAndKeepRawInput(text, "ZZ", &parsed);
        const Number read = Read(text, "", true);
        ASSERT_EQ(read.error == ParseError::kNone, error == PhoneNumberUtil::NO_PARSING_ERROR);
        if (read.error != ParseError::kNone) continue;
        parsed.clear_raw_input();
        const Oracle oracle = Ask(parsed);
        ASSERT_EQ(read.region, oracle.region) << text;
        ASSERT_EQ(read.type, oracle.type) << text;
        ASSERT_EQ(read.length, oracle.length) << text;
        ASSERT_EQ(read.national, oracle.national) << text;
        ASSERT_EQ(read.international, oracle.international) << text;
        ++compared;
        assigned += read.valid ? 1 : 0;
      }
    }
  }
  EXPECT_GT(compared, 30000U);
  EXPECT_GT(assigned, 3000U);
}

TEST(NumberPlan, StandsBesideThoseOfTheSameCallingCode) {
  const std::vector<NumberPlan> plans = ReadPlans();
  std::size_t found = 0;
  for (int code = 0; code < 1000; ++code) {
    for (const NumberPlan& plan : PlansOf(code)) {
      EXPECT_EQ(plan.calling_code(), code);
      ++found;
    }
  }
  EXPECT_EQ(found, plans.size());
  EXPECT_EQ(PlansOf(1).front().region(), "US");
  EXPECT_EQ(PlansOf(44).front().region(), "GB");
  EXPECT_EQ(PlansOf(800).front().region(), "001");
  EXPECT_TRUE(PlansOf(999).empty());
}

}  // namespace
}  // namespace sipattach::phone
