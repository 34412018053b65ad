#include "headers/headers.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include "apply_fixes.h"
#include "headers/custom_mapping.h"
#include "headers/mapping_checks.h"
#include "oracle_json.h"
#include "sip/header_names.h"

namespace sipattach {
namespace {

using testing::CodesOf;
using Codes = std::vector<std::string>;

constexpr DirectionType kIn = DirectionType::kInbound;
constexpr DirectionType kOut = DirectionType::kOutbound;

struct Result {
  HeaderPlan plan;
  Report report;
};

// Plans `headers` as the "headers" of a draft {"headers": …}.
Result PlanOf(const OracleJson& headers, DirectionType type) {
  Result result;
  const Json value = FromOracle(headers);
  result.plan = PlanHeaders(&value, type, Pointer() / "headers", result.report);
  return result;
}

struct HeadersCase {
  const char* name;
  DirectionType type;
  const char* headers;
  Codes codes;
  const char* body = "";  // "" if it is the draft's own
};

void PrintTo(const HeadersCase& headers_case, std::ostream* out) { *out << headers_case.name; }

class HeadersTest : public ::testing::TestWithParam<HeadersCase> {};

TEST_P(HeadersTest, ReportsAndSends) {
  const OracleJson headers = OracleJson::parse(GetParam().headers);
  const Result result = PlanOf(headers, GetParam().type);
  EXPECT_EQ(CodesOf(result.report), GetParam().codes);
  for (const Diagnostic& diagnostic : result.report.diagnostics()) {
    EXPECT_TRUE(testing::HasAllParams(diagnostic)) << diagnostic.Message();
  }
  if (result.report.has_errors()) return;  // then nothing is sent
  const OracleJson expected =
      *GetParam().body == '\0' ? headers : OracleJson::parse(GetParam().body);
  EXPECT_EQ(ToOracle(result.plan.body).dump(), expected.dump());
}

// Planning the result again changes nothing.
TEST_P(HeadersTest, IsIdempotent) {
  const Result once = PlanOf(OracleJson::parse(GetParam().headers), GetParam().type);
  if (once.report.has_errors()) return;
  const Result again = PlanOf(ToOracle(once.plan.body), GetParam().type);
  EXPECT_FALSE(again.report.has_errors());
  EXPECT_EQ(again.plan.body, once.plan.body);
}

// Each fix removes its diagnostic, and fixing ends.
TEST_P(HeadersTest, FixesRemoveTheirDiagnostics) {
  const OracleJson draft = {{"headers", OracleJson::parse(GetParam().headers)}};
  testing::Fixed(draft, [](const OracleJson& fixed) {
    const OracleJson* headers = Find(fixed, "headers");
    return headers == nullptr ? Report() : PlanOf(*headers, GetParam().type).report;
  });
}

// One mapping in its envelope.
#define IN(mapping) R"({"direction":"inbound","headers":[)" mapping "]}"
#define OUT(mapping) R"({"direction":"outbound","headers":[)" mapping "]}"

const HeadersCase kEnvelopes[] = {
    {"Complete", kIn, IN(R"({"type":"custom","key":"X-Diverted","value":"diversion"})"), {}},
    {"DirectionFilledIn",
     kOut,
     R"({"headers":[{"type":"custom","key":"account","value":"X-Account"}]})",
     {"headers.direction_missing /headers"},
     OUT(R"({"type":"custom","key":"account","value":"X-Account"})")},
    {"DirectionContradicts",
     kOut,
     IN(R"({"type":"custom","key":"account","value":"X-Account"})"),
     {"headers.direction_mismatch /headers/direction"}},
    {"DirectionNotAString",
     kOut,
     R"({"direction":1,"headers":[]})",
     {"field.wrong_type /headers/direction", "headers.empty_list /headers/headers"}},
    {"BareList",
     kIn,
     R"([{"type":"custom","key":"X-Diverted","value":"diversion"}])",
     {"headers.unwrapped /headers"},
     IN(R"({"type":"custom","key":"X-Diverted","value":"diversion"})")},
    {"SingleMapping",
     kIn,
     R"({"type":"custom","key":"X-Diverted","value":"diversion"})",
     {"headers.unwrapped /headers"},
     IN(R"({"type":"custom","key":"X-Diverted","value":"diversion"})")},
    {"MapOfHeaders",
     kOut,
     R"({"X-Plan":"gold","X-Account":"{{account}}"})",
     {"headers.object_map /headers"}},
    {"MapInsideTheEnvelope",
     kIn,
     R"({"direction":"inbound","headers":{"X-A":"a"}})",
     {"headers.object_map /headers/headers"}},
    {"ListMissing", kIn, R"({"direction":"inbound"})", {"headers.list_missing /headers"}, "null"},
    {"EmptyList",
     kIn,
     R"({"direction":"inbound","headers":[]})",
     {"headers.empty_list /headers/headers"}},
    {"NotAnObject", kIn, R"("X-Account")", {"field.wrong_type /headers"}},
    {"UnknownMemberKept",
     kIn,
     R"({"direction":"inbound","headers":[],"mode":"strict"})",
     {"headers.empty_list /headers/headers", "field.unknown /headers/mode"}},
};

const HeadersCase kMappings[] = {
    {"NotAnObject",
     kOut,
     OUT(R"("X-Plan: gold", 3, null)"),
     {"headers.mapping_not_object /headers/headers/0",
      "headers.mapping_not_object /headers/headers/1",
      "headers.mapping_not_object /headers/headers/2"}},
    {"TypeMissing",
     kOut,
     OUT(R"({"key":"account","value":"X-Account"})"),
     {"headers.type_missing /headers/headers/0/type"},
     OUT(R"({"type":"custom","key":"account","value":"X-Account"})")},
    {"TypeOfUuiMissing",
     kOut,
     OUT(R"({"target":"account","purpose":"isdn-uui"})"),
     {"headers.type_missing /headers/headers/0/type"},
     OUT(R"({"type":"uui","target":"account","purpose":"isdn-uui"})")},
    {"TypeUnknown",
     kOut,
     OUT(R"({"type":"Custom","key":"account","value":"X-Account"},{"type":"x"})"),
     {"headers.unknown_type /headers/headers/0/type",
      "headers.unknown_type /headers/headers/1/type"}},
    {"TypeNotAString",
     kOut,
     OUT(R"({"type":7,"key":"account","value":"X-Account"})"),
     {"field.wrong_type /headers/headers/0/type"}},
    {"KeysInTheirOrder",
     kOut,
     OUT(R"({"passthrough":true,"value":"gold","key":"X-Plan","type":"custom","note":1})"),
     {"field.unknown /headers/headers/0/note"},
     OUT(R"({"type":"custom","key":"X-Plan","value":"gold","passthrough":true,"note":1})")},
    {"KeyAndValueMissing",
     kIn,
     IN(R"({"type":"custom"},{"type":"custom","key":" ","value":""})"),
     {"headers.key_missing /headers/headers/0/key",
      "headers.value_missing /headers/headers/0/value",
      "headers.key_missing /headers/headers/1/key",
      "headers.value_missing /headers/headers/1/value"}},
    {"PassthroughNotABoolean",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","value":"gold","passthrough":"true"})"),
     {"field.wrong_type /headers/headers/0/passthrough"}},
    {"PassthroughFalse",
     kOut,
     OUT(R"({"type":"custom","key":"plan","value":"X-Plan","passthrough":false})"),
     {}},
    {"EmptyLiteral",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","value":"","passthrough":true})"),
     {"headers.empty_literal /headers/headers/0/value"}},
    {"LiteralMissing",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","passthrough":true})"),
     {"headers.value_missing /headers/headers/0/value"}},
    {"LiteralAsNumber",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","value":7,"passthrough":true})"),
     {"field.wrong_type /headers/headers/0/value"}},
    {"LiteralWithBraces",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","value":"{{plan}}","passthrough":true})"),
     {"headers.literal_template /headers/headers/0/value"}},
};

const HeadersCase kNames[] = {
    {"NotAToken",
     kIn,
     IN(R"({"type":"custom","key":"X Account:","value":"account"})"),
     {"headers.invalid_name /headers/headers/0/key"}},
    {"NotATokenBeyondRepair",
     kOut,
     OUT(R"({"type":"custom","key":"account","value":"Höhe"})"),
     {"headers.invalid_name /headers/headers/0/value"}},
    {"StackHeaderRead",
     kIn,
     IN(R"({"type":"custom","key":"FROM","value":"caller"})"),
     {"headers.reserved_name /headers/headers/0/key"}},
    {"StackHeaderSent",
     kOut,
     OUT(R"({"type":"custom","key":"caller","value":"v"})"),
     {"headers.reserved_name /headers/headers/0/value"}},
    {"StackNameAsAVariable", kOut, OUT(R"({"type":"custom","key":"via","value":"X-Via"})"), {}},
    {"CompactForm",
     kOut,
     OUT(R"({"type":"custom","key":"topic","value":"s"})"),
     {"headers.compact_name /headers/headers/0/value"}},
    {"UserToUserByHand",
     kOut,
     OUT(R"({"type":"custom","key":"User-to-User","value":"00c8;encoding=hex","passthrough":true})"),
     {"headers.prefer_uui /headers/headers/0/key"}},
    {"VendorHeaderSent",
     kOut,
     OUT(R"({"type":"custom","key":"sid","value":"X-Twilio-CallSid"})"),
     {"headers.vendor_prefix /headers/headers/0/value"}},
    {"VendorHeaderRead",
     kIn,
     IN(R"({"type":"custom","key":"X-Twilio-CallSid","value":"sid"})"),
     {}},
    {"LineBreaks",
     kOut,
     OUT(R"({"type":"custom","key":"X-A","value":"1\r\nVia: evil","passthrough":true},)"
         R"({"type":"custom","key":"X-B\n","value":"b","passthrough":true},)"
         R"({"type":"custom","key":"X-C","value":"\u0000","passthrough":true},)"
         R"({"type":"custom","key":"X-D","value":"\u007f","passthrough":true},)"
         R"({"type":"custom","key":"X-E","value":"a\tb","passthrough":true})"),
     {"headers.injection /headers/headers/0/value", "headers.injection /headers/headers/1/key",
      "headers.injection /headers/headers/2/value",
      "headers.control_character /headers/headers/3/value"}},
};

const HeadersCase kMeanings[] = {
    {"SwappedOutbound",
     kOut,
     OUT(R"({"type":"custom","key":"X-Account","value":"account_id"})"),
     {"headers.swapped /headers/headers/0/key"}},
    {"SwappedInbound",
     kIn,
     IN(R"({"type":"custom","key":"account_id","value":"X-Account"})"),
     {"headers.swapped /headers/headers/0/value"}},
    {"SwappedWithBraces",
     kOut,
     OUT(R"({"type":"custom","key":"X-Account","value":"{{account}}"})"),
     {"headers.swapped /headers/headers/0/key", "headers.invalid_name /headers/headers/0/value"}},
    {"BothLookLikeHeaders",
     kIn,
     IN(R"({"type":"custom","key":"User-Agent","value":"X-Agent"})"),
     {}},
    {"HeaderOfOneWord", kIn, IN(R"({"type":"custom","key":"Subject","value":"X-Div"})"), {}},
    {"LiteralWithoutPassthrough",
     kOut,
     OUT(R"({"type":"custom","key":"X-Account","value":"12345"})"),
     {"headers.literal_without_passthrough /headers/headers/0/value"}},
    {"NeedlessPassthroughInbound",
     kIn,
     IN(R"({"type":"custom","key":"X-Account","value":"account","passthrough":true})"),
     {"headers.needless_passthrough /headers/headers/0/passthrough"}},
    {"NeedlessPassthroughOutbound",
     kOut,
     OUT(R"({"type":"custom","key":"account","value":"X-Account","passthrough":true})"),
     {"headers.needless_passthrough /headers/headers/0/passthrough"}},
    {"LiteralThatIsNoVariable",
     kIn,
     IN(R"({"type":"custom","key":"X-Account","value":"12345","passthrough":true})"),
     {}},
    {"LiteralThatIsAHeader",
     kOut,
     OUT(R"({"type":"custom","key":"X-Plan","value":"X-Account","passthrough":true})"),
     {}},
    {"BuiltInVariableSet",
     kIn,
     IN(R"({"type":"custom","key":"X-Diverted","value":"from"},)"
        R"({"type":"custom","key":"call_id","value":"1","passthrough":true},)"
        R"({"type":"uui","target":"now","purpose":"p"})"),
     {"headers.reserved_variable /headers/headers/0/value",
      "headers.reserved_variable /headers/headers/1/key",
      "headers.reserved_variable /headers/headers/2/target"}},
    {"BuiltInVariableRead", kOut, OUT(R"({"type":"custom","key":"call_id","value":"X-Call"})"), {}},
    {"VariableInBraces",
     kIn,
     IN(R"({"type":"custom","key":"X-Diverted","value":"{{ my diversion }}"})"),
     {"headers.variable_name /headers/headers/0/value"}},
    {"SameHeaderTwice",
     kOut,
     OUT(R"({"type":"custom","key":"a","value":"X-A"},{"type":"custom","key":"b","value":"X-A"})"),
     {"headers.duplicate_header /headers/headers/1"}},
    {"SameMappingTwice",
     kIn,
     IN(R"({"type":"custom","key":"X-Diverted","value":"a"},)"
        R"({"type":"custom","key":"X-Diverted","value":"a"})"),
     {"headers.duplicate_header /headers/headers/1"}},
    {"HeadersThatDifferInCase",
     kOut,
     OUT(R"({"type":"custom","key":"a","value":"X-A"},)"
         R"({"type":"custom","key":"x-a","value":"1","passthrough":true})"),
     {"headers.case_only_duplicate /headers/headers/1"}},
    {"SameVariableTwice",
     kIn,
     IN(R"({"type":"custom","key":"X-Diverted","value":"a"},)"
        R"({"type":"custom","key":"a","value":"1","passthrough":true})"),
     {"headers.duplicate_variable /headers/headers/1"}},
    {"SameVariableSentTwice",
     kOut,
     OUT(R"({"type":"custom","key":"a","value":"X-A"},{"type":"custom","key":"a","value":"X-B"})"),
     {}},
};

const HeadersCase kUui[] = {
    {"Complete",
     kIn,
     IN(R"({"type":"uui","target":"data","purpose":"isdn-uui","encoding":"hex","content":"isdn-uui"})"),
     {}},
    {"TargetMissing",
     kIn,
     IN(R"({"type":"uui","purpose":"p"})"),
     {"headers.target_missing /headers/headers/0/target"}},
    {"PurposeMissing",
     kOut,
     OUT(R"({"type":"uui","target":"data"})"),
     {"headers.uui_purpose_missing /headers/headers/0"}},
    {"UnknownEncoding",
     kOut,
     OUT(R"({"type":"uui","target":"data","purpose":"p","encoding":"HEX"},)"
         R"({"type":"uui","target":"data","purpose":"q","encoding":"base64"})"),
     {"headers.unknown_encoding /headers/headers/0/encoding",
      "headers.unknown_encoding /headers/headers/1/encoding"}},
    {"ParametersNoTokens",
     kOut,
     OUT(R"({"type":"uui","target":"data","purpose":" p ","content":"my data"})"),
     {"headers.uui_not_token /headers/headers/0/purpose",
      "headers.uui_not_token /headers/headers/0/content"}},
    {"ParameterWithLineBreak",
     kOut,
     OUT(R"({"type":"uui","target":"data","purpose":"p\r\nX: y"})"),
     {"headers.injection /headers/headers/0/purpose"}},
    {"ContentIsData",
     kOut,
     OUT(R"({"type":"uui","target":"data","purpose":"p","content":"48656c6c6f"})"),
     {"headers.uui_content_is_data /headers/headers/0/content"}},
    {"HandWrittenNotHex",
     kOut,
     OUT(R"({"type":"custom","key":"User-to-User","value":"xyz;encoding=hex","passthrough":true})"),
     {"headers.uui_not_hex /headers/headers/0/value", "headers.prefer_uui /headers/headers/0/key"}},
    {"PassthroughIsUnknownHere",
     kOut,
     OUT(R"({"type":"uui","target":"data","purpose":"p","passthrough":true})"),
     {"field.unknown /headers/headers/0/passthrough"}},
};

const auto kNameOf = [](const ::testing::TestParamInfo<HeadersCase>& info) {
  return std::string(info.param.name);
};
INSTANTIATE_TEST_SUITE_P(Envelopes, HeadersTest, ::testing::ValuesIn(kEnvelopes), kNameOf);
INSTANTIATE_TEST_SUITE_P(Mappings, HeadersTest, ::testing::ValuesIn(kMappings), kNameOf);
INSTANTIATE_TEST_SUITE_P(Names, HeadersTest, ::testing::ValuesIn(kNames), kNameOf);
INSTANTIATE_TEST_SUITE_P(Meanings, HeadersTest, ::testing::ValuesIn(kMeanings), kNameOf);
INSTANTIATE_TEST_SUITE_P(Uui, HeadersTest, ::testing::ValuesIn(kUui), kNameOf);

TEST(PlanHeaders, AbsentIsNothing) {
  Report report;
  EXPECT_TRUE(PlanHeaders(nullptr, kIn, Pointer(), report).body.is_null());
  EXPECT_TRUE(report.diagnostics().empty());
}

std::string ExplanationOf(DirectionType type, const char* mapping) {
  const OracleJson headers = {{"direction", NameOf(type)},
                              {"headers", {OracleJson::parse(mapping)}}};
  const HeaderPlan plan = PlanOf(headers, type).plan;
  return plan.explanations.size() == 1 && plan.explanations[0].path == "/headers/headers/0"
             ? plan.explanations[0].text
             : "";
}

TEST(Explanation, TellsEachOfTheSixForms) {
  const char* plain = R"({"type":"custom","key":"X-Account","value":"account"})";
  EXPECT_EQ(ExplanationOf(kIn, plain), "The value of SIP header X-Account goes into {{account}}.");
  EXPECT_EQ(ExplanationOf(kOut, R"({"type":"custom","key":"account","value":"X-Account"})"),
            "The value of {{account}} is sent in SIP header X-Account.");
  EXPECT_EQ(
      ExplanationOf(kIn, R"({"type":"custom","key":"plan","value":"gold","passthrough":true})"),
      R"({{plan}} is set to "gold".)");
  EXPECT_EQ(
      ExplanationOf(kOut, R"({"type":"custom","key":"X-Plan","value":"gold","passthrough":true})"),
      R"(SIP header X-Plan is sent with "gold".)");
  const char* uui =
      R"({"type":"uui","target":"data","purpose":"isdn","encoding":"hex","content":"crm"})";
  EXPECT_EQ(ExplanationOf(kIn, uui),
            "The User-to-User header with purpose isdn is decoded from hex into {{data}}.");
  EXPECT_EQ(ExplanationOf(kOut, uui),
            "The value of {{data}} is sent, encoded as hex, in a User-to-User header with purpose "
            "isdn and content crm.");
}

TEST(Explanation, IsLeftOutForAnIncompleteMapping) {
  EXPECT_EQ(ExplanationOf(kIn, R"({"type":"custom","key":"X-Account"})"), "");
  EXPECT_EQ(ExplanationOf(kIn, R"({"type":"uui","purpose":"p"})"), "");
}

OracleJson ManyMappings(std::size_t count) {
  OracleJson list = OracleJson::array();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    list.push_back({{"type", "custom"}, {"key", "v" + number}, {"value", "X-" + number}});
  }
  return {{"direction", "outbound"}, {"headers", list}};
}

TEST(PlanHeaders, WarnsFromTheSixteenthMappingOn) {
  EXPECT_EQ(CodesOf(PlanOf(ManyMappings(15), kOut).report), Codes{});
  EXPECT_EQ(CodesOf(PlanOf(ManyMappings(16), kOut).report),
            Codes{"headers.too_many /headers/headers"});
}

TEST(PlanHeaders, WarnsOfMoreThan1024Bytes) {
  const auto codes = [](std::size_t bytes) {
    OracleJson mapping = {{"type", "custom"}, {"key", "X-A"}, {"value", std::string(bytes, 'a')}};
    mapping["passthrough"] = true;
    return CodesOf(PlanOf({{"direction", "outbound"}, {"headers", {mapping}}}, kOut).report);
  };
  EXPECT_EQ(codes(1024), Codes{});
  EXPECT_EQ(codes(1025), Codes{"headers.too_long /headers/headers/0/value"});
}

TEST(MappingOfPair, SendsAVariableInBracesAndAnythingElseAsItStands) {
  EXPECT_EQ(ToOracle(MappingOfPair("X-A", "{{ a }}", kOut)).dump(),
            R"({"type":"custom","key":"a","value":"X-A"})");
  EXPECT_EQ(ToOracle(MappingOfPair("X-A", "a b", kOut)).dump(),
            R"({"type":"custom","key":"X-A","value":"a b","passthrough":true})");
  EXPECT_EQ(ToOracle(MappingOfPair("X-A", "{{a}}", kIn)).dump(),
            R"({"type":"custom","key":"X-A","value":"a"})");
}

// Data from outside: in the folder named by SIPATTACH_CONFORMANCE, or the one beside the
// repository.
std::filesystem::path ConformanceFile() {
  if (const char* folder = std::getenv("SIPATTACH_CONFORMANCE")) {
    return std::filesystem::path(folder) / "headers.jsonl";
  }
  return std::filesystem::path(__FILE__).parent_path() /
         "../../../shared/conformance/headers.jsonl";
}

bool IsAcceptedValue(const std::string& value) {
  Report report;
  return CheckHeaderText(value, "value", Pointer(), report);
}

TEST(Conformance, HeaderNamesAndValues) {
  std::ifstream file(ConformanceFile());
  if (!file) GTEST_SKIP() << "SKIPPED: no headers.jsonl; set SIPATTACH_CONFORMANCE to its folder";
  int names = 0;
  int values = 0;
  for (std::string line; std::getline(file, line);) {
    const OracleJson entry = OracleJson::parse(line);
    if (entry["certainty"] == "contested") continue;
    SCOPED_TRACE(entry["id"]);
    const std::string input = entry["input"];
    const OracleJson& expect = entry["expect"];
    if (entry["kind"] == "header_name") {
      ++names;
      EXPECT_EQ(IsHeaderName(input), expect["token"].get<bool>()) << input;
      EXPECT_EQ(IsStackHeader(input), expect["class"] == "protected") << input;
    } else {
      ++values;
      EXPECT_EQ(IsAcceptedValue(input), expect["valid"].get<bool>()) << input;
    }
  }
  EXPECT_GT(names, 0);
  EXPECT_GT(values, 0);
}

}  // namespace
}  // namespace sipattach
