#include "rewrites/aligned_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "lines/date_or_address.h"

namespace sipattach {
namespace {

// With "|" for the tabs that now separate the columns, and one blank for several.
std::string Columns(std::string_view text) {
  std::string out;
  for (const char c : TextOfAligned(text)) {
    if (c == ' ' && (out.empty() || out.back() == ' ' || out.back() == '|')) continue;
    if (c == '\t' && !out.empty() && out.back() == ' ') out.pop_back();
    out += c == '\t' ? '|' : c;
  }
  return out;
}

TEST(TextOfAligned, FindsColumnsBelowTheirNames) {
  EXPECT_EQ(
      Columns(
          "Name     Phone        Site\nAnn      4155552671   Berlin\nBob      4155552672   Paris"),
      "Name|Phone|Site\nAnn|4155552671|Berlin\nBob|4155552672|Paris");
  EXPECT_EQ(
      Columns(
          "Name     Phone        Site\nAnn                   Berlin\n         4155552672   Paris"),
      "Name|Phone|Site\nAnn||Berlin\n|4155552672|Paris");
  EXPECT_EQ(Columns("Näme     Phone\nÄnn      4155552671\nBöb      4155552672"),
            "Näme|Phone\nÄnn|4155552671\nBöb|4155552672");
  // Right-aligned, below the ends of the names.
  EXPECT_EQ(
      Columns("Name          Phone   Ext\nAnn      4155552671    12\nBob      4155552672     3"),
      "Name|Phone|Ext\nAnn|4155552671|12\nBob|4155552672|3");
  EXPECT_EQ(Columns("Name          Phone   Ext\nAnn      4155552671\n         4155552672     3"),
            "Name|Phone|Ext\nAnn|4155552671\n|4155552672|3");
}

TEST(TextOfAligned, TakesRulesForColumns) {
  EXPECT_EQ(
      Columns(
          "First Name Phone\n---------- ----------\nAnn Lee    4155552671\nBob        4155552672"),
      "First Name|Phone\n---------- ----------\nAnn Lee|4155552671\nBob|4155552672");
  EXPECT_EQ(
      Columns(
          "Name Phone      Site\n---- ---------- ----\nAnne 4155552671 Rom \nBob  4155552672 Wien"),
      "Name|Phone|Site\n---- ---------- ----\nAnne|4155552671|Rom \nBob|4155552672|Wien");
  // A cell that is in no column, but two blanks away from the previous one, is a separate cell.
  EXPECT_EQ(Columns("Name Phone      Site\n---- ---------- --------\nAnne 4155552671 Rom  EUR\n"
                    "Bob  4155552672     Wien"),
            "Name|Phone|Site\n---- ---------- --------\nAnne|4155552671|Rom EUR\n"
            "Bob|4155552672|Wien");
}

// The name of a standard contains three digits.
TEST(TextOfAligned, TakesE164ForTheNameOfAColumn) {
  EXPECT_EQ(TextOfAligned("Name  E.164\nAnn   4155552671\nBob   4155552672"),
            "Name \tE.164\nAnn  \t4155552671\nBob  \t4155552672");
}

TEST(TextOfAligned, LeavesOtherTextAlone) {
  for (const std::string_view text :
       {"", "Phone\n4155552671\n4155552672", "Ann  4155552671\nBob  4155552672",
        "Name\tPhone\nAnn\t4155552671", "Name  Site\nAnn  Berlin\nBob  Paris",
        "Name  Phone\n4155552671\n4155552672", "Phone\n----------\n4155552671\n4155552672",
        "Name\n----  ----------\nAnn   4155552671\nBob   4155552672",
        "Name 1234  Phone\nAnn        4155552671\nBob        4155552672",
        "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nName  Phone\nAnn   4155552671",
        "Name  Phone\nAnn  4155552671\n4155552672\n4155552673"}) {
    EXPECT_EQ(TextOfAligned(text), "") << text;
  }
}

TEST(IsDateOrTime, KnowsDatesAndTimes) {
  for (const std::string_view text :
       {"10:30", "10:30:00", "1:05", "23:59", "2024-12-31", "31.12.2024", "12/31/2024", "31/12/24",
        "2024-12-31T10:30", "2024-12-31 10:30", "01/02/24:13:45"}) {
    EXPECT_TRUE(IsDateOrTime(text)) << text;
  }
  for (const std::string_view text :
       {"", "10", "10:3", "4155552671", "415-555-2671", "31.31.24", "0.12.24", "32.12.24",
        "2024-12-31 Ann", "2024-12-31T", "123:45", "12.2024", "1.2.3.4"}) {
    EXPECT_FALSE(IsDateOrTime(text)) << text;
  }
}

}  // namespace
}  // namespace sipattach
