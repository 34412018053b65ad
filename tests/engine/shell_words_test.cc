#include "shell/shell_words.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sipattach {
namespace {

using Words = std::vector<std::string>;

Words WordsOf(const ShellCommand& command) {
  Words words;
  for (const ShellWord& word : command.words) words.push_back(word.text);
  return words;
}

std::optional<std::string> InputOf(const ShellCommand& command) {
  if (!command.here_document) return std::nullopt;
  return command.here_document->text;
}

struct Line {
  std::string_view name;
  Shell shell;
  std::string_view text;
  Words words;
};
void PrintTo(const Line& line, std::ostream* out) { *out << line.name; }

class Lines : public testing::TestWithParam<Line> {};

TEST_P(Lines, AreSplit) {
  const Line& line = GetParam();
  EXPECT_EQ(WordsOf(SplitShellWords(line.text, line.shell)), line.words);
}

constexpr Shell kSh = Shell::kPosix;
constexpr Shell kCmd = Shell::kCmd;
constexpr Shell kPs = Shell::kPowerShell;

const Line kLines[] = {
    {"Blanks", kSh, "  a\tb  c ", {"a", "b", "c"}},
    {"EmptyWords", kSh, "'' \"\" a''", {"", "", "a"}},
    {"SingleQuotes", kSh, R"('a "b" \n $c' d)", {R"(a "b" \n $c)", "d"}},
    {"QuoteInQuote", kSh, R"('it'\''s')", {"it's"}},
    {"DoubleQuotes", kSh, R"("a \"b\" \\ \n 'c' \$d")", {R"(a "b" \ \n 'c' $d)"}},
    {"Adjacent", kSh, R"(-H"a: b"'c'd)", {"-Ha: bcd"}},
    {"Backslash", kSh, R"(a\ b \"c)", {"a b", "\"c"}},
    {"Continuation", kSh, "a \\\n  b \\\r\n c", {"a", "b", "c"}},
    {"ContinuationInQuotes", kSh, "\"a\\\nb\"", {"ab"}},
    {"LineBreakInQuotes", kSh, "'a\nb'", {"a\nb"}},
    {"AnsiC", kSh, R"($'a\tb\'\\\x41\101\u00e9\U0001F600')", {"a\tb'\\AA\xC3\xA9\xF0\x9F\x98\x80"}},
    {"AnsiCSurrogates", kSh, R"($'\ud83d\ude00')", {"\xF0\x9F\x98\x80"}},
    {"AnsiCLoneSurrogate", kSh, R"($'\ud83dx')", {"\xEF\xBF\xBDx"}},
    {"AnsiCUnknown", kSh, R"($'\q\0')", {std::string("\\q\0", 3)}},
    {"AnsiCControl", kSh, R"($'\cA\c[')", {"\x01\x1B"}},
    {"AnsiCOctal", kSh, R"($'\1018\7\8')", {"A8\a\\8"}},
    {"AnsiCHexadecimal", kSh, R"($'\x41F\xg\xf')", {"AF\\xg\x0F"}},
    {"AnsiCShortUnicode", kSh, R"($'\u41g\ug')", {"Ag\\ug"}},
    {"AnsiCBelowSurrogates", kSh, R"($'\ud7ff')", {"\xED\x9F\xBF"}},
    {"AnsiCBehindSurrogates", kSh, R"($'\ue000')", {"\xEE\x80\x80"}},
    {"AnsiCLastCharacter", kSh, R"($'\U0010FFFF')", {"\xF4\x8F\xBF\xBF"}},
    {"AnsiCBehindIt", kSh, R"($'\U00110000')", {"\xEF\xBF\xBD"}},
    {"AnsiCFirstPair", kSh, R"($'\ud800\udc00')", {"\xF0\x90\x80\x80"}},
    {"AnsiCLastPair", kSh, R"($'\udbff\udfff')", {"\xF4\x8F\xBF\xBF"}},
    {"AnsiCTwoHighs", kSh, R"($'\ud800\udbff')", {"\xEF\xBF\xBD\xEF\xBF\xBD"}},
    {"AnsiCTwoLows", kSh, R"($'\udc00\udc00')", {"\xEF\xBF\xBD\xEF\xBF\xBD"}},
    {"AnsiCHighAndMore", kSh, R"($'\ud800\ue000')", {"\xEF\xBF\xBD\xEE\x80\x80"}},
    {"Translated", kSh, R"($"a b")", {"a b"}},
    {"BackslashAtTheEnd", kSh, "a \\", {"a"}},
    {"Comment", kSh, "a #b 'c\nd", {"a"}},
    {"HashInWord", kSh, "a#b", {"a#b"}},
    {"Pipe", kSh, "a | b", {"a"}},
    {"Semicolon", kSh, "a;b", {"a"}},
    {"LostContinuation", kSh, "a\n  -b c\n --d", {"a", "-b", "c", "--d"}},
    {"NextLine", kSh, "a\nb", {"a"}},
    {"TypographicQuotes",
     kSh,
     "a \xE2\x80\x98it\xE2\x80\x99s\xE2\x80\x99 b",
     {"a", "it\xE2\x80\x99s", "b"}},
    {"CmdBlanks", kCmd, "a  \"b c\" d", {"a", "b c", "d"}},
    {"CmdEscapedQuotes", kCmd, R"("{\"a\": \"b c\"}")", {R"({"a": "b c"})"}},
    {"CmdDoubledQuotes", kCmd, R"("{""a"": ""b c""}")", {R"({"a": "b c"})"}},
    {"CmdBackslashes", kCmd, R"(a\b "c\\" "d\\\"e" \\x)", {R"(a\b)", R"(c\)", R"(d\"e)", R"(\\x)"}},
    {"CmdSingleQuotes", kCmd, "'a b'", {"'a", "b'"}},
    {"CmdCaret", kCmd, "a^&b ^\"c d^\" \"e^f\"", {"a&b", "c d", "e^f"}},
    {"CmdContinuation", kCmd, "a ^\r\n  b ^\n c", {"a", "b", "c"}},
    {"CmdLiteralLineBreak", kCmd, "^\"a^\n\nb^\"", {"a\nb"}},
    {"CmdPipe", kCmd, "a \"b|c\" | d", {"a", "b|c"}},
    {"PsQuotes", kPs, R"('it''s "x"' "a ""b"" `$c `"d`n")", {R"(it's "x")", "a \"b\" $c \"d\n"}},
    {"PsContinuation", kPs, "a `\r\n  b `\n c", {"a", "b", "c"}},
    {"PsTypographic",
     kPs,
     "\xE2\x80\x9C"
     "a b\xE2\x80\x9D \xE2\x80\x98"
     "c\xE2\x80\x99",
     {"a b", "c"}},
    {"PsHereString", kPs, "a @'\n{\"b\": \"it's\"}\n'@ c", {"a", "{\"b\": \"it's\"}", "c"}},
    {"PsOneKindOfHereString", kPs, "a @'\nx' @\"\nb\n\"@ c", {"a", "@\nx", "b", "c"}},
    {"PsOtherKindOfHereString", kPs, "a @\"\nx\" @'\nb\n'@ c", {"a", "@\nx", "b", "c"}},
    {"PsHereStringOfWindows", kPs, "@'\r\nb\r\n'@", {"b"}},
    {"PsEmptyHereString", kPs, "@'\n'@ c", {"", "c"}},
    {"PsNoHereString", kPs, "a @'file name' b\n'@", {"a", "@file name", "b"}},
    {"PsRuntimeEscapes", kPs, R"('{\"a\": \"b c\"}')", {R"({"a": "b c"})"}},
    {"PsPlainQuotes", kPs, R"('{"a": "b \"c\""}')", {R"({"a": "b \"c\""})"}},
    {"PsUnicode", kPs, "\"`u{1F600}`0\"", {std::string("\xF0\x9F\x98\x80\0", 5)}},
};
INSTANTIATE_TEST_SUITE_P(All, Lines, testing::ValuesIn(kLines),
                         [](const auto& line) { return std::string(line.param.name); });

TEST(SplitShellWords, KeepsHereDocuments) {
  const ShellCommand command =
      SplitShellWords("-d @- <<'END' -s\n{\"a\": $b}\n  x\nEND\necho\n", Shell::kPosix);
  EXPECT_EQ(WordsOf(command), (Words{"-d", "@-", "-s"}));
  EXPECT_EQ(InputOf(command), "{\"a\": $b}\n  x\n");
  EXPECT_TRUE(command.has_more);
}

// POSIX.1-2017 XCU §2.7.4.
TEST(SplitShellWords, FindsHereDocumentsHoweverTheyAreWritten) {
  for (const std::string_view text :
       {"-d @- <<END\nx\nEND\n", "-d @- << END\nx\nEND\n", "-d @- <<\tEND\nx\nEND\n",
        "-d @- <<- \t END\nx\n\tEND\n", "-d @- <<\"END\"\nx\nEND\n", "-d @- <<\\END\nx\nEND",
        "-d @- <<END\r\nx\nEND\r\n", "-d @- <<END|cat\nx\nEND\n", "-d @- <<END;\nx\nEND\n",
        "-d @- <<END\nx\n"}) {
    const ShellCommand command = SplitShellWords(text, Shell::kPosix);
    EXPECT_EQ(WordsOf(command), (Words{"-d", "@-"})) << text;
    EXPECT_EQ(InputOf(command), "x\n") << text;
  }
  EXPECT_EQ(InputOf(SplitShellWords("-d @- <<<x -s", Shell::kPosix)), "x");
  EXPECT_EQ(InputOf(SplitShellWords("-d @- <<<'x y'", Shell::kPosix)), "x y");
  EXPECT_EQ(InputOf(SplitShellWords("-d @- <<<", Shell::kPosix)), std::nullopt);
}

TEST(SplitShellWords, TellsWhatItCannotKnow) {
  const auto variable = [](std::string_view text, Shell shell) {
    return SplitShellWords(text, shell).words.front().has_variable;
  };
  EXPECT_TRUE(variable("\"a $KEY\"", Shell::kPosix));
  EXPECT_TRUE(variable("$KEY", Shell::kPosix));
  EXPECT_TRUE(variable("\"$(cat key)\"", Shell::kPosix));
  EXPECT_FALSE(variable("'a $KEY'", Shell::kPosix));
  EXPECT_FALSE(variable("\"a \\$KEY $5\"", Shell::kPosix));
  EXPECT_TRUE(variable("\"a %KEY%\"", Shell::kCmd));
  EXPECT_FALSE(variable("\"%2B1 50%\"", Shell::kCmd));
  EXPECT_TRUE(variable("\"$env:KEY\"", Shell::kPowerShell));
  EXPECT_FALSE(variable("'$env:KEY'", Shell::kPowerShell));
}

TEST(SplitShellWords, NoticesOpenQuotes) {
  for (const std::string_view text : {"a 'b", "a \"b", "a $'b"}) {
    EXPECT_TRUE(SplitShellWords(text, Shell::kPosix).open_quote) << text;
  }
  EXPECT_TRUE(SplitShellWords("a \"b", Shell::kCmd).open_quote);
  EXPECT_TRUE(SplitShellWords("a 'b", Shell::kPowerShell).open_quote);
  EXPECT_FALSE(SplitShellWords("a 'b'", Shell::kPosix).open_quote);
}

// A line break ends a command, unless the command has not begun, or the next line has more options.
TEST(SplitShellWords, EndsWhereTheCommandDoes) {
  struct End {
    Shell shell;
    std::string_view text;
    Words words;
    bool has_more;
  };
  const std::string_view dash = "\xE2\x80\x94";  // what -- may have been changed to
  const std::string long_option = "a\n" + std::string(dash) + "b";
  const End ends[] = {
      {kCmd, "a\nb", {"a"}, true},
      {kCmd, "a\r\nb", {"a"}, true},
      {kCmd, "a\n \n", {"a"}, false},
      {kCmd, "a", {"a"}, false},
      {kCmd, "\n a", {"a"}, false},
      {kCmd, "a\n -b c", {"a", "-b", "c"}, false},
      {kCmd, "a\n\t--b", {"a", "--b"}, false},
      {kCmd, "a\n---\nb", {"a"}, true},
      {kCmd, "a\nhttp://b", {"a", "http://b"}, false},
      {kCmd, "a\n\"http://b\"", {"a", "http://b"}, false},
      {kCmd, "a\nhtt", {"a"}, true},
      {kCmd, long_option, {"a", std::string(dash) + "b"}, false},
      {kCmd, "a & b", {"a"}, true},
      {kCmd, "a > b", {"a"}, true},
      {kCmd, "a < b", {"a"}, true},
      {kCmd, "a\"\nb\"", {"a\nb"}, false},
      {kPs, "a\nb", {"a"}, true},
      {kPs, "a\r\nb", {"a"}, true},
      {kPs, "a\n", {"a"}, false},
      {kPs, "\n a", {"a"}, false},
      {kPs, "a\n -b c", {"a", "-b", "c"}, false},
      {kPs, "a\n'http://b'", {"a", "http://b"}, false},
      {kPs, "a # b\n -c", {"a", "-c"}, false},
      {kPs, "a#b", {"a#b"}, false},
      {kPs, "a; b", {"a"}, true},
      {kPs, "a & b", {"a"}, true},
      {kPs, "a > b", {"a"}, true},
      {kPs, "a) b", {"a"}, true},
      {kSh, "a\nb", {"a"}, true},
      {kSh, "a\n -b", {"a", "-b"}, false},
      {kSh, "a\n", {"a"}, false},
      {kSh, "a; b", {"a"}, true},
      {kSh, "a & b", {"a"}, true},
      {kSh, "a < b", {"a"}, true},
      {kSh, "a > b", {"a"}, true},
      {kSh, "a | b", {"a"}, true},
      {kSh, "a) b", {"a"}, true},
      {kSh, "a # b\n -c", {"a", "-c"}, false},
  };
  for (const End& end : ends) {
    const ShellCommand command = SplitShellWords(end.text, end.shell);
    EXPECT_EQ(WordsOf(command), end.words) << end.text;
    EXPECT_EQ(command.has_more, end.has_more) << end.text;
    EXPECT_FALSE(command.open_quote) << end.text;
  }
}

// about_Special_Characters: the escapes of PowerShell, and `u{…} of one to six digits.
TEST(SplitShellWords, KnowsTheEscapesOfPowerShell) {
  const auto word = [](std::string_view text) {
    const ShellCommand command = SplitShellWords(text, kPs);
    return command.words.empty() ? std::string("none") : command.words[0].text;
  };
  EXPECT_EQ(word("\"`0`a`b`e`f`n`r`t`v`\"`$\""), std::string("\0\a\b\x1B\f\n\r\t\v\"$", 11));
  EXPECT_EQ(word("\"`u{41}\""), "A");
  EXPECT_EQ(word("\"`u{10FFFF}\""), "\xF4\x8F\xBF\xBF");
  EXPECT_EQ(word("\"`u{110000}\""), "\xEF\xBF\xBD");
  EXPECT_EQ(word("\"`u{d7ff}`u{D800}`u{dfff}`u{e000}\""),
            "\xED\x9F\xBF\xEF\xBF\xBD\xEF\xBF\xBD\xEE\x80\x80");
  EXPECT_EQ(word("\"`u41\""), "u41");
  EXPECT_EQ(word("\"`ux\""), "ux");
  EXPECT_EQ(word("a`"), "a");
}

// How the C runtime of Windows splits a line into arguments.
TEST(SplitShellWords, HalvesBackslashesBeforeQuotes) {
  const std::vector<std::pair<std::string_view, Words>> lines = {{R"(\)", {R"(\)"}},
                                                                 {R"(a\\b)", {R"(a\\b)"}},
                                                                 {R"(\"a)", {R"("a)"}},
                                                                 {R"(\\"a b")", {R"(\a b)"}},
                                                                 {R"(\\\"a)", {R"(\"a)"}},
                                                                 {R"("a\\" b)", {R"(a\)", "b"}},
                                                                 {R"("")", {""}},
                                                                 {R"("a""b")", {R"(a"b)"}},
                                                                 {"a \"\" b", {"a", "", "b"}}};
  for (const auto& [line, words] : lines) {
    EXPECT_EQ(WordsOf(SplitShellWords(line, kCmd)), words) << line;
  }
}

TEST(GuessShell, LooksAtContinuationsAndQuotes) {
  EXPECT_EQ(GuessShell("curl a \\\n -b"), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl a ^\r\n -b"), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl a `\r\n -b"), Shell::kPowerShell);
  EXPECT_EQ(GuessShell("curl.exe a"), Shell::kPowerShell);
  EXPECT_EQ(GuessShell("curl.exe a ^\n -b"), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl ^\"a^\""), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl -d \"{\"\"a\"\":1}\""), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl -d '{\"a\":\"\"}'"), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl -d \"{\\\"a\\\":1}\""), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl a\n```\n"), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl.exe $'a'"), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl -H $env:KEY"), Shell::kPowerShell);
  EXPECT_EQ(GuessShell("curl -d @'\na\n'@"), Shell::kPowerShell);
  EXPECT_EQ(GuessShell("curl -d \"`\"a`\"\""), Shell::kPowerShell);
  EXPECT_EQ(GuessShell("curl -d \"[\"\"a\"\"]\""), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl -d \"{ \"\"a\"\":1}\""), Shell::kCmd);
  EXPECT_EQ(GuessShell("curl -d '{\"\":1}'"), Shell::kPosix);
  EXPECT_EQ(GuessShell("curl a\n\\\n -b ^\n"), Shell::kPosix);
  EXPECT_EQ(GuessShell("\ncurl a"), Shell::kPosix);
}

}  // namespace
}  // namespace sipattach
