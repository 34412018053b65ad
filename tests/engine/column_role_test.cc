#include "names/column_role.h"

#include <gtest/gtest.h>

#include <string>

#include "names/country_names.h"
#include "text/folded_name.h"

namespace sipattach {
namespace {

TEST(FoldedName, ComparesWords) {
  EXPECT_EQ(FoldedName("PhoneNumber"), " phone number ");
  EXPECT_EQ(FoldedName("phone_number:"), " phone number ");
  EXPECT_EQ(FoldedName("Número de TELÉFONO"), " numero de telefono ");
  EXPECT_EQ(FoldedName("Großbritannien"), " grossbritannien ");
  EXPECT_EQ(FoldedName("Nume\u0301ro"), " numero ");
  EXPECT_EQ(FoldedName("电话"), " 电话 ");
  EXPECT_EQ(FoldedName(""), " ");
}

struct NameCase {
  const char* name;
  NameOfNumbers numbers;
  ColumnRole role = ColumnRole::kLeftOut;
};

TEST(ReadColumnName, TellsTelephoneNumbersFromOthers) {
  using enum NameOfNumbers;
  using enum ColumnRole;
  const NameCase cases[] = {
      {"TN", kDirect},
      {"DDI", kDirect},
      {"E.164", kDirect},
      {"Telephone Number", kStrong},
      {"Rufnummer", kStrong},
      {"Téléphone", kStrong},
      {"MOBILE_NO", kStrong},
      {"Телефон", kStrong},
      {"電話番号", kStrong},
      {"End DID", kDirect, kRangeEnd},
      {"Home phone", kAlso},
      {"Number", kWeak},
      {"Numéro", kWeak},
      {"Billing Telephone Number", kAlso},
      {"Account Number", kUnlike},
      {"BTN", kUnlike},
      {"Auftragsnummer", kUnlike},
      {"phone_number_id", kUnlike},
      {"Phone type", kUnlike},
      {"hotel", kNeutral},
      {"cancelled", kNeutral},
      {"Country Code", kNeutral, kCountry},
      {"Pays", kNeutral, kCountry},
      {"Landesvorwahl", kNeutral, kCallingCode},
      {"NPA", kNeutral, kAreaCode},
      {"Nebenstelle", kWeak, kExtension},
      {"First DN", kStrong, kRangeStart},
      {"EndingNumber", kWeak, kRangeEnd},
      {"Range size", kNeutral, kRangeSize},
      {"code", kNeutral},
  };
  for (const NameCase& name_case : cases) {
    const ColumnName read = ReadColumnName(name_case.name);
    EXPECT_EQ(read.numbers, name_case.numbers) << name_case.name;
    EXPECT_EQ(read.role, name_case.role) << name_case.name;
  }
}

TEST(RoleNamed, IsTheNameOfTheRole) {
  for (int i = 0; i <= static_cast<int>(ColumnRole::kRangeSize); ++i) {
    const auto role = static_cast<ColumnRole>(i);
    EXPECT_EQ(RoleNamed(NameOf(role)), role);
  }
  EXPECT_FALSE(RoleNamed("name"));
}

// "<region> <calling code>".
std::string CountryOf(std::string_view cell) {
  const Country country = ReadCountry(cell);
  return country.region + " " + country.prefix;
}

TEST(ReadCountry, ReadsCodesAndNames) {
  EXPECT_EQ(CountryOf("GB"), "GB 44");
  EXPECT_EQ(CountryOf(" gb "), "GB 44");
  EXPECT_EQ(CountryOf("DEU"), "DE 49");
  EXPECT_EQ(CountryOf("+44"), "GB 44");
  EXPECT_EQ(CountryOf("0049"), "DE 49");
  EXPECT_EQ(CountryOf("1"), "US 1");
  EXPECT_EQ(CountryOf("1-876"), " 1876");
  EXPECT_EQ(CountryOf("800"), " 800");
  EXPECT_EQ(CountryOf("United Kingdom"), "GB 44");
  EXPECT_EQ(CountryOf("Österreich"), "AT 43");
  EXPECT_EQ(CountryOf("Royaume-Uni"), "GB 44");
  EXPECT_EQ(CountryOf("España"), "ES 34");
  EXPECT_EQ(CountryOf("Germany (+49)"), "DE 49");
  EXPECT_EQ(CountryOf("GB - United Kingdom"), "GB 44");
  EXPECT_EQ(CountryOf("UK"), "GB 44");
}

TEST(ReadCountry, GuessesNothing) {
  for (const std::string_view cell : {"", "Atlantis", "ZZ", "999", "4155552671", "San Francisco",
                                      "US - United Kingdom", "-", "united"}) {
    EXPECT_EQ(CountryOf(cell), " ") << cell;
  }
}

}  // namespace
}  // namespace sipattach
