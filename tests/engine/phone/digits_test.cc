#include "phone/regex/digits.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {
namespace {

// All texts of up to five of the digits that the patterns below tell apart.
const std::vector<std::string>& Texts() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> out = {""};
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i].size() == 5) break;
      for (const char digit : {'0', '1', '2', '9'}) out.push_back(out[i] + digit);
    }
    return out;
  }();
  return texts;
}

class MatchDigitsTest : public testing::TestWithParam<std::string_view> {};

TEST_P(MatchDigitsTest, GivesWhatTheCompiledPatternGives) {
  const std::string_view pattern = GetParam();
  const Program program = Compile(pattern);
  ASSERT_TRUE(program.valid);
  for (const std::string& text : Texts()) {
    for (const Anchor anchor : {Anchor::kStart, Anchor::kBoth}) {
      EXPECT_EQ(MatchDigits(pattern, text, anchor), Match(program, text, anchor))
          << pattern << " on \"" << text << "\" anchored " << static_cast<int>(anchor);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Patterns, MatchDigitsTest,
                         testing::Values("", "1", "12", R"(\d)", "[12]", "[0-29]", R"([\d])", "1|2",
                                         "|1", "1|", "12|1|2", "1?", "1*", "1+", "1{2}", "1{2,}",
                                         "1{1,3}", "1{0}", "1{0,2}2", "1??", "1*?2", "1{1,2}?",
                                         "(1)", "(?:1)", "(?:12)?1", "(?:1|2)*9", "(?:1|12)+",
                                         "(?:12){2}", "(?:1|2){2,3}", "(?:1|2){2,}", "(?:){3}",
                                         "(?:|1){3}", "(?:1?)*", "(?:1?2?)+", "(?:1*)*",
                                         "(?:(?:1|2)?9)*", "(?:1{2}|2(?:0|9)){1,2}",
                                         "(?:1|22)(?:2|22)", R"((1)(\d{2})(?:[0-2]|9[12])?)",
                                         R"((?:0[12]|[12]\d)\d{2})"));

// A text or a pattern that is of more than digits, and what is no answer to whether it matches.
struct Unknown {
  std::string_view pattern;
  std::string_view digits;
  Anchor anchor = Anchor::kBoth;
};

class UnknownDigitsTest : public testing::TestWithParam<Unknown> {};

TEST_P(UnknownDigitsTest, IsLeftToTheCompiledPattern) {
  const Unknown& unknown = GetParam();
  EXPECT_EQ(MatchDigits(unknown.pattern, unknown.digits, unknown.anchor), std::nullopt)
      << unknown.pattern << " on " << unknown.digits;
}

INSTANTIATE_TEST_SUITE_P(Patterns, UnknownDigitsTest,
                         testing::Values(Unknown{".", "1"}, Unknown{"^1", "1"}, Unknown{"1$", "1"},
                                         Unknown{"1a", "1"}, Unknown{R"(\p{Nd})", "1"},
                                         Unknown{R"(\D)", "1"}, Unknown{"[^1]", "2"},
                                         Unknown{"[1-]", "1"}, Unknown{R"([\]])", "1"},
                                         Unknown{"(?i)1", "1"}, Unknown{"(?=1)1", "1"},
                                         Unknown{"1**", "1"}, Unknown{"1{2}{2}", "1111"},
                                         Unknown{"1{2,1}", "11"}, Unknown{"1{1001}", "1"},
                                         Unknown{"1{", "1"}, Unknown{"(1", "1"}, Unknown{"1)", "1"},
                                         Unknown{"[1", "1"}, Unknown{R"(1\)", "1"}));

INSTANTIATE_TEST_SUITE_P(Texts, UnknownDigitsTest,
                         testing::Values(Unknown{"1", "a"}, Unknown{"1", "1a"},
                                         Unknown{R"(\d)", "３"},
                                         Unknown{R"(\d{63})",
                                                 "123456789012345678901234567890"
                                                 "123456789012345678901234567890123"}));

INSTANTIATE_TEST_SUITE_P(Anchors, UnknownDigitsTest,
                         testing::Values(Unknown{"1", "21", Anchor::kNone}));

TEST(DigitsTest, TakesAsManyDigitsAsItSays) {
  const std::string digits(62, '7');
  EXPECT_EQ(MatchDigits(R"(\d{62})", digits, Anchor::kBoth), true);
  EXPECT_EQ(MatchDigits(R"(7{61})", digits, Anchor::kBoth), false);
  EXPECT_EQ(MatchDigits(R"(7{61})", digits, Anchor::kStart), true);
}

}  // namespace
}  // namespace sipattach::phone::regex
