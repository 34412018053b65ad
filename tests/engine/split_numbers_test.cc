// What people paste, and which texts in it are read as numbers.

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

// A date with a two-digit year has a valid month and day; anything else may be a number.
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

// Unicode's blanks have three bytes, but one of them is not a gap between columns.
TEST(SplitNumbers, TakesAnyBlankForOne) {
  ExpectInputs({
      {"Desk: +41\u200979\u2009123\u200900\u200949", {"+41\u200979\u2009123\u200900\u200949"}},
      {"+33\u30006\u300039\u300098\u300061\u300014 (Ann)",
       {"+33\u30006\u300039\u300098\u300061\u300014"}},
      {"Ann: +41 79 123 00 49   2151", {"+41 79 123 00 49"}},
  });
}

// RFC 3966 §3: the extension belongs to a number in groups as it does to one without groups.
TEST(SplitNumbers, KeepsTheParameterOfTheLastGroup) {
  ExpectInputs({
      {"Tel: +44 1632 960 274;ext=5200", {"+44 1632 960 274;ext=5200"}},
      {"'+44 1632 960 274;ext=5200', 'active'", {"+44 1632 960 274;ext=5200"}},
  });
}

// What is attached to a number, or next to it, is not a digit of it.
TEST(SplitNumbers, CutsLabelsOff) {
  ExpectInputs({
      {"1.) 0662-8044-268\n2.) 0662-8044-269", {"0662-8044-268", "0662-8044-269"}},
      {"+61 3 7010 9188:Sales", {"+61 3 7010 9188"}},
      {"＋４８６０１２３７４８０:Desk", {"＋４８６０１２３７４８０"}},
      {"Line 4:06-5555-4388", {"06-5555-4388"}},
      {"Sales:(21) 98765 4419", {"(21) 98765 4419"}},
      {"Line 4 - 035556431", {"035556431"}},
      {"Site 7  (044) 668-35-49", {"(044) 668-35-49"}},
      {"Order 26976134: +39 02 7221 8739", {"+39 02 7221 8739"}},
      {"Ticket #476126 - 11 3123 4081 - open", {"11 3123 4081"}},
      {"Call from '' (203.0.113.7:5060) to extension '+46 (8) 465 004 82' rejected",
       {"+46 (8) 465 004 82"}},
      {"('415-555-2671', 'active'),", {"415-555-2671"}},
      {"+34931458040 und 089/99998 526", {"+34931458040", "089/99998 526"}},
      {"The DID 8.1312E+10 (ext 352) is new", {"8.1312E+10"}},
      {"+13125550151  (312) 555-0151", {"+13125550151"}},
      {"  '3125550152' =>   1. Answer", {"3125550152"}},
  });
}

// The ends of a block, even if a comma separates them or the last one has an extra digit.
TEST(SplitNumbers, KeepsBlocksWhole) {
  ExpectInputs({
      {"Start +13125550100, End +13125550149", {"+13125550100 - +13125550149"}},
      {"DDI Start 02079460100, DDI End 02079460199", {"02079460100 - 02079460199"}},
      {"+49 221 47100 0 bis +49 221 47100 99", {"+49 221 47100 0 bis +49 221 47100 99"}},
      {"Start +13125550100, End +442079460018", {"+13125550100", "+442079460018"}},
  });
}

// Spreadsheets omit the empty cells at the end of a row, or add some.
TEST(SplitNumbers, TakesUnevenRowsBelowNames) {
  ExpectInputs({
      {"Client;Phone;MRC\n79914472;+13125550151\n79914473;+13125550152;1.00;;\n79914474;+"
       "13125550153;;",
       {"+13125550151", "+13125550152", "+13125550153"}},
      {"DID,MRC,Rate\n+13125550151,$1.00/mo,1\n+13125550152,$1.00/mo,1",
       {"+13125550151", "+13125550152"}},
  });
}

// Full-width digits are digits in documents and in the first line of a list, too.
TEST(SplitNumbers, KnowsDigitsOfOtherScriptsEverywhere) {
  ExpectInputs({
      {R"([{"did": "＋８１３１２３４５６７８"}])", {"+81312345678"}},
      {R"([{"number": "4.1447E+10"}])", {"4.1447E+10"}},
      {"\"＋３４９３１４５９９７８\",\n\"+14165550160\"",
       {"＋３４９３１４５９９７８", "+14165550160"}},
      {"# ＋４９１７１３９２００２５\n# +55.11.3123.4935",
       {"＋４９１７１３９２００２５", "+55.11.3123.4935"}},
  });
}

// Numbers of other things, recognised by the words before them.
TEST(SplitNumbers, LeavesNumbersOfClientsOut) {
  ExpectInputs(
      {
          {"N° client : 0012345678\nLigne 01 99 00 12 34", {"01 99 00 12 34"}},
          {"Partita IVA: 01234567890\nNumero: 02 7221 4500", {"02 7221 4500"}},
      },
      R"({"default_region": "IT"})");
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
      {"Ann,5E3 4155552671", {"5E3", "4155552671"}},
      {",5E3,4155552671", {"5E3", "4155552671"}},
  });
}

// E.164: a number that is dialled with letters has fifteen digits at most, and ten as dialled in
// North America. A word with fewer digits of its own is just a word.
TEST(SplitNumbers, KeepsVanityNumbersOfAnyLength) {
  ExpectInputs({{"call 800-FLOWERS", {"800-FLOWERS"}},
                {"call 800-FLOWER", {"call 800-FLOWER"}},
                {"call 80-FLOWERSX", {"call 80-FLOWERSX"}},
                {"call 1800-FLOWERSBYME", {"1800-FLOWERSBYME"}},
                {"call 1800-FLOWERSFROMX", {"call 1800-FLOWERSFROMX"}}});
}

// An extension is kept with its number, however it is written: without it, a different telephone
// would ring.
TEST(SplitNumbers, KeepsExtensionsWithTheirNumbers) {
  for (const std::string extension :
       {"x12", "ext12", "ext.12", "#12", "ext. 12", "ext 12", "x 123456", "extension: 12",
        "(ext. 12)", "доб. 12", "ДОБ. 12", "anexo 12", "int. 12"}) {
    const std::string number = "415-555-2671 " + extension;
    EXPECT_EQ(SplitOf("Ann " + number + " please")["inputs"].get<Texts>(), Texts{number});
  }
  for (const std::string extension :
       {"poste 12", "- poste 12", ", wew. 12", "(linka 12)", "Klappe 12", "DW12", "ramal: 12",
        "(dahili: 12)", "ankn. 12", "内線12", "（内線 12）", "转12", " 轉 12", "내선 12",
        "ต่อ 12"}) {
    EXPECT_EQ(SplitOf("Ann 415-555-2671" + (extension[0] == ',' ? "" : std::string(" ")) +
                      extension)["inputs"]
                  .get<Texts>(),
              Texts{"415-555-2671 ext. 12"})
        << extension;
  }
  ExpectInputs({{"(415) 555-0132, 415-555-0133, ext. 5", {"(415) 555-0132", "415-555-0133 ext. 5"}},
                {"415-555-0132, x12, please", {"415-555-0132 ext. 12"}},
                {"тел. 8 (495) 123-45-67, доб. 1153", {"8 (495) 123-45-67 ext. 1153"}}});
  ExpectInputs({{"Ann 415-555-2671 x 1234567", {"415-555-2671", "1234567"}},
                {"x12 Ann 415-555-2671", {"415-555-2671"}},
                {"Ann 415-555-2671 exit12", {"415-555-2671"}}});
}

TEST(SplitNumbers, TakesNoCommasInBracketsForColumns) {
  ExpectInputs(
      {{"030 90182 (0, 1)\n030 90183 (0, 1)\n", {"030 90182 (0, 1)", "030 90183 (0, 1)"}}});
}

// A condition in FreeSWITCH's dialplan.
TEST(SplitNumbers, ReadsTheNumberOfAnExpression) {
  for (const std::string expression : {"^(14155550132)$", "^\\+?1?(14155550132)$"}) {
    const std::string xml =
        "<extension name=\"a\"><condition field=\"destination_number\" expression=\"" + expression +
        "\"/></extension>";
    EXPECT_EQ(SplitOf(xml)["inputs"].get<Texts>(), Texts{"14155550132"}) << xml;
  }
}

// Extensions that are listed in brackets are neither separate numbers nor digits of the number.
TEST(SplitNumbers, KeepsListedExtensionsWithTheirNumber) {
  ExpectInputs({{"030 90182 (0, 1, 2)", {"030 90182 (0, 1, 2)"}},
                {"030 90182 (0;1), 030 90183(10,11)", {"030 90182 (0;1)", "030 90183(10,11)"}},
                {"Zentrale 030 90182 (0, 1) Ann", {"030 90182 (0, 1)"}},
                {"030 90182 (12345, 6)", {"030 90182 (12345, 6)"}},
                {"030 90182 (901820, 901821)", {"030 90182 (901820", "901821)"}},
                {"030 90182 (0, Ann), 030 90183", {"030 90182 (0", "030 90183"}},
                {"030 90182, 10, 11)", {"030 90182", "10", "11)"}},
                {"030 90182 (0, 1", {"030 90182 (0", "1"}}});
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
      {"030 901820 BIS 901829", {"030 901820 BIS 901829"}},
      {"030 901820 ATÉ 901829", {"030 901820 ATÉ 901829"}},
      {"030 901820 до 901829", {"030 901820 до 901829"}},
      {"030 901820 ДО 901829", {"030 901820 ДО 901829"}},
      {"030 901820 À 901829", {"030 901820 À 901829"}},
  });
}

// A word separates numbers that are not the ends of a range.
TEST(SplitNumbers, LeavesWordsBetweenNumbersOut) {
  ExpectInputs({
      {"4155552671 to +442079460018", {"4155552671", "+442079460018"}},
      {"4155552671 bis +442079460018", {"4155552671", "+442079460018"}},
      {"+14155552671 \u00B7 +14155552680", {"+14155552671", "+14155552680"}},
      {"+14155552671 \u2022 +14155552680", {"+14155552671", "+14155552680"}},
      {"+14155552671 \u00E9 +14155552680", {"+14155552671", "+14155552680"}},
      {"+14155552671 \u2013 +14155552680", {"+14155552671 \u2013 +14155552680"}},
      {"+14155552671 \u2026 +14155552680", {"+14155552671 \u2026 +14155552680"}},
      {"+14155552671: +14155552680", {"+14155552671: +14155552680"}},
  });
}

// URIs as they appear in letters and logs; their parameters about a number belong to the URI (RFC
// 4694).
TEST(SplitNumbers, KeepsUrisWhole) {
  ExpectInputs({
      {"call callto:+14155552671 now", {"callto:+14155552671"}},
      {"call sips:+14155552671@example.com now", {"sips:+14155552671@example.com"}},
      {"call SIP:+14155552671@example.com now", {"SIP:+14155552671@example.com"}},
      {"tel:+14155552671;npdi;rn=+14155550000", {"tel:+14155552671;npdi;rn=+14155550000"}},
      {"tel:+14155552671;npdi, tel:+14155552672;enumdi;rn=1",
       {"tel:+14155552671;npdi", "tel:+14155552672;enumdi;rn=1"}},
      {"+14155552671;mobile;+14155552672", {"+14155552671", "+14155552672"}},
      {"+14155552671;=1", {"+14155552671", "=1"}},
      {"see http://example.com/4155552671", {"see http://example.com/4155552671"}},
  });
}

// E.164 allows fifteen digits at most: groups that have more together are several numbers.
TEST(SplitNumbers, PartsGroupsThatAreTooLongTogether) {
  ExpectInputs({{"1234567 12345678", {"1234567 12345678"}},
                {"12345678 12345678", {"12345678", "12345678"}},
                {"1234567 123456789", {"1234567", "123456789"}},
                {"123456 1234567890", {"123456 1234567890"}},
                {"030 12345600 030 12345602", {"030 12345600", "030 12345602"}},
                {"030 12345600  030  12345602", {"030 12345600", "030  12345602"}},
                {"030 12345600 - 030 12345602", {"030 12345600 - 030 12345602"}}});
}

// No-break spaces are blanks; characters without width may be inside a number.
TEST(SplitNumbers, KnowsTheBlanksOfUnicode) {
  for (const std::string blank : {"\u00A0", "\u2009", "\u202F", "\u3000"}) {
    ExpectInputs({{"4155552671" + blank + "4155552672", {"4155552671", "4155552672"}},
                  {"Ann" + blank + "4155552671", {"4155552671"}}});
  }
  for (const std::string hidden : {"\u200B", "\u2060", "\u200E"}) {
    const std::string number = "41555" + hidden + "52671";
    ExpectInputs({{number, {number}}});
  }
  for (const std::string stop : {"\u3002", ".", "!", "?", ":"}) {
    ExpectInputs({{"4155552671" + stop, {"4155552671"}},
                  {"Ann 4155552671" + stop + " Bob", {"4155552671"}}});
  }
}

// Exports of changes: removed numbers are left out.
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

// A size is a count of numbers; prices, dates and other figures are not. The meaning of a column is
// decided by most of its rows.
TEST(SplitNumbers, KnowsSizesFromOtherFigures) {
  const auto table = [](std::string_view head, const std::vector<std::string>& cells) {
    std::string text = std::string(head) + "\n";
    for (std::size_t i = 0; i < cells.size(); ++i)
      text += "41555521" + std::to_string(i) + "0," + cells[i] + "\n";
    return SplitOf(text)["inputs"][0].get<std::string>();
  };
  EXPECT_EQ(table("Start,Quantity", {"5", "5"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("Start,Quantity", {"100000", "100000"}), "4155552100 - 4155652099");
  EXPECT_EQ(table("Start,Quantity", {"1000000", "1000000"}), "4155552100");
  EXPECT_EQ(table("Start,Quantity", {"1.50", "2.50"}), "4155552100");
  EXPECT_EQ(table("Start,Quantity", {"n/a", "n/a"}), "4155552100");
  EXPECT_EQ(table("Start,Quantity", {"5", "5", "5", "x", "x"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("Start,Quantity", {"5", "5", "x", "x", "x"}), "4155552100");
  EXPECT_EQ(table("Start,Quantity", {"5", "n/a", "n/a"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("Start,Quantity", {"1", "5"}), "4155552100");
  EXPECT_EQ(table("DID,Range Size", {"5", "5"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("DID,Block Size", {"5", "5"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("DID,Quantity", {"5", "5"}), "4155552100");
  // An end given by its last digits, or by all of them.
  EXPECT_EQ(table("Start,End", {"9", "9"}), "4155552100 - 4155552109");
  EXPECT_EQ(table("Start,End", {"52104", "52114"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("Start,End", {"(415) 555-2104", "(415) 555-2114"}), "4155552100 - 4155552104");
  EXPECT_EQ(table("Start,End", {"4155552100", "4155552114"}), "4155552100");
}

// The same number in another form is not a range, and one that goes backwards is reported.
TEST(SplitNumbers, ReadsRowsOfBlocksByThemselves) {
  ExpectInputs({{"Start,End\n4155552000,4155552009\n4155552100,415-555-2100\n"
                 "4155552219,4155552200\n,\n4155552300,4155552309\n",
                 {"+14155552000 - +14155552009", "+14155552100", "4155552219 - 4155552200",
                  "+14155552300 - +14155552309"}}},
               R"({"default_region":"US"})");
}

TEST(SplitNumbers, JoinsAreaCodesToLocalNumbersOnly) {
  ExpectInputs(
      {{"Area Code,Number\n415,5552671\n415,5552672\n", {"4155552671", "4155552672"}},
       {"Area Code,Number\n415,4155552671\n415,4155552672\n", {"4155552671", "4155552672"}},
       {"Area Code,Number\n415,+14155552671\n415,5552672\n415,5552673\n",
        {"+14155552671", "4155552672", "4155552673"}},
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
      // Titles are above the table, a dozen lines at most, and a name may contain a digit.
      {"a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nName 1  Phone 1\nAnn     4155552671", {"4155552671"}},
      {"Name   Phone\n-----  ----------\nAnn    4155552671\nBob L  4155552672",
       {"4155552671", "4155552672"}},
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
    const OracleJson split = SplitOf(text, R"({"default_region":"US"})");
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
    const std::string brief = "212 555" + std::string(separator) + "212 556";
    EXPECT_EQ(SplitOf(brief)["inputs"].get<Texts>(), (Texts{"212 555", "212 556"})) << separator;
  }
  for (const char* sign : {"\u00A1", "\u00BF", "\u2022", "\u206F", "\u2190", "\u2BFF", "\u3000",
                           "\u303F", "\uFF0F", "\u30FC"}) {
    const std::string text = std::string(sign) + " 2125552671 " + sign;
    EXPECT_EQ(SplitOf(text)["summary"], SplitOf("2125552671")["summary"]) << sign;
    EXPECT_EQ(SplitOf(text)["diagnostics"].size(), 0U) << sign;
  }
}

// A long line is read in parts, which never end at a comma within a number or before a parameter.
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
      {"+14155552670 \u2192 +14155552679", {"+14155552670 \u2192 +14155552679"}},
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
                {"1. 112\n2. 110", {"112", "110"}},
                {"1. Ann\n2. Bob", {"1. Ann", "2. Bob"}}});
}

TEST(SplitNumbers, CountsTheWordsThatItLeavesOut) {
  const auto words = [](std::string_view text) {
    const OracleJson split = SplitOf(text, R"({"default_region":"US"})");
    for (const OracleJson& diagnostic : split["diagnostics"]) {
      if (diagnostic["code"] == "bulk.words_left_out")
        return diagnostic["params"]["count"].get<int>();
    }
    return 0;
  };
  EXPECT_EQ(words("Ann 4155552671 Lee"), 2);
  EXPECT_EQ(words("foo 5552 bar"), 2);
  EXPECT_EQ(words("foo 5552 tel:911 bar"), 3);
  EXPECT_EQ(words("Tel:4155552671"), 0);
  EXPECT_EQ(words("Room:12 4155552671"), 1);
  EXPECT_EQ(words("O2 4155552671"), 1);
  EXPECT_EQ(words("4155552671 - Ann - Bob"), 2);
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

// A block given by its size and its first number.
TEST(SplitNumbers, ReadsBlocksInWords) {
  ExpectInputs({
      {"100 DDIs starting at 020 7946 0100", {"020 7946 0100 (100 numbers)"}},
      {"Block von 50 Rufnummern ab 030 9018200", {"030 9018200 (50 numbers)"}},
      {"Tranche de 100 numéros à partir de 01 42 68 53 00", {"01 42 68 53 00 (100 numbers)"}},
      {"Suite 100 starting 415-555-2671", {"415-555-2671"}},
      {"100 DDIs, then 020 7946 0100", {"100", "020 7946 0100"}},
  });
}

// The same on the lines of a form, if nothing else is on them.
TEST(SplitNumbers, JoinsThePartsOfForms) {
  ExpectInputs(
      {
          {"Vorwahl: 0228\nRufnummer 1: 123456\nRufnummer 2: 123457", {"0228123456", "0228123457"}},
          {"Rufnummernblock von: 030 9018200\nbis: 030 9018299", {"+49309018200 - +49309018299"}},
          {"Von: 030 9018299\nBis: 030 9018200", {"030 9018299", "030 9018200"}},
          {"Kunde: 12345\nRufnummern: 030 901820, 030 901821", {"030 901820", "030 901821"}},
      },
      R"({"default_region":"DE"})");
}

// Other lines among the numbers of a list are not entries without a number.
TEST(SplitNumbers, TellsHeadingsFromEntries) {
  ExpectInputs({
      {"Hello,\n+14155552671\n+14155552672\n+14155552673",
       {"+14155552671", "+14155552672", "+14155552673"}},
      {"DIDs to port:\n+14155552671\n+14155552672", {"+14155552671", "+14155552672"}},
      {"# Chicago\n+14155552671\n# Austin\n+14155552672", {"+14155552671", "+14155552672"}},
      {"[sip]\nport = 5060\n+14155552671\n+14155552672", {"+14155552671", "+14155552672"}},
      {"+14155552671\nLobby: TBD\n+14155552672\n+14155552673",
       {"+14155552671", "Lobby: TBD", "+14155552672", "+14155552673"}},
      {"+14155552671\nFax: TBD\n+14155552672\n+14155552673",
       {"+14155552671", "Fax: TBD", "+14155552672", "+14155552673"}},
      {"+14155552671\nLobby\n+14155552672\n+14155552673",
       {"+14155552671", "Lobby", "+14155552672", "+14155552673"}},
      {"+14155552671\nLobby:\n+14155552672\n+14155552673",
       {"+14155552671", "+14155552672", "+14155552673"}},
      {"+14155552671\nHandled by: a script\n+14155552672\n+14155552673",
       {"+14155552671", "+14155552672", "+14155552673"}},
      {"+14155552671\nYork DDIs\n+14155552672\n+14155552673",
       {"+14155552671", "+14155552672", "+14155552673"}},
  });
  const OracleJson split = SplitOf("DIDs to port:\n+14155552671\n+14155552672");
  EXPECT_EQ(Text(split["diagnostics"][0]["code"]), "bulk.words_left_out");
}

// ITU-T E.164 Supplement 3: in Germany and Austria, the extension is the end of the number.
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
  ExpectInputs({{"Anlage;Durchwahl\n+49 30 90182;10\n+49 30 90183;11\n",
                 {"+49 30 9018210", "+49 30 9018311"}},
                {"Hauptnummer;Durchwahl\n+49 30 90182;10\n+49 30 90183;11\n",
                 {"+49 30 9018210", "+49 30 9018311"}},
                {"Stammnummer;Durchwahl\n+49 30 90182;10\n+44 20 79460018;11\n",
                 {"+49 30 90182", "+44 20 79460018"}}});
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

// Two numbers per row: one of the columns is read, and the other one is reported.
TEST(SplitNumbers, TakesNumberedColumnsForNoEndsOfBlocks) {
  for (const std::string name : {"DID", "DID ", "Number ", "Phone", "Line ", "TN", "Rufnummer ",
                                 "Numéro ", "DID_", "Nr. "}) {
    const std::string text = "Site," + name + "1," + name + "2\nSF,4155552671,4155552690\n";
    const OracleJson split = SplitOf(text, R"({"default_region":"US"})");
    EXPECT_EQ(split["inputs"].get<Texts>(), Texts{"4155552671"}) << name;
    const auto& said = split["diagnostics"];
    EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const OracleJson& diagnostic) {
      return diagnostic["code"] == "bulk.other_phone_columns";
    })) << name;
  }
}

TEST(SplitNumbers, JoinsStemsAndTheirBlocks) {
  ExpectInputs({
      {"Stammnummer;von;bis\n+49 30 90182;00;99\n+49 30 90183;10;19\n",
       {"+49309018200 - +49309018299", "+49309018310 - +49309018319"}},
      {"Stammnummer;von;bis\n+49 30 90182;99;00\n+49 30 90183;19;10\n",
       {"+49 30 90182", "+49 30 90183"}},
      {"Stammnummer;von;bis\n+49 30 90182;0;99\n+49 30 90183;1;19\n",
       {"+49 30 90182 (0-99)", "+49 30 90183 (1-19)"}},
      {"Stammnummer;von;bis\n9018;200;299\n9019;200;299\n",
       {"9018200 - 9018299", "9019200 - 9019299"}},
      {"Stammnummer;von;bis\n901;200;299\n902;200;299\n",
       {"901", "200", "299", "902", "200", "299"}},
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

// Few digits are a number only if nothing else is in the line, and even fewer under a trunk.
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

// Numbers in documents, whatever is around them and whatever their members are called.
TEST(SplitNumbers, FindsTheNumbersOfDocuments) {
  ExpectInputs(
      {{R"([{"office":"tel:+14155552671"},{"office":"TEL:+14155552672"}])",
        {"tel:+14155552671", "TEL:+14155552672"}},
       {R"([{"office":"4155552671"}])", {}},
       {R"([{"office":"+1 (415) 555-2671"},{"office":"+141555"},{"office":"+1415555a"}])",
        {"+1 (415) 555-2671"}},
       {R"([{"phone":"911"},{"phone":"91"},{"number":"4155552672"},{"number":"911"}])",
        {"911", "4155552672"}},
       {R"([{"number":"_415673201X"},{"number":"_X"}])", {"_415673201X"}},
       {R"([{"order_id":"+14155552671","phone":"+14155552672"}])", {"+14155552672"}},
       {R"([{"phone":"2026-11-27"},{"phone":"+14155552671"}])", {"+14155552671"}},
       {R"([{"phone":"+14155552671","formatted_phone":"(415) 555-2671"}])", {"+14155552671"}},
       {R"([{"phone":"+14155552671","other_phone":"(415) 555-2672"}])",
        {"+14155552671", "(415) 555-2672"}},
       {R"({"phone":"+14155552671"} "+14155552672" {"phone":"+14155552673"})",
        {"+14155552671", "+14155552672", "+14155552673"}}},
      R"({"beside":true})");
  ExpectInputs({{R"([{"number":"201"},{"number":"2"}])", {"201"}}}, R"({"for_trunk":true})");
  // A country applies to the object that it is in, and to everything inside that.
  ExpectInputs({{R"({"country":"GB","sites":[{"phone":"020 7946 0018"},{"country":"DE",)"
                 R"("phone":"030 901820"},{"phone":"020 7946 0019"}]})",
                 {"+442079460018", "+4930901820", "+442079460019"}}},
               R"({"default_region":"US"})");
}

// What a document says beside its numbers: in the object itself, in those around it, and in those
// inside it that have no numbers.
TEST(SplitNumbers, TellsWhatDocumentsSayBeside) {
  const auto beside = [](std::string_view text) {
    const OracleJson split = SplitOf(text, R"({"beside":true})");
    std::string all;
    for (const OracleJson& column : split["beside"]["columns"])
      all += column["name"].get<std::string>() + (column["tells"].get<bool>() ? "!|" : "|");
    for (const OracleJson& row : split["beside"]["rows"]) {
      all += "\n";
      for (const OracleJson& cell : row) all += cell.get<std::string>() + "|";
    }
    return all;
  };
  EXPECT_EQ(beside(R"([{"phone":"+14155552671","name":"Ann","tags":["a","b"]},)"
                   R"({"phone":"+14155552672","name":"Bob","tags":["c"]}])"),
            "name!|tags!|\nAnn|a, b|\nBob|c|");
  EXPECT_EQ(beside(R"([{"phone":"+14155552671","site":"x"},{"phone":"+14155552672","site":"x"}])"),
            "site|\nx|\nx|");
  EXPECT_EQ(beside(R"({"x":{"name":"Site","phones":[{"phone":"+14155552671","name":"Ann"},)"
                   R"({"phone":"+14155552672","name":"Bob"}]}})"),
            "name!|x.name|\nAnn|Site|\nBob|Site|");
  EXPECT_EQ(beside(R"([{"address":{"city":"Rom","zip":"00100"},"phone":"+14155552671"},)"
                   R"({"address":{"city":"Wien","zip":"1010"},"phone":"+14155552672"}])"),
            "address.city!|address.zip|\nRom|00100|\nWien|1010|");
  EXPECT_EQ(beside(R"([{"name":"Ann","phone":"+14155552671","password":"hidden"}])"),
            "name!|\nAnn|");
  // The text is shortened if there are many values, but not if there is one.
  std::string tags = R"("0123456789012345678901234567890123456789")";
  for (int i = 0; i < 6; ++i) tags += R"(,"0123456789012345678901234567890123456789")";
  const OracleJson split =
      SplitOf(R"([{"phone":"+14155552671","tags":[)" + tags + "]}]", R"({"beside":true})");
  const auto cell = split["beside"]["rows"][0][0].get<std::string>();
  EXPECT_EQ(cell.size(), 40U * 4 + 2 * 3);
}

// A key is never shown: neither as the name of a column nor in a cell, a title or a message.
TEST(SplitNumbers, ShowsNoKeys) {
  const std::string key = "sk-live-0123456789abcdef";
  for (const std::string& text : {
           "Phone," + key + "\n+14155552671,a\n+14155552672,b\n",
           "Phone,Note\n+14155552671," + key + "\n+14155552672,b\n",
           "Phone,API key\n+14155552671," + key + "\n+14155552672,b\n",
           "Ann " + key + " +14155552671\n",
           key + "\n+14155552671\n",
           R"([{"phone":"+14155552671","note":")" + key + "\"}]",
           R"([{"phone":"+14155552671",")" + key + R"(":"x"}])",
           R"([{"phone":"+14155552671",")" + key + R"(":"4155552672"}])",
           "Phone,Country\n4155552671," + key + "\n4155552672,US\n4155552673,US\n",
       }) {
    for (const std::string_view context : {R"({"beside":true})", R"({"country_column":1})"}) {
      EXPECT_EQ(SplitNumbers(text, context).find(key), std::string::npos) << text;
      EXPECT_EQ(ReadNumbers(text, context).find(key), std::string::npos) << text;
      EXPECT_EQ(ReadTable(text, context).find(key), std::string::npos) << text;
    }
  }
}

// What messages say about a table: which columns form a number, and the first unknown one.
TEST(SplitNumbers, SaysWhatItMadeOfATable) {
  const auto param = [](std::string_view text, std::string_view code, const char* name) {
    const OracleJson split = SplitOf(text, R"({"default_region":"US","country_column":"Country"})");
    for (const OracleJson& diagnostic : split["diagnostics"]) {
      if (diagnostic["code"] != code) continue;
      const OracleJson& value = diagnostic["params"][name];
      return value.is_string() ? value.get<std::string>() : value.dump();
    }
    return std::string("none");
  };
  const std::string_view parts = "Area Code,Number,Country\n415,5552671,US\n415,5552672,US\n";
  EXPECT_EQ(param(parts, "bulk.joined_columns", "columns"), "1 (Area Code), 2 (Number)");
  EXPECT_EQ(param("Number,Country\n4155552671,US\n", "bulk.joined_columns", "columns"), "none");
  const std::string_view unknown =
      "Number,Country\n4155552671,US\n4155552672,Atlantis\n4155552673,Oz\n";
  EXPECT_EQ(param(unknown, "bulk.country_unknown", "country"), "Atlantis");
  EXPECT_EQ(param(unknown, "bulk.country_unknown", "count"), "2");
  EXPECT_EQ(param(unknown, "bulk.country_unknown", "line"), "3");
  EXPECT_EQ(param(unknown, "bulk.country_column", "column"), "2 (Country)");
  // Words that are column names elsewhere mean nothing in the rows of a table without names.
  const std::string_view rows = "Extension,+14155552671\nFax,+14155552672\nCountry,+14155552673\n";
  EXPECT_EQ(param(rows, "bulk.extensions_left_out", "count"), "none");
  EXPECT_EQ(param(rows, "bulk.columns_left_out", "columns"), "1");
  // If there are very many columns, only the first are named.
  std::string wide = "Phone";
  for (int i = 1; i < 9; ++i) wide += ",n" + std::to_string(i);
  const std::string eight = wide + "\n4155552671,a,b,c,d,e,f,g,h\n4155552672,a,b,c,d,e,f,g,h\n";
  const std::string nine =
      wide + ",n9\n4155552671,a,b,c,d,e,f,g,h,i\n4155552672,a,b,c,d,e,f,g,h,i\n";
  EXPECT_EQ(param(eight, "bulk.columns_left_out", "columns"),
            "2 (n1), 3 (n2), 4 (n3), 5 (n4), 6 (n5), 7 (n6), 8 (n7), 9 (n8)");
  EXPECT_EQ(param(nine, "bulk.columns_left_out", "columns"),
            "2 (n1), 3 (n2), 4 (n3), 5 (n4), 6 (n5), 7 (n6), 8 (n7), 9 (n8), …");
  EXPECT_EQ(param(nine, "bulk.columns_left_out", "count"), "9");
  // A sum below a table is not a row of it.
  const std::string_view summed = "Name;Phone\nAnn;4155552671\nBob;4155552672\nTotal\nEnd\n";
  EXPECT_EQ(param(summed, "bulk.phone_column", "column"), "2 (Phone)");
  EXPECT_EQ(param(summed, "bulk.lines_left_out", "count"), "2");
  EXPECT_EQ(param(summed, "bulk.lines_left_out", "line"), "4");
}

// What is beside the numbers is returned with the inputs, if it is asked for.
TEST(ReadNumbers, TellsNothingBesideReadings) {
  const std::string_view text = "name,phone\nAnn,+14155552671\nBob,+14155552672";
  EXPECT_FALSE(OracleJson::parse(ReadNumbers(text, R"({"beside":true})")).contains("beside"));
  EXPECT_FALSE(SplitOf(text).contains("beside"));
  EXPECT_TRUE(SplitOf(text, R"({"beside":true})").contains("beside"));
}

TEST(ReadNumbers, SaysWhatKindOfTextItIs) {
  const auto kind = [](std::string_view text) {
    return OracleJson::parse(ReadNumbers(text, ""))["format"]["kind"].get<std::string>();
  };
  EXPECT_EQ(kind(R"([{"number":"+14155552671"}])"), "document");
  EXPECT_EQ(kind("name,phone\nAnn,+14155552671"), "delimited");
  EXPECT_EQ(kind("+14155552671, +14155552672"), "text");
}

// Whatever separates the columns, in any order and with any quoting.
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

// If most lines end in a name, a word at the end of a line joins it with the next one only if it is
// written as the word of a range and the next line is just a number.
TEST(SplitNumbers, JoinsLinesOnlyByTheWordsOfRanges) {
  for (const std::string word : {"Tom", "Al", "Till", "Do", "A", "Ad", "Hasta", "Bis", "Au", "End",
                                 "- Tom", "/ Bis", "To.", "По", "Unit a", "AL"}) {
    EXPECT_EQ(SplitOf("415-555-2671 " + word + "\n415-555-2690")["inputs"].get<Texts>(),
              (Texts{"415-555-2671", "415-555-2690"}))
        << word;
  }
  for (const std::string word :
       {"to", "bis", "-", "–", "through", "TO", "up to", "à", "tot en met"}) {
    const auto inputs = SplitOf("415-555-2671 " + word + "\n415-555-2690")["inputs"];
    EXPECT_EQ(inputs.size(), 1u) << word;
    EXPECT_EQ(SplitOf("415-555-2671 " + word + "\n415-555-2690 Bob")["inputs"].size(), 2u) << word;
  }
}

// Numbers that words or arrows lead from and to are read separately, because those between them are
// not meant.
TEST(SplitNumbers, TellsWhereNumbersLeadFromRanges) {
  const Texts two = {"415-555-2671", "415-555-2690"};
  for (const std::string text :
       {"Forward A to B", "Calls from A to B fail", "Rename A to B", "A has been linked to B",
        "Redirect A to B", "A is now B", "We moved from A to B", "A -> B", "A => B", "A ⇒ B",
        "Weiterleitung A → B", "Call from A to B failed with 403"}) {
    std::string line(text);
    line.replace(line.rfind('B'), 1, two[1]).replace(line.find("A "), 1, two[0]);
    EXPECT_EQ(SplitOf(line)["inputs"].get<Texts>(), two) << line;
  }
  ExpectInputs({
      {"415-555-2671 redirected to 415-555-2690", {"415-555-2671"}},
      {"415-555-2671 (forwards to 415-555-2690)", {"415-555-2671"}},
      {"Port from 415-555-2671 to 415-555-2690", {"415-555-2671 to 415-555-2690"}},
      {"Forward: 415-555-2671 through 415-555-2690", {"415-555-2671 through 415-555-2690"}},
      {"Transfer the range 415-555-2671 to 415-555-2690", {"415-555-2671 to 415-555-2690"}},
      {"Change 415-555-2671 to 415-555-2690 to SIP", {"415-555-2671 to 415-555-2690"}},
      {"Call center 415-555-2600 to 415-555-2619", {"415-555-2600 to 415-555-2619"}},
      {"415-555-2600 -> 415-555-2699", {"415-555-2600 -> 415-555-2699"}},
      {"Forward 415-555-2600 -> 415-555-2699", {"415-555-2600", "415-555-2699"}},
  });
}

// For a call, the called number belongs to the line; the caller's is reported as left out.
TEST(SplitNumbers, TakesTheCalledNumberOfCalls) {
  for (const std::string name : {"call_id", "CallSid", "Duration", "Start Time", "direction"}) {
    const OracleJson table = SplitOf(name + ",from,to\nx,+14155552671,+14155552690\n");
    EXPECT_EQ(table["inputs"].get<Texts>(), Texts{"+14155552690"}) << name;
    EXPECT_EQ(table["format"]["phone_column_name"], "to") << name;
    const OracleJson record =
        SplitOf("{\"from\":\"+14155552671\",\"to\":\"+14155552690\",\"" + name + "\":\"x\"}");
    EXPECT_EQ(record["inputs"].get<Texts>(), Texts{"+14155552690"}) << name;
    EXPECT_EQ(record["diagnostics"][0]["code"], "bulk.values_left_out") << name;
  }
  ExpectInputs({{"site,from,to\nx,+14155552671,+14155552690\n", {"+14155552671 - +14155552690"}},
                {"start,end,duration\n4155552600,4155552609,12\n", {"4155552600 - 4155552609"}}});
}

// RFC 3261: To and the request line name who is called, From and the identities name the caller,
// and the Diversion of RFC 5806 whoever sent the call on.
TEST(SplitNumbers, LeavesCallersOfSipMessagesOut) {
  const OracleJson split = SplitOf(
      "SIP/2.0 180 Ringing\r\nFrom: <sip:+12125551234@192.0.2.1>;tag=1\r\n"
      "To: \"B\" <sip:+14155552671@192.0.2.2>\r\nCall-ID: 4155552699@192.0.2.1\r\n"
      "Remote-Party-ID: <sip:2125551235@192.0.2.1>;party=calling\r\n"
      "Diversion: <sip:+14155552672@192.0.2.2>\r\n");
  EXPECT_EQ(split["inputs"].get<Texts>(), (Texts{"sip:+14155552671@192.0.2.2"}));
  EXPECT_EQ(split["lines"].get<std::vector<int>>(), (std::vector<int>{3}));
  const auto& said = split["diagnostics"];
  const auto left_out = std::find_if(said.begin(), said.end(), [](const OracleJson& diagnostic) {
    return diagnostic["code"] == "bulk.values_left_out";
  });
  ASSERT_NE(left_out, said.end());
  EXPECT_EQ((*left_out)["params"], (OracleJson{{"count", 3}, {"name", "From"}, {"line", 2}}));
  ExpectInputs(
      {{"From: Ann <ann@example.com>\nTo: bob@example.com\n\n+14155552671", {"+14155552671"}}});
}

TEST(SplitNumbers, TakesCapitalisedNamesForNoRangeWords) {
  ExpectInputs({{"Ann 415-555-2671, Tom 415-555-2690", {"415-555-2671", "415-555-2690"}},
                {"415-555-2671 Al 415-555-2690 Bob", {"415-555-2671", "415-555-2690"}},
                {"De: 415-555-2671 A: 415-555-2690", {"415-555-2671 A: 415-555-2690"}}});
}

}  // namespace
}  // namespace sipattach
