// JSON values, numbers, pointers and text, according to RFC 8259 and RFC 6901.

#include "json/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/json_builder.h"
#include "json/json_number.h"
#include "json/json_parser.h"
#include "json/json_writer.h"
#include "json/pointer.h"
#include "oracle_json.h"

namespace sipattach {
namespace {

Json Parsed(std::string_view text) {
  JsonBuilder builder;
  EXPECT_TRUE(ParseJson(text, builder)) << text;
  return builder.TakeValue();
}

std::string Written(const Json& value) {
  JsonWriter writer;
  return writer.Value(value).Take();
}

TEST(Json, IsEqualInAnyOrderOfMembers) {
  const std::vector<std::pair<std::string_view, std::string_view>> equal = {
      {"null", "null"},
      {"true", "true"},
      {"1", "1"},
      {"1.5", "1.5"},
      {R"("a")", R"("a")"},
      {"[1,2]", "[1,2]"},
      {R"({"a":1,"b":[2]})", R"({"b":[2],"a":1})"},
      {"{}", "{}"}};
  const std::vector<std::pair<std::string_view, std::string_view>> different = {
      {"null", "false"},
      {"1", R"("1")"},
      {"[1,2]", "[2,1]"},
      {"[1]", "[1,2]"},
      {"[]", "{}"},
      {R"({"a":1})", R"({"a":2})"},
      {R"({"a":1})", R"({"b":1})"},
      {R"({"a":1})", "{}"},
      {"{}", R"({"a":null})"},
      {R"({"a":1,"b":2})", R"({"a":1,"b":3})"},
      {R"({"a":1})", "1"}};
  for (const auto& [a, b] : equal) EXPECT_TRUE(Parsed(a) == Parsed(b)) << a << b;
  for (const auto& [a, b] : different) {
    EXPECT_FALSE(Parsed(a) == Parsed(b)) << a << b;
    EXPECT_FALSE(Parsed(b) == Parsed(a)) << b << a;
  }
}

TEST(Json, GivesWhatItHolds) {
  Json object = Parsed(R"({"a":1,"b":[true,"x"]})");
  EXPECT_EQ(object.size(), 2u);
  EXPECT_FALSE(object.empty());
  EXPECT_TRUE(Json::object().empty());
  EXPECT_TRUE(Json::array().empty());
  EXPECT_EQ(Json("text").size(), 0u);
  EXPECT_EQ(Json("text").begin(), Json("text").end());
  EXPECT_EQ(Find(object, "b")->size(), 2u);
  EXPECT_EQ(Find(object, "c"), nullptr);
  EXPECT_EQ(Find(Json("a"), "a"), nullptr);
  object["a"] = "changed";
  object["c"] = 3;
  EXPECT_EQ(Written(object), R"({"a":"changed","b":[true,"x"],"c":3})");
  object.erase("b");
  object.erase("missing");
  EXPECT_EQ(Written(object), R"({"a":"changed","c":3})");
  EXPECT_EQ(Json(-7).digits(), "-7");
  EXPECT_EQ(Json::number("1.50").digits(), "1.50");
  EXPECT_TRUE(Json::number("1.50").is_number());
  EXPECT_FALSE(Json::number("1.50").is_integer());
  const std::vector<std::pair<std::string_view, std::string_view>> types = {
      {"null", "null"},      {"true", "a boolean"}, {"1", "a number"},  {"1e9", "a number"},
      {R"("")", "a string"}, {"[]", "an array"},    {"{}", "an object"}};
  for (const auto& [text, type] : types) EXPECT_EQ(TypeWithArticle(Parsed(text)), type) << text;
}

// A search from any place finds the same member, and finding members in order takes one step each.
TEST(Json, FindsAMemberFromAnywhere) {
  const Json object = Parsed(R"({"a":0,"b":1,"c":2})");
  for (std::size_t from = 0; from <= 3; ++from) {
    EXPECT_EQ(FindPosition(object, "a", from), 0u) << from;
    EXPECT_EQ(FindPosition(object, "b", from), 1u) << from;
    EXPECT_EQ(FindPosition(object, "c", from), 2u) << from;
    EXPECT_EQ(FindPosition(object, "d", from), 3u) << from;
  }
  EXPECT_EQ(FindPosition(Json::object(), "a", 0), 0u);
}

TEST(JsonNumbers, HaveOneSpelling) {
  for (const auto& [written, plain] : std::vector<std::pair<std::string_view, std::string_view>>{
           {"5061", "5061"},
           {"5061.0", "5061"},
           {"5.061e3", "5061"},
           {"5.061E+3", "5061"},
           {"50610e-1", "5061"},
           {"506100.00e-2", "5061"},
           {"-5061.0", "-5061"},
           {"-5.061e3", "-5061"},
           {"0.0", "0"},
           {"-0.0", "0"},
           {"0e5", "0"},
           {"0.5", "5e-1"},
           {"50e-2", "5e-1"},
           {"0.050", "5e-2"},
           {"-1.25", "-125e-2"},
           {"10.0", "10"},
           {"1e40", "10000000000000000000000000000000000000000"},
           {"1e41", "1e41"},
           {"10e40", "1e41"},
           {"1e-1", "1e-1"},
           {"14155550132.0", "14155550132"},
           {"1.4155550132E+10", "14155550132"},
           {"18446744073709551616", "18446744073709551616"}}) {
    EXPECT_EQ(PlainNumber(Json::number(std::string(written))), plain) << written;
  }
  EXPECT_EQ(PlainNumber(Json(5061)), "5061");
  EXPECT_EQ(PlainNumber(Json(-10)), "-10");
  // An exponent too large to write out does not make the number equal to another.
  EXPECT_NE(PlainNumber(Json::number("1e99999999999999999999")), "1");
  EXPECT_NE(PlainNumber(Json::number("1e99999999999999999999")),
            PlainNumber(Json::number("1e-99999999999999999999")));
}

// RFC 8259 §6: numbers beyond a double are not interoperable. strtod is the oracle.
TEST(JsonNumbers, AreRefusedWhereADoubleIsNotFinite) {
  std::vector<std::string> numbers = {"0",
                                      "-0.0",
                                      "1e308",
                                      "1e309",
                                      "-1e308",
                                      "-1e309",
                                      "1.7976931348623157e308",
                                      "1.7976931348623158e308",
                                      "1.7976931348623159e308",
                                      "1.797693134862315807e308",
                                      "1.797693134862315808e308",
                                      "1.7976931348623158079e308",
                                      "17976931348623157e292",
                                      "17976931348623159e292",
                                      "0.17976931348623157e309",
                                      "0.17976931348623159e309",
                                      "0.0017976931348623157e311",
                                      "0.0017976931348623159e311",
                                      "1e+308",
                                      "1e+309",
                                      "1E309",
                                      "0.1e309",
                                      "0.1e310",
                                      "0.01e310",
                                      "0.01e311",
                                      "0e999999",
                                      "0.0e400",
                                      "0.000e-5",
                                      "1e-400",
                                      "1e99999999999999999999",
                                      "1e-99999999999999999999",
                                      "-1e99999999999999999999",
                                      "0.00001e313",
                                      "0.00001e314",
                                      "123456789e300",
                                      "123456789e301",
                                      "1e4294967296",
                                      "1e-4294967296",
                                      "1e4294967297"};
  const auto of_length = [&](char first, std::size_t digits, std::string_view end) {
    numbers.push_back(std::string(1, first) + std::string(digits - 1, '0') + std::string(end));
  };
  for (const std::size_t digits : {307u, 308u, 309u, 310u, 400u}) {
    of_length('1', digits, "");
    of_length('2', digits, "");
    of_length('1', digits, ".5");
    of_length('1', digits, "e-100");
    of_length('1', digits, "e1");
    numbers.push_back("0." + std::string(digits, '0') + "1e" + std::to_string(digits + 309));
    numbers.push_back("0." + std::string(digits, '0') + "1e" + std::to_string(digits + 310));
  }
  for (const std::string& number : numbers) {
    const bool is_finite = std::isfinite(std::strtod(number.c_str(), nullptr));
    ASSERT_EQ(FitsDouble(number), is_finite) << number;
    JsonBuilder builder;
    ASSERT_EQ(ParseJson(number, builder), is_finite) << number;
    if (!is_finite) continue;
    EXPECT_EQ(builder.TakeValue().digits(), number);
  }
}

TEST(JsonNumbers, AreIntegersOf64Bits) {
  for (const std::string_view text :
       {"9223372036854775807", "-9223372036854775808", "0", "-1", "4294967296"}) {
    EXPECT_TRUE(Parsed(text).is_integer()) << text;
    EXPECT_EQ(Parsed(text).digits(), text);
  }
  for (const std::string_view text :
       {"9223372036854775808", "18446744073709551615", "18446744073709551616",
        "-9223372036854775809", "1.0", "1e3"}) {
    EXPECT_FALSE(Parsed(text).is_integer()) << text;
    EXPECT_TRUE(Parsed(text).is_number()) << text;
    EXPECT_EQ(Parsed(text).digits(), text);
  }
}

TEST(JsonText, IsWhatTheOracleReads) {
  std::string every;
  for (int c = 0; c < 0x80; ++c) every += static_cast<char>(c);
  every += "\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80";
  for (const std::string_view text :
       {std::string_view(every), std::string_view(), std::string_view("a"),
        std::string_view("\x1F"), std::string_view("a\"b\\c\nd")}) {
    EXPECT_EQ(OracleJson::parse(Written(Json(text))).get<std::string>(), text);
  }
  EXPECT_EQ(Written(Json("\x01\x1F\x7F\n\r\t\"\\/")), "\"\\u0001\\u001f\x7F\\n\\r\\t\\\"\\\\/\"");
  // Each byte that is not UTF-8 is U+FFFD.
  EXPECT_EQ(Written(Json("a\xFF\xC3z\xC3")), "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\xEF\xBF\xBD\"");
  EXPECT_EQ(Written(Json(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  const std::string_view nested = R"({"a":[],"b":{},"c":[1,[2,{"d":null}],true],"e":1.50})";
  EXPECT_EQ(Written(Parsed(nested)), nested);
}

// Texts are written eight bytes at a time, so what must be escaped may be at any of them.
TEST(JsonText, IsWhatTheOracleReadsWhereverAByteStands) {
  const std::string letters = "abcdefghijklmnopqrs";
  std::vector<std::string> pieces = {"\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
  for (int c = 0; c < 0x80; ++c) pieces.emplace_back(1, static_cast<char>(c));
  for (const std::string& piece : pieces) {
    for (std::size_t at = 0; at <= letters.size(); ++at) {
      const std::string text = letters.substr(0, at) + piece + letters.substr(at);
      JsonWriter writer(std::string(at, '#'));
      writer.BeginObject().Key(text).String(text).EndObject();
      EXPECT_EQ(OracleJson::parse(writer.Take()), (OracleJson{{text, text}})) << text;
    }
  }
}

TEST(JsonText, IsWrittenIntoAnyBuffer) {
  const std::string_view text = R"(["abc","\n",{"k":-1}])";
  for (std::size_t length = 0; length < 40; ++length) {
    JsonWriter writer{std::string(length, '#')};
    writer.Value(Parsed(text));
    EXPECT_EQ(writer.size(), text.size());
    EXPECT_GE(writer.capacity(), writer.size());
    EXPECT_EQ(writer.Take(), text) << length;
  }
  JsonWriter writer;
  writer.Reserve(100);
  EXPECT_GE(writer.capacity(), 100u);
  writer.BeginArray().StringOrNull("").StringOrNull("a").Verbatim("{}").Boolean(false).EndArray();
  EXPECT_EQ(writer.Take(), R"([null,"a",{},false])");
  // Writing moves little memory: the capacity at least doubles.
  JsonWriter many;
  std::size_t moves = 0;
  many.BeginArray();
  for (int i = 0; i < 100'000; ++i) {
    const std::size_t before = many.capacity();
    many.Integer(7);
    moves += many.capacity() != before;
  }
  EXPECT_LE(moves, 20u);
}

TEST(JsonBuilder, TellsWhereItIsAndHowDeep) {
  JsonBuilder builder;
  std::string name = "a/b";
  EXPECT_EQ(builder.path().text(), "");
  ASSERT_TRUE(builder.start_object());
  ASSERT_TRUE(builder.key(name));
  EXPECT_EQ(builder.path().text(), "/a~1b");
  ASSERT_TRUE(builder.start_array());
  EXPECT_EQ(builder.path().text(), "/a~1b/0");
  ASSERT_TRUE(builder.null());
  EXPECT_EQ(builder.path().text(), "/a~1b/1");
  JsonBuilder deep;
  for (std::size_t depth = 0; depth < kMaxJsonDepth; ++depth) {
    EXPECT_FALSE(deep.at_depth_limit());
    ASSERT_TRUE(depth % 2 == 0 ? deep.start_array() : (deep.start_object() && deep.key(name)));
  }
  EXPECT_TRUE(deep.at_depth_limit());
  EXPECT_FALSE(deep.start_array());
  EXPECT_FALSE(deep.start_object());
}

// The last value in the first place, like JavaScript's JSON.parse.
TEST(JsonBuilder, MergesMembersOfOneName) {
  JsonBuilder builder;
  ASSERT_TRUE(ParseJson(R"({"b":1,"a":2,"b":3,"c":4,"a":5,"b":6})", builder));
  const auto& duplicates = builder.duplicates();
  ASSERT_EQ(duplicates.size(), 2u);
  EXPECT_EQ(duplicates[0].name, "b");
  EXPECT_EQ(duplicates[0].path.text(), "/b");
  EXPECT_EQ(duplicates[0].count, 3u);
  EXPECT_EQ(duplicates[1].name, "a");
  EXPECT_EQ(duplicates[1].count, 2u);
  EXPECT_EQ(builder.duplicates_not_kept(), 0u);
  EXPECT_EQ(Written(builder.TakeValue()), R"({"b":6,"a":5,"c":4})");
}

TEST(Pointers, EscapeAsRfc6901Does) {
  EXPECT_EQ(Pointer().text(), "");
  EXPECT_EQ((Pointer() / "a" / 10 / "").text(), "/a/10/");
  EXPECT_EQ((Pointer() / "a/b" / "m~n" / "~1" / "c%d").text(), "/a~1b/m~0n/~01/c%d");
}

}  // namespace
}  // namespace sipattach
