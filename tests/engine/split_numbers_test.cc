// What a person pastes, and the texts that are read as numbers of it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "oracle_json.h"
#include "sipattach/bulk.h"

namespace sipattach {
namespace {

using Texts = std::vector<std::string>;

struct Pasted {
  std::string_view text;
  Texts inputs;
};

OracleJson SplitOf(std::string_view text, std::string_view context = "{}") {
  return OracleJson::parse(SplitNumbers(text, context));
}

void ExpectInputs(const std::vector<Pasted>& all, std::string_view context = "{}") {
  for (const Pasted& pasted : all) {
    EXPECT_EQ(SplitOf(pasted.text, context)["inputs"].get<Texts>(), pasted.inputs) << pasted.text;
  }
}

// A date of two-digit years has a month and a day of it; anything else may be a number.
TEST(SplitNumbers, LeavesDatesAndTimesOut) {
  const std::string number = " +14155552671";
  for (const char* date :
       {"10.12.2024", "12/31/24", "31/12/24", "1/1/24", "1/12/24", "12/12/24", "2024-12-31",
        "2024-12-31T10:30", "2024-12-31T10:30:00", "2024-12-31 10:30", "2024-12-31 at 10:30",
        "01/02/24:13:45", "10:30", "2024-12-31:", "31.12.2024."}) {
    EXPECT_EQ(SplitOf(date + number)["inputs"].get<Texts>(), Texts{"+14155552671"}) << date;
  }
  for (const char* other : {"13/13/24", "32/12/24", "12/32/24", "31/31/24", "0/12/24", "12/0/24"}) {
    EXPECT_EQ(SplitOf(other + number)["inputs"].get<Texts>(), (Texts{other, "+14155552671"}))
        << other;
  }
}

TEST(SplitNumbers, PartsWhatPartsNumbers) {
  ExpectInputs({
      {"4156732001&4156732002&+14156732003", {"4156732001", "4156732002", "+14156732003"}},
      {"4156732001& 4156732002", {"4156732001", "4156732002"}},
      {"AT&T 4156732001", {"4156732001"}},
      {"4156732001 R&D", {"4156732001"}},
      {"tel:+14155552671 tel:+14155552672", {"tel:+14155552671", "tel:+14155552672"}},
      {"4155552671 tel:911", {"4155552671", "tel:911"}},
      {"4155552671 sip:alice@example.com", {"4155552671"}},
      {"4,479E+11 and 4155552671", {"4,479E+11", "4155552671"}},
      {"4155552671,E5 4155552672", {"4155552671", "4155552672"}},
      {"4155552671,5e", {"4155552671", "5e"}},
  });
}

TEST(SplitNumbers, KeepsVanityWords) {
  ExpectInputs({{"1 800 FLOWERS", {"1 800 FLOWERS"}},
                {"1 800 FLOWER", {"1 800 FLOWER"}},
                {"1 800 FLOWE", {"1 800"}},
                {"1 800 Flower", {"1 800"}},
                {"1-800-GO-FEDEX", {"1-800-GO-FEDEX"}}});
}

TEST(SplitNumbers, KeepsRangesTogether) {
  ExpectInputs({
      {"4155552671 to 2018", {"4155552671 to 2018"}},
      {"4155552671 fino a 2018", {"4155552671 fino a 2018"}},
      {"4155552671 home to 2018", {"4155552671"}},
      {"4155552671 von 00 bis 99", {"4155552671 von 00 bis 99"}},
      {"4155552671 von 00 bis 99 4155552672", {"4155552671 von 00 bis 99", "4155552672"}},
      {"4155552671 von 00", {"4155552671"}},
      {"4155552671 von", {"4155552671"}},
      {"4155552671 von Ann bis Bob", {"4155552671"}},
      {"4155552671 to", {"4155552671"}},
      {"+49 30 90182 (0-99)", {"+49 30 90182 (0-99)"}},
  });
}

// Exports of changes: what was removed is none of the numbers.
TEST(SplitNumbers, LeavesRemovedNumbersOut) {
  ExpectInputs({{"remove|4155552671|4155552672", {"4155552672"}},
                {"delete|4155552671|4155552672", {"4155552672"}},
                {"4155552671|remove", {"4155552671"}},
                {"add|4155552671|4155552672", {"4155552671", "4155552672"}}});
}

TEST(SplitNumbers, PartsIdentitiesUnderATrunk) {
  ExpectInputs(
      {{"2001, 2002 to 2009", {"2001", "2002 to 2009"}},
       {"2001 sip:alice@example.com 2002", {"2001", "2002"}},
       {"4155552671 sip:2001@pbx.example.com", {"4155552671", "sip:2001@pbx.example.com"}}},
      R"({"for_trunk":true})");
}

// The last column says how many numbers a block has, or where it ends.
TEST(SplitNumbers, JoinsTheColumnsOfBlocks) {
  ExpectInputs({
      {"Start,Quantity\n4155552099,20\n4155552199,10\n",
       {"4155552099 - 4155552118", "4155552199 - 4155552208"}},
      {"Start,Quantity\n4155500000,100000\n4155700000,100000\n",
       {"4155500000 - 4155599999", "4155700000 - 4155799999"}},
      {"Start,End\n4155552000,2019\n4155552100,2119\n",
       {"4155552000 - 4155552019", "4155552100 - 4155552119"}},
      {"Start,End\n4155552000,4155552019\n4155552100,4155552119\n",
       {"4155552000 - 4155552019", "4155552100 - 4155552119"}},
      {"Start,End\n4155552099,20\n4155552199,10\n", {"4155552099", "4155552199"}},
  });
}

TEST(SplitNumbers, JoinsAreaCodesToLocalNumbersOnly) {
  ExpectInputs(
      {{"Area Code,Number\n415,5552671\n415,5552672\n", {"4155552671", "4155552672"}},
       {"Area Code,Number\n415,4155552671\n415,4155552672\n", {"4155552671", "4155552672"}},
       {"Area Code,Number\n212,4155552671\n212,4155552672\n", {"4155552671", "4155552672"}}},
      R"({"default_region":"US"})");
}

TEST(SplitNumbers, ReadsWhatASpreadsheetStates) {
  ExpectInputs({{"sep=;\nname;phone\nDoe, J.;+14155552671\n", {"+14155552671"}},
                {"sep=;\r\nname;phone\r\nDoe, J.;+14155552671\r\n", {"+14155552671"}},
                {"sep=;\n+14155552671;a\n", {"+14155552671"}},
                {"sep=;\r\n+14155552671;a\r\n", {"+14155552671"}}});
}

TEST(SplitNumbers, ReadsColumnsThatBlanksLineUp) {
  ExpectInputs({
      {"Name          Phone         Site\nAnn           4155552671    Berlin\n"
       "Bob           4155552672    Paris",
       {"4155552671", "4155552672"}},
      {"Name             Phone  Site\nAnn         4155552671  Berlin\n"
       "Bob         4155552672  Paris",
       {"4155552671", "4155552672"}},
      {"Name  Phone       Ext\nAnn               12\nBob   4155552672  13", {"4155552672"}},
      {"Näme  Phone       Ext\nÄnn   4155552671  12\nBöb   4155552672  13",
       {"4155552671", "4155552672"}},
  });
}

TEST(SplitNumbers, ReadsMembersOfRecords) {
  ExpectInputs({
      {"phone_number: +14155552671\nname: Ann\n\nphone_number: +14155552672\nname: Bob",
       {"+14155552671", "+14155552672"}},
      {"phone_number: +14155552671\nname: Ann\nphone_number: +14155552672\nname: Bob",
       {"+14155552671", "+14155552672"}},
      {"[Sales]\nnumber=+14155552671\nname=a\n[Desk]\nnumber=+14155552672\nname=b",
       {"+14155552671", "+14155552672"}},
      {"+14155552671\n--\n+14155552672\n---\n==\n=====", {"+14155552671", "+14155552672"}},
  });
}

TEST(SplitNumbers, CountsExtensionsThatItLeavesOut) {
  const auto codes = [](std::string_view text) {
    std::string all;
    const OracleJson split = SplitOf(text);
    for (const OracleJson& diagnostic : split["diagnostics"]) {
      all += std::string(Text(diagnostic["code"])) + diagnostic["params"].dump();
    }
    return all;
  };
  EXPECT_EQ(codes(R"({"extension":"","phone_number":"+14155552671"})"), "");
  EXPECT_EQ(codes(R"([{"extension":"ab","phone_number":"+14155552671"},)"
                  R"({"extension":"5","phone_number":"+14155552672"}])"),
            R"(bulk.extensions_left_out{"count":1,"line":1})");
}

TEST(SplitNumbers, KnowsTheSeparatorsOfOtherScripts) {
  for (const char* separator : {"\u0085", "\u060C", "\u061B", "\u2028", "\u2029", "\u3001",
                                "\uFF0C", "\uFF1B", "\uFF5C", ",", ";", "|", "\t", "\n", "\r\n"}) {
    const std::string text = "2125552671" + std::string(separator) + "2125552672";
    EXPECT_EQ(SplitOf(text)["inputs"].get<Texts>(), (Texts{"2125552671", "2125552672"}))
        << separator;
  }
  for (const char* sign : {"\u00A1", "\u00BF", "\u2022", "\u206F", "\u2190", "\u2BFF", "\u3000",
                           "\u303F", "\uFF0F", "\u30FC"}) {
    const std::string text = std::string(sign) + " 2125552671 " + sign;
    EXPECT_EQ(SplitOf(text)["summary"], SplitOf("2125552671")["summary"]) << sign;
    EXPECT_EQ(SplitOf(text)["diagnostics"].size(), 0U) << sign;
  }
}

// A long line is read in parts, which end at no comma of a number and before no parameter.
TEST(SplitNumbers, TearsNothingOfALongLine) {
  for (const std::string number : {"4,479E+11", "tel:+14155552671;ext=12", "+14155552671"}) {
    for (const std::string& pad : {std::string(), std::string("7;"), std::string("1234567;")}) {
      std::string line = pad;
      for (int i = 0; i < 3000; ++i) line += number + "|";
      const OracleJson split = SplitOf(line);
      const Texts inputs = split["inputs"].get<Texts>();
      EXPECT_EQ(inputs.size(), 3000U + (pad.empty() ? 0 : 1)) << number << pad;
      EXPECT_EQ(std::count(inputs.begin(), inputs.end(), number), 3000) << number << pad;
    }
  }
}

TEST(SplitNumbers, PartsNumbersThatStandTogether) {
  ExpectInputs({
      {"4155552671 4155552672", {"4155552671", "4155552672"}},
      {"4155552671 12345678", {"4155552671", "12345678"}},
      {"4155552671(+14155552672)", {"4155552671", "(+14155552672)"}},
      {"4155552671+14155552672", {"4155552671", "+14155552672"}},
      {"415 +14155552672", {"415", "+14155552672"}},
      {"415+14155552672", {"415+14155552672"}},
      {"41555526 71", {"41555526 71"}},
      {"+14155552671 - +14155552680", {"+14155552671 - +14155552680"}},
      {"+14155552671 .. +14155552680", {"+14155552671 .. +14155552680"}},
      {"+14155552671 ~ +14155552680", {"+14155552671 ~ +14155552680"}},
      {"+14155552671 \u2192 +14155552680", {"+14155552671 \u2192 +14155552680"}},
      {"+14155552671 to +14155552680", {"+14155552671 to +14155552680"}},
      {"+14155552671 / +14155552680", {"+14155552671", "+14155552680"}},
  });
}

TEST(SplitNumbers, TakesNumberingOff) {
  ExpectInputs({{"1. +14155552671\n2) +14155552672\n3: +14155552673",
                 {"+14155552671", "+14155552672", "+14155552673"}},
                {"12345. +14155552671", {"+14155552671"}},
                {"123456. +14155552671", {"123456", "+14155552671"}},
                {"1.5 +14155552671", {"1.5", "+14155552671"}},
                {"1. 12", {"1. 12"}},
                {"1. Ann\n2. Bob", {"1. Ann", "2. Bob"}}});
}

TEST(SplitNumbers, CountsTheWordsThatItLeavesOut) {
  const auto words = [](std::string_view text) {
    const OracleJson split = SplitOf(text);
    for (const OracleJson& diagnostic : split["diagnostics"]) {
      if (diagnostic["code"] == "bulk.words_left_out")
        return diagnostic["params"]["count"].get<int>();
    }
    return 0;
  };
  EXPECT_EQ(words("Ann 4155552671 Lee"), 2);
  EXPECT_EQ(words("foo 5552 bar"), 2);
  EXPECT_EQ(words("foo 5552 tel:911 bar"), 2);
  EXPECT_EQ(words("4155552671"), 0);
  EXPECT_EQ(words("Ann"), 0);
  EXPECT_EQ(SplitOf("foo 55526 bar 31.12.2024")["inputs"].size(), 0U);
}

TEST(SplitNumbers, ReadsNamesAboveARule) {
  for (const std::string_view rule : {"-----", "====="}) {
    EXPECT_EQ(SplitOf("Phone\n" + std::string(rule) + "\n4155552671")["inputs"].get<Texts>(),
              Texts{"4155552671"})
        << rule;
  }
  EXPECT_EQ(SplitOf("Berlin\n------\n4155552671\n4155552672")["inputs"].get<Texts>(),
            (Texts{"4155552671", "4155552672"}));
}

// Members that are parts of one number, or of a block.
TEST(SplitNumbers, JoinsTheMembersOfDocuments) {
  ExpectInputs(
      {
          {R"([{"start":"4155552000","end":"4155552019"},{"start":"4155552100","end":"4155552119"}])",
           {"+14155552000 - +14155552019", "+14155552100 - +14155552119"}},
          {R"([{"did":"4155552000","end_did":"4155552019"}])", {"+14155552000 - +14155552019"}},
          {R"([{"start_number":"4155552000","quantity":"20"}])", {"+14155552000 - +14155552019"}},
          {R"([{"area_code":"415","exchange":"555","line":"2671"}])", {"4155552671"}},
          {R"([{"area_code":"415","number":"5552671"}])", {"4155552671"}},
          {R"([{"area_code":"415","number":"4155552671"}])", {"4155552671"}},
          {R"([{"number":"415","area_code":"415"}])", {}},
          {R"([{"number":"+14155552671","extension":"5"}])", {"+14155552671"}},
      },
      R"({"default_region":"US"})");
}

// ITU-T E.164 Supplement 3: in Germany and Austria the extension is the end of the number.
TEST(SplitNumbers, JoinsExtensionsWhereTheyEndNumbers) {
  ExpectInputs({
      {"Stammnummer;Durchwahl\n+49 30 90182;10\n+49 30 90182;11\n",
       {"+49 30 9018210", "+49 30 9018211"}},
      {"Rufnummer;Durchwahl\n+49 30 90182;10\n+49 30 90182;11\n",
       {"+49 30 9018210", "+49 30 9018211"}},
      {"Rufnummer;Durchwahl\n+49 30 90182;10\n+49 30 90183;11\n", {"+49 30 90182", "+49 30 90183"}},
      {"Rufnummer;Durchwahl\n+49 30 90182;10\n+49 30 90182;10\n", {"+49 30 90182", "+49 30 90182"}},
      {"Rufnummer;Durchwahl\n+49 30 90182;10\n", {"+49 30 90182"}},
      {"Kopfnummer;Durchwahl\n+43 1 90182;10\n", {"+43 1 9018210"}},
      {"Stammnummer;Durchwahl\n+44 20 7946;10\n+44 20 7946;11\n", {"+44 20 7946", "+44 20 7946"}},
      {"Stammnummer;Nebenstelle\n+49 30 90182;10\n", {"+49 30 90182"}},
  });
  const std::vector<Pasted> national = {
      {"Stammnummer;DW\n030 90182;10\n030 90182;11\n", {"030 9018210", "030 9018211"}}};
  ExpectInputs(national, R"({"default_region":"DE"})");
  ExpectInputs({{national[0].text, {"030 90182", "030 90182"}}}, R"({"default_region":"FR"})");
}

TEST(SplitNumbers, ChoosesTheColumnOfNumbers) {
  ExpectInputs({
      {"name,phone,fax\nAnn,4155552671,4155552699\nBob,4155552672,4155552698\n",
       {"4155552671", "4155552672"}},
      {"id,phone\n4155550001,4155552671\n4155550002,4155552672\n", {"4155552671", "4155552672"}},
      {"order_id,mobile\n4155550001,4155552671\n4155550002,4155552672\n",
       {"4155552671", "4155552672"}},
      {"phone,phone 2\n4155552671,4155552673\n4155552672,4155552674\n",
       {"4155552671", "4155552672"}},
      {"nr1;nr2\n4155552000;4155552019\n4155552100;4155552119\n",
       {"4155552000 - 4155552019", "4155552100 - 4155552119"}},
      {"nr1;nr3\n4155552000;4155552019\n4155552100;4155552119\n", {"4155552000", "4155552100"}},
  });
}

TEST(SplitNumbers, JoinsStemsAndTheirBlocks) {
  ExpectInputs({
      {"Stammnummer;von;bis\n+49 30 90182;00;99\n+49 30 90183;10;19\n",
       {"+49309018200 - +49309018299", "+49309018310 - +49309018319"}},
      {"Stammnummer;von;bis\n+49 30 90182;99;00\n+49 30 90183;19;10\n",
       {"+49 30 90182", "+49 30 90183"}},
      {"Stammnummer;von;bis\n+49 30 90182;0;99\n+49 30 90183;1;19\n",
       {"+49 30 90182", "+49 30 90183"}},
  });
}

TEST(SplitNumbers, TakesBulletsOff) {
  ExpectInputs({{"\u2022 4155552671\n- 4155552672\n* 4155552673",
                 {"4155552671", "4155552672", "4155552673"}},
                {"\u2013 4155552671\n\u2192 4155552672\n\u2713 4155552673",
                 {"4155552671", "4155552672", "4155552673"}},
                {"-4155552671", {"-4155552671"}},
                {"a&1 4155552671&", {"4155552671"}},
                {"4155552671&x", {"4155552671&x"}}});
}

// Few digits are a number only where nothing else in the line is, and fewer still under a trunk.
TEST(SplitNumbers, TakesFewDigitsAmongWords) {
  ExpectInputs({{"Ann 201 Bob", {"201"}}, {"Ann 20 Bob", {"Ann 20 Bob"}}});
  ExpectInputs({{"Ann 201 Bob", {"201"}}, {"Ann 20 Bob", {"20"}}}, R"({"for_trunk":true})");
}

TEST(SplitNumbers, ReadsTheCountryBesideANumber) {
  ExpectInputs({{R"([{"country":"GB","area_code":"20","number":"79460018"}])", {"+442079460018"}},
                {R"([{"phone":"5552671","note":"x"},{"phone":"","note":"y"}])", {"5552671"}}},
               R"({"default_region":"US"})");
  ExpectInputs({{R"([{"area_code":"20","number":"79460018"}])", {"2079460018"}}},
               R"({"default_region":"GB"})");
  ExpectInputs({{R"([{"start":"555200","quantity":"20"}])", {}},
                {R"([{"start":"5552000","quantity":"20"}])", {"5552000 - 5552019"}}});
}

TEST(SplitNumbers, ReadsPastATitle) {
  ExpectInputs({{"Report of numbers\nname,phone\nAnn,4155552671\nBob,4155552672",
                 {"4155552671", "4155552672"}},
                {"Report\n\nname;phone\nAnn;4155552671", {"4155552671"}},
                {"name,phone\nAnn,\nBob,4155552672", {"4155552672"}}});
}

TEST(ReadNumbers, SaysWhatKindOfTextItIs) {
  const auto kind = [](std::string_view text) {
    return OracleJson::parse(ReadNumbers(text, ""))["format"]["kind"].get<std::string>();
  };
  EXPECT_EQ(kind(R"([{"number":"+14155552671"}])"), "document");
  EXPECT_EQ(kind("name,phone\nAnn,+14155552671"), "delimited");
  EXPECT_EQ(kind("+14155552671, +14155552672"), "text");
}

// Whatever parts the columns, in whatever order they stand and however they are quoted.
TEST(SplitNumbers, ReadsEveryTableAlike) {
  const std::vector<std::vector<std::string>> columns = {
      {"Phone", "+14155552671", "+442079460018", "+4930901820"},
      {"Name", "Ann", "Bob Lee", "Eve"},
      {"Created", "2024-12-31", "2024-12-30", "2024-12-29"},
      {"Account ID", "10000231", "10000232", "10000233"}};
  std::vector<std::size_t> order = {0, 1, 2, 3};
  do {
    for (const char delimiter : {',', ';', '\t', '|'}) {
      for (const bool quoted : {false, true}) {
        for (const bool header : {false, true}) {
          for (const std::string line_end : {"\n", "\r\n"}) {
            std::string text;
            for (std::size_t row = header ? 0 : 1; row < 4; ++row) {
              for (const std::size_t column : order) {
                if (column != order[0]) text += delimiter;
                text += quoted ? '"' + columns[column][row] + '"' : columns[column][row];
              }
              text += line_end;
            }
            ASSERT_EQ(SplitOf(text)["inputs"].get<Texts>(),
                      (Texts{"+14155552671", "+442079460018", "+4930901820"}))
                << text;
          }
        }
      }
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace
}  // namespace sipattach
