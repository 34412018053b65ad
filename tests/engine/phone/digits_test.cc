#include "phone/regex/digits.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phone/regex/automaton.h"
#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {
namespace {

// All texts of up to five of the digits that the patterns below distinguish.
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

TEST_P(MatchDigitsTest, GivesWhatTheTableGives) {
  const Program program = Compile(GetParam());
  Automaton automaton({&program});
  const bool has_loop = GetParam().find_first_of("*+") != std::string_view::npos ||
                        GetParam().find(",}") != std::string_view::npos;
  for (const std::string& text : Texts()) {
    for (const Anchor anchor : {Anchor::kStart, Anchor::kBoth}) {
      const std::optional<Automaton::Matches> matches = automaton.Find(text, anchor);
      ASSERT_EQ(matches.has_value(), !has_loop) << GetParam();
      if (!matches) continue;
      EXPECT_EQ(*matches != 0, Match(program, text, anchor))
          << GetParam() << " on \"" << text << "\" anchored " << static_cast<int>(anchor);
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

// A text or a pattern with more than digits, for which there is no answer whether it matches.
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

TEST(AutomatonTest, LeavesWhatIsNoDigitToTheProgram) {
  for (const std::string_view pattern : {".", "^1", "1$", "a", R"(\p{Nd})", "[^1]", "(?i)b"}) {
    const Program program = Compile(pattern);
    ASSERT_TRUE(program.valid) << pattern;
    EXPECT_EQ(Automaton({&program}).Find("1", Anchor::kBoth), std::nullopt) << pattern;
  }
  const Program invalid = Compile("(1");
  EXPECT_EQ(Automaton({&invalid}).Find("1", Anchor::kBoth), std::nullopt);
  const Program digits = Compile("1");
  EXPECT_EQ(Automaton({&digits}).Find("1a", Anchor::kBoth), std::nullopt);
  EXPECT_EQ(Automaton({&digits}).Find("21", Anchor::kNone), std::nullopt);
}

TEST(AutomatonTest, LeavesTheRestToTheProgramWhenTheTableIsFull) {
  // One set for each number of digits that were read.
  const Program program = Compile(R"(\d{150}\d{150})");
  Automaton automaton({&program});
  EXPECT_EQ(automaton.Find(std::string(200, '1'), Anchor::kBoth), 0);
  EXPECT_EQ(automaton.Find(std::string(300, '1'), Anchor::kBoth), std::nullopt);
  EXPECT_EQ(automaton.Find(std::string(200, '1'), Anchor::kBoth), 0);
}

TEST(AutomatonTest, TellsTheProgramsApart) {
  std::vector<Program> programs;
  for (const std::string_view pattern :
       {"", "1", "12?", "(?:1|2)[29]", "2{3}", "[12]{1,4}", "9(?:1?2?)(?:1?2?)", R"(\d\d)"}) {
    programs.push_back(Compile(pattern));
  }
  std::vector<const Program*> all;
  for (const Program& program : programs) all.push_back(&program);
  Automaton automaton(all);
  for (const std::string& text : Texts()) {
    for (const Anchor anchor : {Anchor::kStart, Anchor::kBoth}) {
      Automaton::Matches expected = 0;
      for (std::size_t i = 0; i < programs.size(); ++i) {
        if (Match(programs[i], text, anchor)) expected |= Automaton::Matches{1} << i;
      }
      EXPECT_EQ(automaton.Find(text, anchor), expected) << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Texts, UnknownDigitsTest,
                         testing::Values(Unknown{"1", "a"}, Unknown{"1", "1a"},
                                         Unknown{R"(\d)", "３"},
                                         Unknown{R"(\d{63})",
                                                 "123456789012345678901234567890"
                                                 "123456789012345678901234567890123"}));

INSTANTIATE_TEST_SUITE_P(Anchors, UnknownDigitsTest,
                         testing::Values(Unknown{"1", "21", Anchor::kNone}));

class MatchFixedDigitsTest : public testing::TestWithParam<std::string_view> {};

TEST_P(MatchFixedDigitsTest, FindsTheGroupsOfTheCompiledPattern) {
  const Program program = Compile(GetParam());
  ASSERT_TRUE(program.valid);
  for (const std::string& text : Texts()) {
    for (const Anchor anchor : {Anchor::kStart, Anchor::kBoth}) {
      std::array<Capture, 4> found;
      std::array<Capture, 4> expected;
      ASSERT_EQ(MatchFixedDigits(GetParam(), text, anchor, found),
                Match(program, text, anchor, expected))
          << GetParam() << " on \"" << text << '"';
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].matched, expected[i].matched) << i;
        EXPECT_EQ(found[i].Of(text), expected[i].Of(text)) << i;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Patterns, MatchFixedDigitsTest,
                         testing::Values("", "1", "12", R"((\d))", R"((\d{2})(\d))", R"(1(\d{1}))",
                                         R"((\d)2(\d{3}))", R"((\d{2})(\d{2})(\d))"));

TEST(DigitsTest, FindsNoGroupsInPatternsOfAnyOtherKind) {
  std::array<Capture, 10> captures;
  for (const std::string_view pattern :
       {"1?", "1|2", R"(\d)", R"((\d{2,3}))", R"((\d{12}))", R"((\d{0}))", R"((\d)?)", R"((\d+))",
        R"((\d)", R"((\d{2)", "(1)", "[12]", R"((?:\d))", "a",
        R"((\d)(\d)(\d)(\d)(\d)(\d)(\d)(\d)(\d)(\d))"}) {
    EXPECT_EQ(MatchFixedDigits(pattern, "1212", Anchor::kStart, captures), std::nullopt) << pattern;
  }
  EXPECT_EQ(MatchFixedDigits("1", "21", Anchor::kNone, captures), std::nullopt);
  EXPECT_EQ(MatchFixedDigits(R"((\d))", "x", Anchor::kBoth, captures), false);
}

TEST(DigitsTest, TakesAsManyDigitsAsItSays) {
  const std::string digits(62, '7');
  EXPECT_EQ(MatchDigits(R"(\d{62})", digits, Anchor::kBoth), true);
  EXPECT_EQ(MatchDigits(R"(7{61})", digits, Anchor::kBoth), false);
  EXPECT_EQ(MatchDigits(R"(7{61})", digits, Anchor::kStart), true);
}

}  // namespace
}  // namespace sipattach::phone::regex
