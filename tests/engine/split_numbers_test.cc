// What a person pastes, and the texts that are read as numbers of it.

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace sipattach
