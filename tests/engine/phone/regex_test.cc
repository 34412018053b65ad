#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace sipattach::phone::regex {
namespace {

struct MatchCase {
  std::string_view pattern;
  std::string_view text;
  Anchor anchor;
  // The whole match and the groups, joined by '|'; "-" for a group that did not take part. Empty if
  // there is no match.
  std::string_view expected;
};

std::string Describe(std::string_view pattern, std::string_view text, Anchor anchor) {
  const Program program = Compile(pattern);
  if (!program.valid) return "malformed";
  std::vector<Capture> captures(program.groups + 1);
  if (!Match(program, text, anchor, captures)) return "";
  std::string out;
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (i > 0) out += '|';
    out += captures[i].matched ? std::string(captures[i].Of(text)) : "-";
  }
  return "<" + out + ">";
}

class MatchTest : public testing::TestWithParam<MatchCase> {};

TEST_P(MatchTest, GivesTheExpectedPieces) {
  const MatchCase& param = GetParam();
  EXPECT_EQ(Describe(param.pattern, param.text, param.anchor), param.expected)
      << param.pattern << " on " << param.text;
}

INSTANTIATE_TEST_SUITE_P(Literals, MatchTest,
                         testing::Values(MatchCase{"abc", "xabcx", Anchor::kNone, "<abc>"},
                                         MatchCase{"abc", "xabcx", Anchor::kStart, ""},
                                         MatchCase{"abc", "abcx", Anchor::kStart, "<abc>"},
                                         MatchCase{"abc", "abcx", Anchor::kBoth, ""},
                                         MatchCase{"abc", "abc", Anchor::kBoth, "<abc>"},
                                         MatchCase{"", "", Anchor::kBoth, "<>"},
                                         MatchCase{"", "a", Anchor::kNone, "<>"},
                                         MatchCase{"é", "café", Anchor::kNone, "<é>"},
                                         MatchCase{R"(\(\$\))", "($)", Anchor::kBoth, "<($)>"},
                                         MatchCase{R"(a\tb)", "a\tb", Anchor::kBoth, "<a\tb>"}));

INSTANTIATE_TEST_SUITE_P(Classes, MatchTest,
                         testing::Values(MatchCase{"[0-35-9]+", "0359", Anchor::kBoth, "<0359>"},
                                         MatchCase{"[0-35-9]", "4", Anchor::kBoth, ""},
                                         MatchCase{"[^0-9]", "é", Anchor::kBoth, "<é>"},
                                         MatchCase{"[^é]", "é", Anchor::kBoth, ""},
                                         MatchCase{"[-a]+", "a-", Anchor::kBoth, "<a->"},
                                         MatchCase{"[a-]+", "-a", Anchor::kBoth, "<-a>"},
                                         MatchCase{"[]a]", "]", Anchor::kBoth, "<]>"},
                                         MatchCase{R"([\[\]])", "]", Anchor::kBoth, "<]>"},
                                         MatchCase{R"(\d{3})", "123", Anchor::kBoth, "<123>"},
                                         MatchCase{R"(\d)", "３", Anchor::kBoth, ""},
                                         MatchCase{R"(\p{Nd})", "３", Anchor::kBoth, "<３>"},
                                         MatchCase{R"(\p{Nd}+)", "٣९3", Anchor::kBoth, "<٣९3>"},
                                         MatchCase{R"([^\p{Nd}])", "３", Anchor::kBoth, ""},
                                         MatchCase{R"(\P{Nd})", "x", Anchor::kBoth, "<x>"},
                                         MatchCase{R"([^\p{N}\p{L}#])", "-", Anchor::kBoth, "<->"},
                                         MatchCase{R"([^\p{N}\p{L}#])", "q", Anchor::kBoth, ""},
                                         MatchCase{".", "\n", Anchor::kBoth, ""},
                                         MatchCase{".", "\xF0\x9F\x98\x80", Anchor::kBoth,
                                                   "<\xF0\x9F\x98\x80>"},
                                         MatchCase{".", "\xFF", Anchor::kBoth, ""},
                                         MatchCase{"[^a]", "\xC3", Anchor::kBoth, ""}));

INSTANTIATE_TEST_SUITE_P(Repetition, MatchTest,
                         testing::Values(MatchCase{"a{2,3}", "aaaa", Anchor::kStart, "<aaa>"},
                                         MatchCase{"a{2,3}?", "aaaa", Anchor::kStart, "<aa>"},
                                         MatchCase{"a{2,}", "aaaa", Anchor::kStart, "<aaaa>"},
                                         MatchCase{"a{2}", "a", Anchor::kStart, ""},
                                         MatchCase{"a*?b", "aab", Anchor::kStart, "<aab>"},
                                         MatchCase{"(a*)(a*)", "aaa", Anchor::kBoth, "<aaa|aaa|>"},
                                         MatchCase{"(a*?)(a*)", "aaa", Anchor::kBoth, "<aaa||aaa>"},
                                         MatchCase{"(?:a*)*b", "aab", Anchor::kBoth, "<aab>"},
                                         MatchCase{"(?:a*)*b", "b", Anchor::kBoth, "<b>"},
                                         MatchCase{"(?:a?){3}", "aa", Anchor::kBoth, "<aa>"},
                                         MatchCase{"(?:a|b*)*c", "abbac", Anchor::kBoth, "<abbac>"},
                                         MatchCase{"(?:){5}x", "x", Anchor::kBoth, "<x>"}));

INSTANTIATE_TEST_SUITE_P(
    Alternation, MatchTest,
    testing::Values(MatchCase{"a|ab", "ab", Anchor::kStart, "<a>"},
                    MatchCase{"a|ab", "ab", Anchor::kBoth, "<ab>"},
                    MatchCase{"(1)|(2)", "2", Anchor::kBoth, "<2|-|2>"},
                    MatchCase{"1(?:2|3[45]|3)6", "136", Anchor::kBoth, "<136>"},
                    MatchCase{"1(?:2|[3-5]7|3)", "137", Anchor::kStart, "<137>"},
                    MatchCase{"1(?:3|[3-5]7|3)", "137", Anchor::kStart, "<13>"},
                    MatchCase{"|a", "a", Anchor::kStart, "<>"},
                    MatchCase{"x(?:0|180020|1)", "x180020", Anchor::kStart, "<x180020>"},
                    MatchCase{"0(?:(1\\d)15)?|0", "01115", Anchor::kStart, "<01115|11>"}));

INSTANTIATE_TEST_SUITE_P(Anchors, MatchTest,
                         testing::Values(MatchCase{"^a", "ba", Anchor::kNone, ""},
                                         MatchCase{"a$", "ab", Anchor::kNone, ""},
                                         MatchCase{"a$", "ba", Anchor::kNone, "<a>"},
                                         MatchCase{"(.*)/ *x", "a/x b/ x", Anchor::kNone,
                                                   "<a/x b/ x|a/x b>"},
                                         MatchCase{"(.*)x", "a\nbx", Anchor::kNone, "<bx|b>"},
                                         MatchCase{".*x", "ab\ncd", Anchor::kNone, ""}));

INSTANTIATE_TEST_SUITE_P(CaseFolding, MatchTest,
                         testing::Values(MatchCase{"(?i)ext", "EXT", Anchor::kBoth, "<EXT>"},
                                         MatchCase{"(?i)[a-z]+", "aZ", Anchor::kBoth, "<aZ>"},
                                         MatchCase{"(?i)ó", "Ó", Anchor::kBoth, "<Ó>"},
                                         MatchCase{"(?i)доб", "ДОБ", Anchor::kBoth, "<ДОБ>"},
                                         MatchCase{"(?i)ｅｘｔ", "ＥＸＴ", Anchor::kBoth,
                                                   "<ＥＸＴ>"},
                                         MatchCase{"(?i:a)b", "Ab", Anchor::kBoth, "<Ab>"},
                                         MatchCase{"(?i:a)b", "AB", Anchor::kBoth, ""},
                                         MatchCase{"(?:(?i)a)b", "AB", Anchor::kBoth, ""},
                                         MatchCase{"EXT", "ext", Anchor::kBoth, ""}));

class MalformedTest : public testing::TestWithParam<std::string> {};

TEST_P(MalformedTest, IsInvalidAndMatchesNothing) {
  const Program program = Compile(GetParam());
  EXPECT_FALSE(program.valid);
  EXPECT_FALSE(Match(program, "", Anchor::kNone));
  EXPECT_FALSE(Match(program, GetParam(), Anchor::kNone));
}

std::string Nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '(') + "a" +
         std::string(static_cast<std::size_t>(depth), ')');
}

INSTANTIATE_TEST_SUITE_P(Patterns, MalformedTest,
                         testing::Values("(", ")", "a)", "(a", "[", "[a", "[]", "[^]", "a{", "a{2",
                                         "a{,2}", "a{3,2}", "a{1001}", "*", "+a", "a**", "a{2}{3}",
                                         "\\", "\\q", "\\p{Greek}", "[b-a]", "[[:alpha:]]", "(?=a)",
                                         "(?P<n>a)", "\\1", "[\\d-z]x{", "\xFF", "[\xC3]",
                                         Nested(1000), "(?:(?:(?:a{1000}){1000}){1000}){1000}"));

TEST(RegexTest, ManyGroupsAreCountedAndTheFirstOnesFilled) {
  std::string pattern;
  for (int i = 0; i < 40; ++i) pattern += "(a)";
  const Program program = Compile(pattern);
  ASSERT_TRUE(program.valid);
  EXPECT_EQ(program.groups, 40U);
  std::vector<Capture> captures(41);
  ASSERT_TRUE(Match(program, std::string(40, 'a'), Anchor::kBoth, captures));
  EXPECT_EQ(captures[kMaxCaptures - 1].begin, kMaxCaptures - 2);
  EXPECT_FALSE(captures[kMaxCaptures].matched);
}

TEST(RegexTest, LengthsRefuseTextsBeforeTheProgramRuns) {
  const Program program = Compile(R"(1(?:23|4\d{3})?[5-7]{2,3})");
  EXPECT_EQ(program.min_bytes, 3U);
  EXPECT_EQ(program.max_bytes, 8U);
  EXPECT_EQ(Compile("a*").max_bytes, kNoLimit);
  EXPECT_EQ(Compile(R"(\p{Nd}{2})").max_bytes, 8U);
}

TEST(RegexTest, FindsWhatEveryMatchMustHold) {
  const Program program = Compile(R"((?:,+|;| ?ext?)\d+#?)");
  ASSERT_TRUE(program.has_required);
  for (const char c : {',', ';'}) EXPECT_TRUE(program.required.Has(static_cast<unsigned>(c))) << c;
  EXPECT_FALSE(program.required.Has('#'));
  EXPECT_FALSE(Compile(R"(\d+|x)").has_required);
}

// Patterns that take a backtracking engine exponential or cubic time, on a text that contains what
// each of them requires but matches none.
class AdversarialTest : public testing::TestWithParam<std::string_view> {};

std::size_t StepsFor(const Program& program, std::size_t length) {
  const std::string text = "d!" + std::string(length, 'a') + "!";
  const std::size_t before = steps_taken;
  EXPECT_FALSE(Match(program, text, Anchor::kNone));
  return steps_taken - before;
}

TEST_P(AdversarialTest, TakesStepsInProportionToTheText) {
  const Program program = Compile(GetParam());
  ASSERT_TRUE(program.valid);
  const std::size_t few = StepsFor(program, 5'000);
  EXPECT_GE(few, 5'000U);  // The text is really scanned.
  // Quadratic work would be sixteen times as much; exponential work would never end.
  EXPECT_LE(StepsFor(program, 20'000), 5 * few);
}

INSTANTIATE_TEST_SUITE_P(Patterns, AdversarialTest,
                         testing::Values("(?:a*)*[bc]d", "(?:a+)+[bc]d", "(a|a)*[bc]d",
                                         "(?:a|aa)+[bc]d", "(?:.*?a){3}[bc]d", "(?:.*a){5}[bc]d",
                                         "a*a*a*a*a*[bc]d", "(?:a?){30}a{30}[bc]d",
                                         "(.*)(.*)(.*)[bc]d", "[a-z]*[a-z]*[bc]d"));

}  // namespace
}  // namespace sipattach::phone::regex
