#include "document/read_json.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/lenient_json.h"
#include "json/json_builder.h"
#include "json/json_writer.h"
#include "oracle_json.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

struct Result {
  std::optional<OracleJson> value;
  Report report;
};

Result Read(std::string_view text) {
  Result result;
  if (const auto value = ReadJsonText(text, result.report)) result.value = ToOracle(*value);
  return result;
}

std::vector<std::string> CodesOf(const Report& report) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    codes.emplace_back(InfoOf(diagnostic.code).slug);
  }
  return codes;
}

std::int64_t IntegerParam(const Diagnostic& diagnostic, std::string_view name) {
  for (const Param& param : diagnostic.params) {
    if (param.name == name) return std::get<std::int64_t>(param.value);
  }
  return -1;
}

// nlohmann's own parser, which the engine does not use for this, is the oracle for what is JSON.
std::optional<OracleJson> Oracle(std::string_view text) {
  OracleJson value = OracleJson::parse(text.begin(), text.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

constexpr std::string_view kJson[] = {
    R"({})",
    R"([])",
    R"("")",
    R"(0)",
    R"(-0)",
    R"(-0.0)",
    R"(1e5)",
    R"(4.479E+11)",
    R"(14155550132)",
    R"(18446744073709551615)",
    R"(18446744073709551616)",
    R"(-9223372036854775808)",
    R"(1.7976931348623157e308)",
    R"(5e-324)",
    R"(1e-400)",
    R"(null)",
    R"( [true , false,null ] )",
    "\t\r\n {\"a\"\n:\r\n1 }\n",
    R"({"b":1,"a":{"d":[1,[2,{"e":"f"}]]},"":0})",
    R"("\"\\\/\b\f\n\r\t\u0000\u00e9\ud83d\ude00")",
    "\"caf\xC3\xA9 \xF0\x9F\x98\x80 \xE2\x80\x9C // /* # ' \xC2\xA0\"",
    R"({"__proto__":{"constructor":1}})",
};

TEST(ReadJsonText, ReadsJsonAsTheOracleDoes) {
  for (const std::string_view text : kJson) {
    const Result result = Read(text);
    ASSERT_TRUE(result.value.has_value()) << text;
    EXPECT_EQ(result.value->dump(), Oracle(text)->dump()) << text;
    EXPECT_EQ(CodesOf(result.report), std::vector<std::string>()) << text;
  }
}

TEST(RescanJson, FindsNoFlawInJson) {
  for (const std::string_view text : kJson) {
    const JsonRescan rescan = RescanJson(text);
    ASSERT_TRUE(rescan.value.has_value()) << text;
    EXPECT_EQ(ToOracle(*rescan.value).dump(), Oracle(text)->dump()) << text;
    EXPECT_TRUE(rescan.flaws.empty()) << text;
  }
}

TEST(ReadJsonText, KeepsTheDigitsOfSpreadsheetDamage) {
  EXPECT_EQ(Read("4.479E+11").value->get<double>(), 4.479e11);
  EXPECT_TRUE(Read("4.479E+11").value->is_number_float());
}

struct Slip {
  std::string_view name;
  std::string_view text;
  std::vector<std::string> codes;
  std::int64_t line;  // of the first diagnostic
  std::int64_t column;
  std::int64_t byte;
  std::string_view repaired;  // empty if there is no fix
};
void PrintTo(const Slip& slip, std::ostream* out) { *out << slip.name; }

class Slips : public testing::TestWithParam<Slip> {};

TEST_P(Slips, IsNamedAndRepaired) {
  const Slip& slip = GetParam();
  const Result result = Read(slip.text);
  EXPECT_FALSE(result.value.has_value());
  EXPECT_EQ(CodesOf(result.report), slip.codes);
  const Diagnostic& first = result.report.diagnostics().front();
  EXPECT_EQ(IntegerParam(first, "line"), slip.line);
  EXPECT_EQ(IntegerParam(first, "column"), slip.column);
  EXPECT_EQ(IntegerParam(first, "byte"), slip.byte);
  for (const Diagnostic& diagnostic : result.report.diagnostics()) {
    // If a text cannot be kept, its place in the document is known: the only element of an array.
    const bool has_place = diagnostic.code == Code::kJsonInvalidUtf8 ||
                           diagnostic.code == Code::kJsonLoneSurrogate ||
                           diagnostic.code == Code::kJsonNumberRange;
    EXPECT_EQ(diagnostic.path, has_place ? "/0" : "");
    EXPECT_EQ(diagnostic.Message().find('{'), std::string::npos) << diagnostic.Message();
    ASSERT_EQ(diagnostic.fix.has_value(), !slip.repaired.empty());
    if (!diagnostic.fix) continue;
    ASSERT_EQ(diagnostic.fix->patch.size(), 1U);
    EXPECT_EQ(diagnostic.fix->patch[0].op, "replace");
    EXPECT_EQ(diagnostic.fix->patch[0].path, "");
    EXPECT_EQ(ToOracle(diagnostic.fix->patch[0].value), *Oracle(slip.repaired));
  }
}

const Slip kSlips[] = {
    {"TrailingCommaInObject", "{\"a\": 1,\n}", {"json.trailing_comma"}, 1, 8, 7, R"({"a":1})"},
    {"TrailingCommaInArray", "[1,2 , ]", {"json.trailing_comma"}, 1, 6, 5, "[1,2]"},
    {"TrailingCommaAfterAll", "{},\n", {"json.trailing_comma"}, 1, 3, 2, "{}"},
    {"LineComment", "{\n  // x \"\n\"a\":1}", {"json.comment"}, 2, 3, 4, R"({"a":1})"},
    {"BlockComment", "[/* ] */1]", {"json.comment"}, 1, 2, 1, "[1]"},
    {"HashComment", "[1] # one", {"json.comment"}, 1, 5, 4, "[1]"},
    {"SingleQuotes",
     "{'a': 'it\\'s \"x\"'}",
     {"json.single_quotes"},
     1,
     2,
     1,
     R"({"a":"it's \"x\""})"},
    {"SmartQuotes",
     "{\xE2\x80\x9C"
     "a\xE2\x80\x9D: \xE2\x80\x98it\xE2\x80\x99s\xE2\x80\x99}",
     {"json.smart_quotes"},
     1,
     2,
     1,
     R"({"a":"it\u2019s"})"},
    {"UnquotedNames",
     "{a: 1, b_2: [{c:2}]}",
     {"json.unquoted_name"},
     1,
     2,
     1,
     R"({"a":1,"b_2":[{"c":2}]})"},
    {"UnquotedNumber",
     "{\"n\": [+14155550132, 0201234567, 415-555-0132]}",
     {"json.unquoted_number"},
     1,
     8,
     7,
     R"({"n":["+14155550132","0201234567","415-555-0132"]})"},
    {"PythonLiterals",
     "[True, False, None, NULL]",
     {"json.foreign_literal"},
     1,
     2,
     1,
     "[true,false,null,null]"},
    {"NoBreakSpace", "{\xC2\xA0\"a\":1}", {"json.invisible_character"}, 1, 2, 1, R"({"a":1})"},
    {"LineBreakInString", "[\"a\nb\"]", {"json.line_break_in_string"}, 1, 2, 1, R"(["a\nb"])"},
    {"TabInString", "[\"a\tb\"]", {"json.control_character"}, 1, 4, 3, R"(["a\tb"])"},
    {"Several",
     "\xEF\xBB\xBF{a:1, /**/ 'b':True,}",
     {"json.byte_order_mark", "json.unquoted_name", "json.comment", "json.single_quotes",
      "json.foreign_literal", "json.trailing_comma"},
     1,
     1,
     0,
     R"({"a":1,"b":true})"},
    {"Empty", "", {"json.empty"}, 1, 1, 0, ""},
    {"Blank", " \n ", {"json.empty"}, 1, 1, 0, ""},
    {"OpenObject", "{\"a\": 1", {"json.truncated"}, 1, 8, 7, ""},
    {"OpenArray", "[1,\n2,", {"json.truncated"}, 2, 3, 6, ""},
    {"OpenString", "[\"abc", {"json.truncated"}, 1, 6, 5, ""},
    {"OpenEscape", "[\"abc\\", {"json.truncated"}, 1, 7, 6, ""},
    {"OpenMember", "{\"a\":", {"json.truncated"}, 1, 6, 5, ""},
    {"OpenComment", "{} /* x", {"json.comment", "json.truncated"}, 1, 4, 3, ""},
    {"TwoValues", "{}\r\n{}", {"json.trailing_text"}, 2, 1, 4, ""},
    {"NulBehind", std::string_view("{}\0{", 4), {"json.trailing_text"}, 1, 3, 2, ""},
    {"NulInside", std::string_view("{\0}", 3), {"json.syntax"}, 1, 2, 1, ""},
    {"Curl", "  curl -X POST x", {"json.is_curl"}, 1, 3, 2, ""},
    {"MissingComma", "{\"\xC3\xA9\": 1 \"b\": 2}", {"json.syntax"}, 1, 9, 9, ""},
    {"MissingColon", "{\"a\" 1}", {"json.syntax"}, 1, 6, 5, ""},
    {"Equals", "{\"a\" = 1}", {"json.syntax"}, 1, 6, 5, ""},
    {"WrongCloser", "{\"a\": [1}", {"json.syntax"}, 1, 9, 8, ""},
    {"MissingValue", "{\"a\": , \"b\": 1}", {"json.syntax"}, 1, 7, 6, ""},
    {"TwoCommas", "[1,,2]", {"json.syntax"}, 1, 4, 3, ""},
    {"BadEscape", "[\"a\\qb\"]", {"json.syntax"}, 1, 4, 3, ""},
    {"BadUnicodeEscape", "[\"\\u12g4\"]", {"json.syntax"}, 1, 3, 2, ""},
    {"NotANumber", "[NaN]", {"json.syntax"}, 1, 2, 1, ""},
    {"Placeholder", "{\"a\": <number>}", {"json.syntax"}, 1, 7, 6, ""},
    {"Word", "hello", {"json.syntax"}, 1, 1, 0, ""},
    {"InvalidUtf8", "[\"\xC3(\"]", {"json.invalid_utf8"}, 1, 3, 2, ""},
    {"OverlongUtf8", "[\"\xC0\x80\"]", {"json.invalid_utf8"}, 1, 3, 2, ""},
    {"EncodedSurrogate", "[\"\xED\xA0\x80\"]", {"json.lone_surrogate"}, 1, 3, 2, ""},
    {"HighSurrogate", "[\"\\ud800\"]", {"json.lone_surrogate"}, 1, 3, 2, ""},
    {"LowSurrogate", "[\"x\\udc00\"]", {"json.lone_surrogate"}, 1, 4, 3, ""},
    {"HighTwice", "[\"\\ud800\\ud800\"]", {"json.lone_surrogate"}, 1, 3, 2, ""},
    {"HugeNumber", "[1e400]", {"json.number_range"}, 1, 2, 1, ""},
};
INSTANTIATE_TEST_SUITE_P(All, Slips, testing::ValuesIn(kSlips),
                         [](const auto& slip) { return std::string(slip.param.name); });

std::string TextParam(const Diagnostic& diagnostic, std::string_view name) {
  for (const Param& param : diagnostic.params) {
    if (param.name == name) return std::get<std::string>(param.value);
  }
  return "none";
}

TEST(ReadJsonText, TellsWhatWasNotClosed) {
  for (const std::string_view text : {"{", "{\"a\":1", "{\"a\":1,", "[{\"a\":1 "}) {
    EXPECT_EQ(TextParam(Read(text).report.diagnostics()[0], "inside"), "an object") << text;
  }
  for (const std::string_view text : {"[", "[1", "[1,", "{\"a\":[1 "}) {
    EXPECT_EQ(TextParam(Read(text).report.diagnostics()[0], "inside"), "an array") << text;
  }
}

// Names what is there in place of what was expected.
TEST(ReadJsonText, TellsWhatIsWrong) {
  for (const auto& [text, word] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"[1;2]", "semicolon"},
           {"{\"a\":1;\"b\":2}", "semicolon"},
           {"[1:2]", "colon"},
           {"{\"a\":1:2}", "colon"},
           {"{\"a\"=1}", "equals sign"},
           {"{\"a\" 1}", "colon is missing"},
           {"{\"a\":1]", "] closes what { opened"},
           {"{]", "] closes what { opened"},
           {"[1}", "} closes what [ opened"},
           {"[1 2]", "missing between two elements"},
           {"{\"a\":1 \"b\":2}", "missing between two members"},
           {"{,}", "comma too many"},
           {"{\"a\":,\"b\":1}", "value is missing"},
           {"[.5]", "dot"},
           {"[`a`]", "backquotes"},
           {"[<a>]", "placeholder"},
           {"[{{a}}]", "placeholder"}}) {
    const Result result = Read(text);
    ASSERT_FALSE(result.report.diagnostics().empty()) << text;
    const std::string cause = TextParam(result.report.diagnostics()[0], "cause");
    EXPECT_NE(cause.find(word), std::string::npos) << text << ": " << cause;
  }
  for (const std::string_view text : {"{\"a\"", "{\"a\" ", "{\"a\":", "{\"a\": "}) {
    const Result result = Read(text);
    EXPECT_EQ(CodesOf(result.report), std::vector<std::string>{"json.truncated"}) << text;
    EXPECT_EQ(TextParam(result.report.diagnostics()[0], "inside"), "a member without a value");
  }
  // The limit is reported only for what exceeds it.
  const std::string deep(kMaxJsonDepth + 1, '[');
  EXPECT_EQ(IntegerParam(Read(deep).report.diagnostics()[0], "limit"),
            static_cast<std::int64_t>(kMaxJsonDepth));
  EXPECT_EQ(IntegerParam(Read("[1;2]").report.diagnostics()[0], "limit"), -1);
}

// Unicode: spaces, format characters and separators that programs insert between tokens.
TEST(ReadJsonText, TakesOutWhatNobodySeesBetweenTokens) {
  const auto codes = [](char32_t c) {
    std::string text = "[";
    AppendUtf8(text, c);
    return CodesOf(Read(text + "1]").report);
  };
  const std::vector<std::string> invisible = {"json.invisible_character"};
  for (char32_t c = 0x2000; c <= 0x200F; ++c)
    EXPECT_EQ(codes(c), invisible) << static_cast<std::uint32_t>(c);
  for (char32_t c = 0x202A; c <= 0x202E; ++c)
    EXPECT_EQ(codes(c), invisible) << static_cast<std::uint32_t>(c);
  for (const char32_t c :
       {0xA0u, 0xADu, 0x2028u, 0x2029u, 0x202Fu, 0x205Fu, 0x2060u, 0x3000u, 0xFEFFu}) {
    EXPECT_EQ(codes(c), invisible) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {0x1FFFu, 0x2010u, 0x2030u, 0xACu, 0x3001u}) {
    EXPECT_EQ(codes(c), std::vector<std::string>{"json.syntax"}) << static_cast<std::uint32_t>(c);
  }
  EXPECT_EQ(CodesOf(Read("[;]").report), std::vector<std::string>{"json.syntax"});
  EXPECT_EQ(CodesOf(Read("[\xFF]").report), std::vector<std::string>{"json.invalid_utf8"});
}

TEST(ReadJsonText, KeepsTheSignOfZero) {
  const auto digits = [](std::string_view text) {
    Report report;
    const std::optional<Json> value = ReadJsonText(text, report);
    JsonWriter writer;
    return value && report.diagnostics().empty() ? writer.Value(*value).Take() : "none";
  };
  EXPECT_EQ(digits("-0"), "-0");
  EXPECT_EQ(digits(R"({"a":[-0,0,-0.0,-0e1,"-0"]})"), R"({"a":[-0,0,-0.0,-0e1,"-0"]})");
  EXPECT_EQ(digits("1.10"), "1.10");
  EXPECT_EQ(digits("12345678901234567890123456789"), "12345678901234567890123456789");
}

TEST(ReadJsonText, SkipsAByteOrderMarkWithAWarning) {
  const Result result = Read("\xEF\xBB\xBF{\"a\":1}");
  EXPECT_EQ(result.value, Oracle(R"({"a":1})"));
  EXPECT_EQ(CodesOf(result.report), std::vector<std::string>{"json.byte_order_mark"});
  EXPECT_FALSE(result.report.has_errors());
  EXPECT_EQ(ToOracle(result.report.diagnostics()[0].fix->patch[0].value), *result.value);
}

TEST(ReadJsonText, TakesTheLastOfDuplicatesAtTheFirstPlace) {
  const Result result = Read(R"({"a":1,"b":{"x/y":[{"k":1,"k":2,"k":3}]},"a":4,"c":5})");
  ASSERT_TRUE(result.value.has_value());
  EXPECT_EQ(result.value->dump(), R"({"a":4,"b":{"x/y":[{"k":3}]},"c":5})");
  ASSERT_EQ(result.report.diagnostics().size(), 2U);
  EXPECT_EQ(result.report.diagnostics()[0].path, "/b/x~1y/0/k");
  EXPECT_EQ(IntegerParam(result.report.diagnostics()[0], "count"), 3);
  EXPECT_EQ(result.report.diagnostics()[1].path, "/a");
  EXPECT_FALSE(result.report.has_errors());
  EXPECT_EQ(ToOracle(result.report.diagnostics()[0].fix->patch[0].value), *result.value);
}

TEST(ReadJsonText, NamesNoMoreDuplicatesThanAPersonReads) {
  std::string text = "{";
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 80; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  }
  text.back() = '}';
  const Result result = Read(text);
  EXPECT_EQ(result.value->size(), 80U);
  ASSERT_EQ(result.report.diagnostics().size(), kMaxReportedDuplicateKeys + 1);
  EXPECT_EQ(IntegerParam(result.report.diagnostics().back(), "count"), 30);
}

TEST(ReadJsonText, GivesNoFixThatWouldShowASecret) {
  for (const std::string_view text :
       {R"({"options":{"sip_password":"hunter2hunter2"},})", R"([{'password':'hunter2hunter2'}])",
        R"({"a":"sip:bob:hunter2hunter2@pbx.example.com",})",
        "\xEF\xBB\xBF{\"Authorization\":\"hunter2hunter2\"}",
        R"({"password":"x","password":"hunter2hunter2"})"}) {
    const Result result = Read(text);
    ASSERT_FALSE(result.report.diagnostics().empty()) << text;
    for (const Diagnostic& diagnostic : result.report.diagnostics()) {
      EXPECT_FALSE(diagnostic.fix.has_value()) << text;
      EXPECT_EQ(diagnostic.Message().find("hunter2"), std::string::npos);
    }
  }
}

TEST(ReadJsonText, NeverQuotesTheText) {
  const std::string_view secret = "hunter2";
  for (const std::string_view text :
       {"{\"password\": hunter2}", "{\"password\": \"hunter2", "hunter2", "{hunter2}",
        "{\"password\": \"\\hunter2\"}", "{} hunter2", "{\"password\": \"hunter2\xFF\"}"}) {
    const Result result = Read(text);
    for (const Diagnostic& diagnostic : result.report.diagnostics()) {
      EXPECT_EQ(diagnostic.Message().find(secret), std::string::npos) << text;
    }
  }
}

TEST(ReadJsonText, LimitsNesting) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_TRUE(Read(nested(kMaxJsonDepth)).value.has_value());
  EXPECT_EQ(CodesOf(Read(nested(kMaxJsonDepth + 1)).report),
            std::vector<std::string>{"json.too_deep"});
  EXPECT_EQ(CodesOf(Read(std::string(1000000, '[')).report),
            std::vector<std::string>{"json.too_deep"});
  EXPECT_EQ(CodesOf(Read(std::string(1000000, '{')).report).size(), 1U);
}

// Mutates JSON texts at random: there is a value exactly if the oracle accepts the text, and it is
// the same; otherwise there is an error.
TEST(ReadJsonText, AgreesWithTheOracleOnMutations) {
  std::mt19937 random(20261122);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  constexpr std::string_view kSpice = "{}[]:,\"'\\/*#+-.eE019tfnu \n\t\xC2\xA0\xE2\x80\x9D\xFF";
  std::size_t valid = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text(kJson[below(std::size(kJson))]);
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
      const std::size_t at = below(text.size() + 1);
      const char c = kSpice[below(kSpice.size())];
      if (below(2) == 0 || at == text.size()) {
        text.insert(at, 1, c);
      } else if (below(2) == 0) {
        text[at] = c;
      } else {
        text.erase(at, 1);
      }
    }
    const std::optional<OracleJson> expected = Oracle(text);
    const Result result = Read(text);
    ASSERT_EQ(result.value.has_value(), expected.has_value()) << text;
    ASSERT_EQ(result.report.has_errors(), !expected.has_value()) << text;
    if (!expected) continue;
    ++valid;
    ASSERT_EQ(result.value->dump(), expected->dump()) << text;
  }
  EXPECT_GT(valid, 10000U);
}

}  // namespace
}  // namespace sipattach
