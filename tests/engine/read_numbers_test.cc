#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "oracle_json.h"
#include "sipattach/bulk.h"

namespace sipattach {
namespace {

using Texts = std::vector<std::string>;

OracleJson ReadingOf(std::string_view text,
                     std::string_view context = R"({"default_region":"US"})") {
  return OracleJson::parse(ReadNumbers(text, context));
}

Texts ValuesOf(const OracleJson& reading) {
  Texts values;
  for (const OracleJson& row : reading["rows"]) {
    values.push_back(row["value"].is_string() ? std::string(Text(row["value"])) : "");
  }
  return values;
}

TEST(ReadNumbers, FindsTheColumnOfTheNumbers) {
  const OracleJson reading = ReadingOf(
      "id;since;contact\n10000231;2024-01-15;(415) 555-2671\n10000232;2024-01-16;415-555-2672\n");
  EXPECT_EQ(reading["format"]["delimiter"], ";");
  EXPECT_EQ(reading["format"]["phone_column"], 2);
  EXPECT_EQ(reading["format"]["phone_column_name"], "contact");
  EXPECT_EQ(ValuesOf(reading), (Texts{"+14155552671", "+14155552672"}));
}

TEST(ReadNumbers, TellsAListOnSeveralLinesFromATable) {
  const OracleJson reading = ReadingOf("+14155552671, +14155552672\n+14155552673, +14155552674\n");
  EXPECT_EQ(reading["format"]["kind"], "text");
  EXPECT_EQ(reading["rows"].size(), 4u);
}

TEST(ReadNumbers, CountsPlacesFromTheFirstCharacter) {
  const OracleJson reading = ReadingOf("\xEF\xBB\xBFä: +14155552671\r\nx\n\n\"+14155552671\"");
  ASSERT_EQ(reading["rows"].size(), 3u);
  EXPECT_EQ(reading["rows"][0]["line"], 1);
  EXPECT_EQ(reading["rows"][0]["column"], 4);
  EXPECT_EQ(reading["rows"][1]["line"], 2);
  EXPECT_EQ(reading["rows"][2]["line"], 4);
  EXPECT_EQ(reading["rows"][2]["column"], 2);
  EXPECT_EQ(reading["rows"][2]["duplicate_of"], 0);
}

TEST(ReadNumbers, KnowsTheDelimiterThatASpreadsheetStates) {
  const OracleJson reading = ReadingOf("sep=;\r\nname;phone\r\nDoe, J.;+14155552671\r\n");
  EXPECT_EQ(reading["format"]["delimiter"], ";");
  EXPECT_EQ(reading["rows"][0]["line"], 3);
}

// Thousands of numbers in each of the usual layouts: all are found, and the size of the result
// stays proportional.
TEST(ReadNumbers, ReadsALargeListInProportion) {
  constexpr std::size_t kCount = 15000;
  std::string list;
  std::string table = "name,phone\n";
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::string number = "+1415" + std::to_string(2000000 + i * 7);
    list += number + (i % 1000 == 0 ? "\n" : ", ");
    table += "Person " + std::to_string(i) + ",\"" + number + "\"\n";
  }
  for (const std::string& text : {list, table}) {
    const std::string result = ReadNumbers(text, "");
    EXPECT_LT(result.size(), text.size() * 20);
    EXPECT_LT(result.capacity(), result.size() + result.size() / 8);
    EXPECT_NE(result.find(R"("summary":{"total":15000,)"), result.npos);
    EXPECT_NE(result.find(R"("duplicates":0})"), result.npos);
  }
}

// Inputs on which a scan that restarts at every place would take hours.
TEST(ReadNumbers, IsLinearOnHostileText) {
  for (const std::string_view unit : {"/1",
                                      "a,",
                                      "\"",
                                      "1 ",
                                      "(+",
                                      "a,\"b\n",
                                      ";a-",
                                      "x1 ext ",
                                      "1234567 ",
                                      "1,",
                                      "\"\"\",",
                                      "\xFF",
                                      "• ",
                                      "1. ",
                                      "tel:",
                                      "\r",
                                      "sep=;\n",
                                      "(",
                                      "&",
                                      "4155552671 to ",
                                      "4155552671 and 12 ",
                                      "remove|4155552671|",
                                      "4155552671, 72, ",
                                      "4155552671, -1, ",
                                      "1-tól ",
                                      "1-t",
                                      "12/01/2026-",
                                      "4155552671 (1 number ",
                                      "VAT GB 1 ",
                                      "Ann\n4155552671 Bob 12\n",
                                      "<p>&",
                                      "<p><script>",
                                      "<p><head>",
                                      "<a><!--",
                                      "[{",
                                      "id: 4155552671\n",
                                      "(1) ",
                                      "1234(",
                                      "4155552671\nBlock: 1-2\n",
                                      "Tel: 4155552671\nBlock: 1-2\nid:1\n",
                                      "Tel: 4155552671\nDIDs: 201-209\nid: 1\n",
                                      "#a=4155552671\na=1\n",
                                      "<!--",
                                      "<!-- 4155552671 --><a>",
                                      "<c e=\"^(4155552671|1(",
                                      "{\"4155552671\":",
                                      "1:aa ",
                                      "(0470) 12-17-58 ",
                                      "area code 415 ",
                                      "030 1234-10\n-11 a\n",
                                      "415-555-0132 ",
                                      "[ RECORD 1|"}) {
    std::string text;
    while (text.size() < 300000) text += unit;
    EXPECT_TRUE(OracleJson::accept(ReadNumbers(text, "{}"))) << unit;
    EXPECT_TRUE(OracleJson::accept(SplitNumbers(text, R"({"beside":true})"))) << unit;
  }
}

}  // namespace
}  // namespace sipattach
