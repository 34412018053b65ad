#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "oracle_json.h"
#include "sipattach/number.h"

namespace sipattach {
namespace {

// Whether the first fix is one of several readings, which only a person can choose from.
bool IsChoice(std::string_view text, std::string_view context = "{}") {
  const OracleJson reading = OracleJson::parse(ReadNumber(text, context));
  EXPECT_TRUE(reading["diagnostics"][0].contains("fix")) << text;
  return reading["diagnostics"][0]["fix"].contains("choice");
}

// 011 may also be an area code, followed by up to nine digits; bare digits may be of any country.
TEST(ReadNumber, AsksWhereMoreThanOneThingMayBeMeant) {
  for (const std::string_view text :
       {"00997123456789", "+1 415 555 2671 x5", "+1415555267O", "415*5552671"}) {
    EXPECT_TRUE(IsChoice(text, R"({"default_region":"US"})")) << text;
  }
  EXPECT_TRUE(IsChoice("14155552671"));
  EXPECT_TRUE(IsChoice("011298201234"));
  EXPECT_TRUE(IsChoice("011442079460018", R"({"default_region":"DE"})"));
  EXPECT_TRUE(IsChoice("00997123456789"));
  for (const std::string_view text :
       {"0114721041234", "011442079460018", "00442079460018", "+00442079460018", "%2B14155552671",
        "14155552671.0", "sip:+14155552671@example.com", "+44 (0)20 7946 0018"}) {
    EXPECT_FALSE(IsChoice(text)) << text;
  }
  EXPECT_FALSE(IsChoice("9,4155552671", R"({"default_region":"US"})"));
  EXPECT_FALSE(IsChoice("4155552671#", R"({"default_region":"US"})"));
}

// Only what is assigned without its letters was meant as a number with a label.
TEST(ReadNumber, TakesNoNameOfSomethingElseForANumber) {
  const auto value_of = [](std::string_view text, std::string_view context) {
    const OracleJson reading = OracleJson::parse(ReadNumber(text, context));
    return reading["value"].is_null() ? "" : reading["value"].get<std::string>();
  };
  EXPECT_EQ(value_of("FNN: N1234567R", R"({"default_region":"AU"})"), "");
  EXPECT_EQ(value_of("CAF1234567890", R"({"default_region":"JP"})"), "");
  EXPECT_EQ(value_of("T02079460018", R"({"default_region":"GB"})"), "+442079460018");
  EXPECT_EQ(value_of("1800FLOWERS", R"({"default_region":"US"})"), "+18003569377");
}

}  // namespace
}  // namespace sipattach
