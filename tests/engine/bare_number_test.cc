#include "lines/bare_number.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "lines/line_splitter.h"

namespace sipattach {
namespace {

// Digits in groups, separated by the signs that numbers use: numbers, dates, addresses and others.
std::string RandomGroups(std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  constexpr std::string_view kSigns = " -.";
  const bool mixed = below(4) == 0;
  const char sign = kSigns[below(kSigns.size())];
  std::string text(below(3) == 0 ? "+" : below(6) == 0 ? "(" : "");
  const bool bracket = text == "(";
  const std::size_t groups = 1 + below(6);
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t digits = 1 + below(below(5) == 0 ? 12 : 4); digits > 0; --digits)
      text += static_cast<char>('0' + (below(3) == 0 ? below(3) : below(10)));
    if (group == 0 && bracket) text += below(2) == 0 ? ") " : ")";
    if (group + 1 < groups && (group > 0 || !bracket))
      text += mixed ? kSigns[below(kSigns.size())] : sign;
  }
  return text;
}

// A quote or a blank before it makes a number take the slow path.
TEST(BareNumberTest, IsWhatSplittingFinds) {
  std::mt19937 random(20261129);
  int bare = 0;
  for (int i = 0; i < 300'000; ++i) {
    const std::string text = RandomGroups(random);
    if (!IsBareNumber(text)) continue;
    ++bare;
    for (const std::string& line : {text, " " + text, "\"" + text + "\""}) {
      LineSplitter splitter(/*trunk=*/false);
      const std::vector<Piece>& pieces = splitter.Split(line);
      ASSERT_EQ(pieces.size(), 1U) << line;
      ASSERT_TRUE(pieces[0].like_number) << line;
      ASSERT_EQ(TextOf(line, pieces[0]), text);
      ASSERT_EQ(splitter.words() + splitter.dates() + splitter.removed().size(), 0U) << line;
    }
  }
  EXPECT_GT(bare, 20'000);
}

TEST(BareNumberTest, KnowsTheUsualForms) {
  for (const char* text : {"4155550132", "14155550132", "+14155550132", "+1 415-555-0132",
                           "(415) 555-0132", "(415)555-0132", "415.555.0132", "1-415-555-0132",
                           "+49 30 901820", "020 7946 0018", "01.42.68.53.00"})
    EXPECT_TRUE(IsBareNumber(text)) << text;
  for (const char* text :
       {"", "+", "(", "(415)", "555-01", "2026-11-29", "198.51.100.7", "1. 4155550132",
        "4155550132 ", "4155550132,", "+14155550132 x5", "4155550132/4155550133"})
    EXPECT_FALSE(IsBareNumber(text)) << text;
}

}  // namespace
}  // namespace sipattach
