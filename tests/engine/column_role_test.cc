#include "names/column_role.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/change_words.h"
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
      {"Direct Dial", kDirect},
      {"SDA", kDirect},
      {"E.164", kInternational},
      {"MSISDN", kInternational},
      {"Telephone Number", kStrong},
      {"Rufnummer", kStrong},
      {"Téléphone", kStrong},
      {"MOBILE_NO", kMobile},
      {"Mobile Phone", kMobile},
      {"cidnum", kUnlike},
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
      {"国家代码", kNeutral, kCountry},
      {"страна", kNeutral, kCountry},
      {"Landesvorwahl", kNeutral, kCallingCode},
      {"NPA", kNeutral, kAreaCode},
      {"Nebenstelle", kWeak, kExtension},
      {"First DN", kStrong, kRangeStart},
      {"EndingNumber", kWeak, kRangeEnd},
      {"Range size", kUnlike, kRangeSize},
      {"Number of DDIs", kUnlike, kRangeSize},
      {"Anzahl Rufnummern", kUnlike, kRangeSize},
      {"Startnummer", kWeak, kRangeStart},
      {"Blockende", kNeutral, kRangeEnd},
      {"Numeración final", kNeutral, kRangeEnd},
      {"code", kNeutral},
  };
  for (const NameCase& name_case : cases) {
    const ColumnName read = ReadColumnName(name_case.name);
    EXPECT_EQ(read.numbers, name_case.numbers) << name_case.name;
    EXPECT_EQ(read.role, name_case.role) << name_case.name;
  }
}

TEST(ReadTableName, TellsWhichNumbersAreMeant) {
  using enum NumbersFor;
  const std::pair<const char*, NumbersFor> cases[] = {
      {"Number", kPlain},           {"Rufnummern", kPlain},       {"Service Number", kAny},
      {"Numbers to port", kPorted}, {"Port Number", kPorted},     {"Zu portieren", kPorted},
      {"Te porteren", kPorted},     {"Numéro à porter", kPorted}, {"Destination", kCalled},
      {"Manager Cell", kOthers},    {"Ring To", kOthers},         {"Store Number", kOthers},
      {"Store Phone", kAny},        {"Contact Number", kOthers},  {"Contact for porting", kOthers},
      {"Rückrufnummer", kOthers},   {"Support", kOthers},         {"Airport", kAny},
  };
  for (const auto& [name, purpose] : cases) EXPECT_EQ(ReadTableName(name).purpose, purpose) << name;
}

TEST(ReadTableName, TakesPortsForThoseOfNumbers) {
  EXPECT_EQ(ReadColumnName("Port Number").numbers, NameOfNumbers::kUnlike);
  EXPECT_EQ(ReadTableName("Port Number").numbers, NameOfNumbers::kWeak);
  EXPECT_EQ(ReadTableName("TNs to port").numbers, NameOfNumbers::kDirect);
  EXPECT_EQ(ReadTableName("Port").numbers, NameOfNumbers::kNeutral);
  EXPECT_EQ(ReadTableName("Port Account").numbers, NameOfNumbers::kUnlike);
  EXPECT_EQ(ReadTableName("Number of ported TNs").role, ColumnRole::kRangeSize);
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

// ITU-T E.164: calling codes of one, two and three digits, and +1 with countries' area codes.
TEST(ReadCountry, ReadsCallingCodesOfEveryLength) {
  for (const auto& [cell, country] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"7", "RU 7"},
           {"+7", "RU 7"},
           {"44", "GB 44"},
           {"351", "PT 351"},
           {"+351", "PT 351"},
           {"00351", "PT 351"},
           {"011 44", " "},  // an American exit code is
                             // none
           {"1684", " 1684"},
           {"+1 (684)", " 1684"},
           {"1 868", " 1868"},
           {"18768", " "},
           {"187", " "},
           {"12", " "},
           {"445", " "},
           {"4420", " "},
           {"3510", " "},
           {"00", " "},
           {"0", " "},
           {"870", " 870"},
           {"210", " "}}) {
    EXPECT_EQ(CountryOf(cell), country) << cell;
  }
}

TEST(ReadCountry, ReadsACodeBesideItsName) {
  for (const auto& [cell, country] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"DE/Germany", "DE 49"},
                                                                  {"DEU Deutschland", "DE 49"},
                                                                  {"FRA - France", "FR 33"},
                                                                  {"CH Schweiz +41", "CH 41"},
                                                                  {"de germany", "DE 49"},
                                                                  {"DE Austria", " "},
                                                                  {"AUT Australia", " "},
                                                                  {"DE DE", "DE 49"},
                                                                  {"XX Germany", " "},
                                                                  {"DE Atlantis", " "},
                                                                  {"DEX Germany", " "},
                                                                  {"D", " "},
                                                                  {"+49 (DE)", "DE 49"},
                                                                  {"Vereinigte Staaten", "US 1"},
                                                                  {"u.k.", "GB 44"},
                                                                  {"Suomi", "FI 358"},
                                                                  {"Kazakhstan", "KZ 7"}}) {
    EXPECT_EQ(CountryOf(cell), country) << cell;
  }
}

// Unicode: the flag of DE is U+1F1E9 U+1F1EA.
TEST(ReadCountry, ReadsFlags) {
  EXPECT_EQ(CountryOf("🇩🇪"), "DE 49");
  EXPECT_EQ(CountryOf("🇩🇪 Germany"), "DE 49");
  EXPECT_EQ(CountryOf("🇫🇷 +33"), "FR 33");
  EXPECT_EQ(CountryOf("🇦🇪"), "AE 971");
  EXPECT_EQ(CountryOf("🇿🇦"), "ZA 27");
  EXPECT_EQ(CountryOf("🇿🇿"), " ");
  EXPECT_EQ(CountryOf("🇩"), " ");
  EXPECT_EQ(CountryOf("\xF0\x9F\x87"), " ");
}

TEST(ReadCountry, GuessesNothing) {
  for (const std::string_view cell : {"", "Atlantis", "ZZ", "999", "4155552671", "San Francisco",
                                      "US - United Kingdom", "-", "united", "a", ";"}) {
    EXPECT_EQ(CountryOf(cell), " ") << cell;
  }
  // A paragraph is not a country.
  EXPECT_EQ(CountryOf("Germany" + std::string(73, '.')), "DE 49");
  EXPECT_EQ(CountryOf("Germany" + std::string(74, '.')), " ");
}

// ISO 3166-2:US and CA use them for states, too.
TEST(IsStateToo, OfCountriesThatStatesAreNamedLike) {
  for (const std::string_view code : {"CA", "DE", "IN", "AL", "SK", "GA", "VA"}) {
    EXPECT_TRUE(IsStateToo(code)) << code;
  }
  for (const std::string_view code : {"", "C", "TX", "GB", "ca", "CA ", " C", "A ", "CA DE"}) {
    EXPECT_FALSE(IsStateToo(code)) << code;
  }
}

TEST(ColumnNames, EndWithWhatTheyAreOf) {
  using enum NameOfNumbers;
  using enum ColumnRole;
  // An attribute counts only at the end; a role must be the whole name, except for ends of ranges.
  for (const auto& [name, numbers, role] :
       std::vector<NameCase>{{"phone country", kUnlike, kCountry},
                             {"country phone", kStrong},
                             {"phone label", kUnlike},
                             {"label phone", kStrong},
                             {"the country", kUnlike},
                             {"country", kUnlike, kCountry},
                             {"first", kNeutral, kRangeStart},
                             {"the first one", kNeutral, kRangeStart},
                             {"from number", kWeak, kRangeStart},
                             {"firsts", kNeutral},
                             {"fax", kUnlike},
                             {"phone fax", kAlso},
                             {"", kNeutral},
                             {"-", kNeutral},
                             {"no", kWeak},
                             {"DN", kStrong},
                             {"xdn", kNeutral}}) {
    const ColumnName read = ReadColumnName(name);
    EXPECT_EQ(read.numbers, numbers) << name;
    EXPECT_EQ(read.role, role) << name;
  }
  // For a name as long as a sentence, only its beginning counts.
  EXPECT_EQ(ReadColumnName(std::string(54, 'x') + " phone").numbers, kStrong);
  EXPECT_EQ(ReadColumnName(std::string(55, 'x') + " phone").numbers, kNeutral);
}

TEST(CountryInWords, TellsCountriesFromPersonsAndStates) {
  const auto read = [](std::string_view words) {
    const NamedCountry named = CountryInWords(words);
    return named.country.region + (named.certain ? "!" : "");
  };
  for (const auto& [words, country] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"Germany", "DE!"},
                                                                  {" germany ", "DE!"},
                                                                  {"DE", "DE!"},
                                                                  {"UK", "GB!"},
                                                                  {"USA", "US!"},
                                                                  {"\u00D6sterreich", "AT!"},
                                                                  {"Jordan", "JO"},
                                                                  {"Georgia", "GE"},
                                                                  {"IT", "IT"},
                                                                  {"NO", "NO"},
                                                                  {"de", ""},
                                                                  {"us", ""},
                                                                  {"can", ""},
                                                                  {"Berlin", ""},
                                                                  {"", ""}}) {
    EXPECT_EQ(read(words), country) << words;
  }
}

TEST(ReadNameOfChange, TellsWhichNumbersAreMeant) {
  const auto leaves_out = [](std::string_view name, std::string_view value) {
    return LeavesOut(ReadNameOfChange(name), value);
  };
  for (const auto& [name, value] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"Status", "released"},
                                                                  {"Status", "Suspended"},
                                                                  {"action", "del"},
                                                                  {"Zustand", "gek\u00FCndigt"},
                                                                  {"is_active", "false"},
                                                                  {"Attach to Bland?", "N"},
                                                                  {"Portieren (ja/nein)", "nein"},
                                                                  {"deleted", "1"},
                                                                  {"Type", "FAX"}}) {
    EXPECT_TRUE(leaves_out(name, value)) << name << " " << value;
  }
  for (const auto& [name, value] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"Status", "active"},
                                                                  {"Status", "no"},
                                                                  {"Active", "yes"},
                                                                  {"Active", ""},
                                                                  {"deleted", "no"},
                                                                  {"SMS active", "false"},
                                                                  {"Voicemail", "N"},
                                                                  {"Type", "Voice & Fax"},
                                                                  {"Name", "Fax"}}) {
    EXPECT_FALSE(leaves_out(name, value)) << name << " " << value;
  }
}

}  // namespace
}  // namespace sipattach
