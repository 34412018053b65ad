#include "sipattach/base_url.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "oracle_json.h"
#include "sip/punycode.h"
#include "sipattach/plan.h"

namespace sipattach {
namespace {

std::string TextOfJson(std::string_view text) { return OracleJson(std::string(text)).dump(); }

OracleJson Read(std::string_view text, std::string_view options = "") {
  return OracleJson::parse(ReadBaseUrl(TextOfJson(text), options));
}

// Where URL parsers disagree, according to RFC 3986 §7 and the tests of the URL standard.
class AmbiguousAddresses : public ::testing::TestWithParam<std::string> {};

TEST_P(AmbiguousAddresses, AreRefusedByReaderAndPlanAlike) {
  const OracleJson reading = Read(GetParam());
  EXPECT_TRUE(reading["base_url"].is_null()) << reading;
  const std::string context = R"({"base_url":)" + TextOfJson(GetParam()) + "}";
  const OracleJson plan = OracleJson::parse(
      Plan(R"({"phone_number":"+14155552671","directions":[{"type":"inbound"}],"service":"sip"})",
           context));
  EXPECT_FALSE(plan["ok"].get<bool>());
  EXPECT_TRUE(plan["requests"].empty());
  EXPECT_EQ(plan["diagnostics"], reading["diagnostics"]);
}

INSTANTIATE_TEST_SUITE_P(
    Table, AmbiguousAddresses,
    ::testing::Values(
        "api.bland.ai", "//api.bland.ai", "https:api.bland.ai", "https:/api.bland.ai",
        "https:////api.bland.ai", "https:\\\\api.bland.ai", "https://api.bland.ai\\@evil.example",
        "https://api.bland.ai@evil.example", "https://api.bland.ai:443@evil.example",
        "https://@api.bland.ai", "https://:@api.bland.ai", "https://evil.example#@api.bland.ai",
        "https://evil.example?@api.bland.ai", "https://evil.example;@api.bland.ai",
        "https://api.bland.ai%2f@evil.example", "https://api.bland.ai%00.evil.example",
        "https://api.bland.ai:80:80", "https://api.bland.ai:+80", "https://api.bland.ai:-1",
        "https://api.bland.ai: 80", "https://api.bland.ai:65536", "https://api.bland.ai:0x50",
        "https://api..bland.ai", "https://.bland.ai", "https://-a.example", "https://[::1",
        "https://::1", "https://[::1]x", "https://[1::2::3]", "https://[v1.a]",
        "https://[127.0.0.1]", "http://127.0.0.1.", "http://1.2.3", "http://256.0.0.1",
        "http://127.0.0.0x1", "http://0x7f000001", "http://a.1", "https://a b", "https://a\tb",
        "https://a\r\nb", "https://a<b", "https://a^b", "https://a|b",
        "https://\xE2\x80\x8B"
        "a.example",
        "https://a\xC2\xAD"
        "b.example",
        "https://a/\xC3\xA4", "https://a/%", "https://a/%zz", "https://a/.", "https://a/..",
        "https://a/%2e%2E/b", "https://a/b/./v1", "ftp://a", "file:///a", "ws://a",
        "blob:https://a", "data:,https://a", "https", "https://", "http:", "", " ", "undefined",
        "null", "[object Object]", "$BASE_URL", "<base url>"));

TEST(BaseUrl, NeverSuggestsWhatStandsBehindAnAtSign) {
  for (const std::string_view text :
       {"api.bland.ai@evil.example", "htp://api.bland.ai@evil.example",
        "https:/api.bland.ai@evil.example", "https://api.bland.ai@evil.example?"}) {
    EXPECT_EQ(Read(text).dump().find("evil"), std::string::npos) << text;
  }
}

TEST(BaseUrl, RepeatsNothingThatMayBeASecret) {
  for (const std::string_view text :
       {"sk-hunter2", "Bearer sk-hunter2", "https://u:hunter2@a.example",
        "https://a.example?key=hunter2", "hunter2:a.b@c", "hunter2_hunter2.hunter2"}) {
    EXPECT_EQ(Read(text).dump().find("hunter2"), std::string::npos) << text;
  }
}

TEST(BaseUrl, GivesTheDefaultForNothingAlone) {
  for (const std::string_view absent : {"", " ", "null"}) {
    EXPECT_EQ(OracleJson::parse(ReadBaseUrl(absent, ""))["base_url"], "https://api.bland.ai");
  }
  for (const std::string_view given : {"false", "0", "[]", "{}", "[null]", "{", "https://a.b"}) {
    EXPECT_TRUE(OracleJson::parse(ReadBaseUrl(given, ""))["base_url"].is_null()) << given;
  }
}

TEST(BaseUrl, AllowsHttpByNameAlone) {
  const auto base = [](std::string_view text, std::string_view hosts) {
    return Read(text, R"({"allow_http_hosts":)" + std::string(hosts) + "}")["base_url"];
  };
  EXPECT_EQ(base("http://a.example:8080/x", R"(["A.Example"])"), "http://a.example:8080/x");
  EXPECT_EQ(base("http://[2001:DB8::1]", R"(["[2001:db8:0::1]"])"), "http://[2001:db8::1]");
  for (const std::string_view hosts :
       {R"([])", R"(["example"])", R"(["b.a.example"])", R"(["*"])", R"(["http://a.example"])",
        R"(["a.example:80"])", R"("a.example")", R"(["a.example", 1])", R"(["a.example."])",
        "true"}) {
    EXPECT_TRUE(base("http://a.example", hosts).is_null()) << hosts;
  }
}

// RFC 3492 §7.1 and registered names.
TEST(ALabels, AreThoseThatStandForLetters) {
  for (const std::string_view label :
       {"xn--bcher-kva", "xn--fiqs8s", "xn--80aswg", "xn--mnchen-3ya", "xn--strae-oqa",
        "xn--ihqwcrb4cv8a8dqg056pqjye", "xn--3b-ww4c5e180e575a65lsy2b"}) {
    EXPECT_TRUE(IsPlainALabel(label)) << label;
  }
  for (const std::string_view label :
       {"xn--", "xn---", "xn--a", "xn--abc-", "xn--99999999", "xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        "xn--a-0000", "xn--mgbh0fb", "xn--4dbrk0ce", "xn--bcher-kva8445foa"}) {
    EXPECT_FALSE(IsPlainALabel(label)) << label;
  }
}

}  // namespace
}  // namespace sipattach
