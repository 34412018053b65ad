#include "sip/sip_uri.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "endpoint/destination.h"
#include "oracle_json.h"
#include "sip/special_address.h"
#include "sip/uri_correction.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

struct LegalUri {
  std::string text;
  std::string normalized;
};
void PrintTo(const LegalUri& entry, std::ostream* out) { *out << entry.text; }

class LegalUris : public ::testing::TestWithParam<LegalUri> {};

TEST_P(LegalUris, AreReadAndNormalised) {
  const UriReading reading = ReadSipUri(GetParam().text);
  ASSERT_FALSE(reading.problem) << InfoOf(reading.problem->code).slug;
  EXPECT_EQ(Normalized(reading.uri), GetParam().normalized);
}

TEST_P(LegalUris, AreTheSameWhenNormalisedAgain) {
  const UriReading again = ReadSipUri(GetParam().normalized);
  ASSERT_FALSE(again.problem);
  EXPECT_EQ(Normalized(again.uri), GetParam().normalized);
}

INSTANTIATE_TEST_SUITE_P(
    Table, LegalUris,
    ::testing::Values(LegalUri{"sip:your.provider.com", "sip:your.provider.com"},
                      LegalUri{"SIP:Alice@Example.COM", "sip:Alice@example.com"},
                      LegalUri{"sIpS:example.com:05061", "sips:example.com:5061"},
                      LegalUri{"sip:proj_x@sip.api.openai.com;transport=TLS",
                               "sip:proj_x@sip.api.openai.com;transport=tls"},
                      LegalUri{"sip:alice:s3cret@example.com", "sip:alice@example.com"},
                      LegalUri{"sip:alice:@example.com", "sip:alice@example.com"},
                      LegalUri{"sip:+1-212-555-0101;postd=pp22@example.com;user=phone",
                               "sip:+1-212-555-0101;postd=pp22@example.com;user=phone"},
                      LegalUri{"sip:a?b/c;d=e&f+g$h,i@example.com",
                               "sip:a?b/c;d=e&f+g$h,i@example.com"},
                      LegalUri{"sip:%61%C3%B1@example.com", "sip:%61%C3%B1@example.com"},
                      LegalUri{"sip:[2001:DB8::1]:5070", "sip:[2001:db8::1]:5070"},
                      LegalUri{"sip:alice@[::ffff:192.0.2.1]", "sip:alice@[::ffff:192.0.2.1]"},
                      LegalUri{"sip:example.com;LR;TTL=255;maddr=239.255.255.1;x=%20[]/:&+$",
                               "sip:example.com;lr;ttl=255;maddr=239.255.255.1;x=%20[]/:&+$"},
                      LegalUri{"sip:example.com;maddr=[::01]", "sip:example.com;maddr=[::01]"},
                      LegalUri{"sip:example.com;lr=on", "sip:example.com;lr=on"},
                      LegalUri{"sip:example.com;method=REGISTER?To=sip:bob%40example.com&x=",
                               "sip:example.com;method=REGISTER?To=sip:bob%40example.com&x="},
                      LegalUri{"sip:example.com:65535", "sip:example.com:65535"},
                      LegalUri{"sip:example.com:1", "sip:example.com:1"}));

struct BadUri {
  std::string text;
  Code code;
  std::size_t offset;
  std::string correction;  // empty if there is none
};
void PrintTo(const BadUri& entry, std::ostream* out) { *out << entry.text; }

class BadUris : public ::testing::TestWithParam<BadUri> {};

TEST_P(BadUris, AreRefusedWithAReasonAPlaceAndACorrection) {
  const BadUri& bad = GetParam();
  const UriReading reading = ReadSipUri(bad.text);
  ASSERT_TRUE(reading.problem);
  EXPECT_EQ(InfoOf(reading.problem->code).slug, InfoOf(bad.code).slug);
  EXPECT_EQ(reading.problem->offset, bad.offset);
  EXPECT_LE(reading.problem->offset + reading.problem->length, bad.text.size());
  EXPECT_EQ(CorrectedUri(bad.text, *reading.problem).value_or(""), bad.correction);
}

INSTANTIATE_TEST_SUITE_P(
    Structure, BadUris,
    ::testing::Values(
        BadUri{"sip:", Code::kUriNoHost, 4, ""}, BadUri{"sip:@", Code::kUriUserEmpty, 4, ""},
        BadUri{"sip:@example.com", Code::kUriUserEmpty, 4, "sip:example.com"},
        BadUri{"sip::secret@example.com", Code::kUriUserEmpty, 4, ""},
        BadUri{"sip:alice@", Code::kUriNoHost, 10, ""},
        BadUri{"sip:;transport=udp", Code::kUriNoHost, 4, ""},
        BadUri{"sip::5060", Code::kUriNoHost, 4, ""},
        BadUri{"sip: example.com", Code::kUriBlank, 4, "sip:example.com"},
        BadUri{"sip:example.com :5060", Code::kUriBlank, 15, "sip:example.com:5060"},
        BadUri{"sip:example.com;\r\n transport=tls", Code::kUriBlank, 16,
               "sip:example.com;transport=tls"},
        BadUri{"sip:my pbx.example.com", Code::kUriBlank, 6, ""},
        BadUri{"sip:a\x01@example.com", Code::kUriControlCharacter, 5, ""},
        BadUri{std::string("sip:a\0b.com", 11), Code::kUriControlCharacter, 5, ""},
        BadUri{"sip:example.com/path;transport=tls", Code::kUriPath, 15,
               "sip:example.com;transport=tls"},
        BadUri{"sip:[::1]x", Code::kUriHostCharacter, 9, ""},
        BadUri{"sip:2001:db8::10", Code::kUriIpv6WithoutBrackets, 4, "sip:[2001:db8::10]"},
        BadUri{"sip:a@2001:db8::10;lr", Code::kUriIpv6WithoutBrackets, 6,
               "sip:a@[2001:db8::10];lr"},
        BadUri{"sip:192.168.001.010", Code::kUriIpv4LeadingZeros, 4, "sip:192.168.1.10"},
        BadUri{"sip:000.0.00.0", Code::kUriIpv4LeadingZeros, 4, "sip:0.0.0.0"},
        BadUri{"sip:b\u00FC.de:5060", Code::kUriHostNotAscii, 5, "sip:xn--b-eha.de:5060"},
        BadUri{"sip:\u260E.de", Code::kUriHostNotAscii, 4, ""}));

INSTANTIATE_TEST_SUITE_P(
    Ports, BadUris,
    ::testing::Values(
        BadUri{"sip:example.com:", Code::kUriPortMissing, 15, "sip:example.com"},
        BadUri{"sip:example.com:;lr", Code::kUriPortMissing, 15, "sip:example.com;lr"},
        BadUri{"sip:example.com:0", Code::kUriPortOutOfRange, 16, ""},
        BadUri{"sip:example.com:65536", Code::kUriPortOutOfRange, 16, ""},
        BadUri{"sip:example.com:99999999999999999999", Code::kUriPortOutOfRange, 16, ""},
        BadUri{"sip:example.com:sip", Code::kUriPortNotANumber, 16, ""},
        BadUri{"sip:127.0.0.1:5060:5060", Code::kUriPortNotANumber, 14, ""},
        BadUri{"sip:alice:secret", Code::kUriPortNotANumber, 10, ""}));

INSTANTIATE_TEST_SUITE_P(
    Users, BadUris,
    ::testing::Values(
        BadUri{"sip:#1@example.com", Code::kUriUserCharacter, 4, "sip:%231@example.com"},
        BadUri{"sip:I\u00F1aki@example.com", Code::kUriUserCharacter, 5,
               "sip:I%C3%B1aki@example.com"},
        BadUri{"sip:5%4g@example.com", Code::kUriEscape, 5, "sip:5%254g@example.com"},
        BadUri{"sip:5%g4@example.com", Code::kUriEscape, 5, "sip:5%25g4@example.com"},
        BadUri{"sip:50%@example.com", Code::kUriEscape, 6, "sip:50%25@example.com"},
        BadUri{"sip:5%0@example.com", Code::kUriEscape, 5, "sip:5%250@example.com"},
        BadUri{"sip:alice@a.com@b.com", Code::kUriSecondAt, 15, "sip:alice%40a.com@b.com"},
        BadUri{"sip:b.com?to=a@b.com?x=c@d", Code::kUriHeaderCharacter, 24, ""},
        // Nothing that would make a password part of the user, or show it.
        BadUri{"sip:alice:p#w@example.com", Code::kUriPasswordCharacter, 11, ""},
        BadUri{"sip:alice:p%w@example.com", Code::kUriEscape, 11, ""},
        BadUri{"sip:alice:p@w@example.com", Code::kUriSecondAt, 13, ""},
        BadUri{"sip:al#ice:pw@example.com", Code::kUriUserCharacter, 6, ""},
        BadUri{"sip:alice:pw@192.168.01.1", Code::kUriIpv4LeadingZeros, 13, ""},
        BadUri{"sip:alice:pw@a.com:", Code::kUriPortMissing, 18, ""}));

INSTANTIATE_TEST_SUITE_P(
    ParamsAndHeaders, BadUris,
    ::testing::Values(BadUri{"sip:example.com;", Code::kUriParamEmpty, 15, "sip:example.com"},
                      BadUri{"sip:example.com;;lr;?a=b", Code::kUriParamEmpty, 15,
                             "sip:example.com;lr?a=b"},
                      BadUri{"sip:example.com;=x", Code::kUriParamEmpty, 15, ""},
                      BadUri{"sip:example.com;transport=", Code::kUriParamWithoutValue, 16, ""},
                      BadUri{"sip:example.com;a=b=c", Code::kUriParamCharacter, 19, ""},
                      BadUri{"sip:example.com;a\"b", Code::kUriParamCharacter, 17, ""},
                      BadUri{"sip:example.com;a=%4", Code::kUriEscape, 18, ""},
                      BadUri{"sip:example.com;lr;transport=tls;LR", Code::kUriParamRepeated, 33,
                             "sip:example.com;lr;transport=tls"},
                      BadUri{"sip:example.com;a;b=1;b=2;a", Code::kUriParamRepeated, 22, ""},
                      BadUri{"sip:example.com;ttl=256", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;ttl=1a", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;ttl=", Code::kUriParamWithoutValue, 16, ""},
                      BadUri{"sip:example.com;ttl=0001", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;ttl", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;maddr=a..b", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;transport=a/b", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com;user", Code::kUriParamValue, 16, ""},
                      BadUri{"sip:example.com?", Code::kUriHeaderForm, 16, ""},
                      BadUri{"sip:example.com?a", Code::kUriHeaderForm, 16, ""},
                      BadUri{"sip:example.com?=b", Code::kUriHeaderForm, 16, ""},
                      BadUri{"sip:example.com?a=b&", Code::kUriHeaderForm, 20, ""},
                      BadUri{"sip:example.com?a=b=c", Code::kUriHeaderCharacter, 19, ""},
                      BadUri{"sip:example.com?a=b;c", Code::kUriHeaderCharacter, 19, ""}));

TEST(SipUri, GivesItsParts) {
  const UriReading reading = ReadSipUri(
      "sips:al%69ce;x=y:pa&ss@PBX.example.com:5071;Transport=TLS;lr;X=Y?Subject=a%20b&Priority=");
  ASSERT_FALSE(reading.problem);
  const SipUri& uri = reading.uri;
  EXPECT_TRUE(uri.secure);
  EXPECT_EQ(uri.user, "al%69ce;x=y");
  EXPECT_TRUE(uri.has_password);
  EXPECT_EQ(uri.password, "pa&ss");
  EXPECT_EQ(uri.host, "pbx.example.com");
  EXPECT_EQ(uri.port, 5071);
  EXPECT_EQ(uri.Transport(), "tls");
  ASSERT_NE(uri.Param("lr"), nullptr);
  EXPECT_FALSE(uri.Param("lr")->has_value);
  ASSERT_NE(uri.Param("x"), nullptr);
  EXPECT_EQ(uri.Param("x")->value, "Y");
  EXPECT_EQ(uri.Param("y"), nullptr);
  ASSERT_EQ(uri.headers.size(), 2u);
  EXPECT_EQ(uri.headers[0].name, "Subject");
  EXPECT_EQ(uri.headers[0].value, "a%20b");
  EXPECT_EQ(uri.headers[1].value, "");
}

// The fault is one character, or as many as are highlighted.
TEST(SipUri, SaysHowMuchIsWrong) {
  struct Wrong {
    std::string_view text;
    std::string_view part;
  };
  for (const auto& [text, part] :
       {Wrong{"sip:a b@example.com", " "}, Wrong{"sip:a\tb@example.com", "\t"},
        Wrong{"sip:a\x01\x02@example.com", "\x01"}, Wrong{"sip:a##@example.com", "#"},
        Wrong{"sip:a%zz@example.com", "%"}, Wrong{"sip:a@b.com@c.com", "@"},
        Wrong{"sip:@example.com", ""}, Wrong{"sip:2001:db8::10;lr", "2001:db8::10"},
        Wrong{"sip:1.2.3.999:5060", "1.2.3.999"}, Wrong{"sip:a_b.example", "_"}}) {
    const UriReading reading = ReadSipUri(text);
    ASSERT_TRUE(reading.problem) << text;
    EXPECT_EQ(text.substr(reading.problem->offset, reading.problem->length), part) << text;
  }
}

TEST(SipUri, ChangesItsParams) {
  SipUri uri = ReadSipUri("sip:example.com;lr;transport=udp").uri;
  uri.SetParam("transport", "tls");
  uri.SetParam("user", "phone");
  uri.RemoveParam("lr");
  EXPECT_EQ(Normalized(uri), "sip:example.com;transport=tls;user=phone");
}

TEST(SipUri, KnowsItsScheme) {
  EXPECT_EQ(SchemeLength("sip:x"), 4u);
  EXPECT_EQ(SchemeLength("SipS:x"), 5u);
  EXPECT_EQ(SchemeLength("sip"), 0u);
  EXPECT_EQ(SchemeLength("sip :x"), 0u);
  EXPECT_EQ(SchemeLength("sipx:y"), 0u);
  EXPECT_EQ(SchemeLength(""), 0u);
}

// Texts that make a careless reader quadratic: at this length, the test then exceeds its time limit
// (TIMEOUT in tests/CMakeLists.txt).
TEST(SipUri, ReadsLongTexts) {
  const std::size_t length = 1024 * 1024;
  std::string params = "sip:a.b";
  for (int i = 0; params.size() < length; ++i) params += ";p" + std::to_string(i);
  struct LongText {
    std::string text;
    bool is_read;
  };
  const LongText entries[] = {
      {params, true},
      {params + ";p0", false},
      {"sip:" + std::string(length, '@'), false},
      {"sip:" + std::string(length, ':'), false},
      {"sip:" + std::string(length, ';'), false},
      {"sip:a.b" + std::string(length, ' ') + "x", false},
      {"sip:" + std::string(length, '%') + "@a.b", false},
      {"sip:" + std::string(length, '#') + "@a.b", false},
      {"sip:" + std::string(length, '.'), false},
      {"sip:" + std::string(length, '0'), false},
      {"sip:[" + std::string(length, ':') + "]", false},
      {"a.b," + std::string(length, ','), false},
      {std::string(length, '<') + "sip:a.b>", false},
      {std::string(length, '\xFC'), false},
  };
  for (const LongText& entry : entries) {
    const Destination destination = ReadDestination(entry.text);
    EXPECT_EQ(destination.form == DestinationForm::kUri, entry.is_read) << entry.text.substr(0, 12);
    EXPECT_EQ(destination.problem.has_value(), !entry.is_read) << entry.text.substr(0, 12);
  }
}

// ---- Outside conformance data
// ----------------------------------------------------------------------

std::filesystem::path ConformanceFile() {
  const char* folder = std::getenv("SIPATTACH_CONFORMANCE");
  const std::filesystem::path root =
      folder != nullptr
          ? std::filesystem::path(folder)
          : std::filesystem::path(__FILE__).parent_path() / "../../../shared/conformance";
  return root / "sip_uris.jsonl";
}

OracleJson PartsOf(const SipUri& uri) {
  OracleJson parts;
  parts["scheme"] = uri.secure ? "sips" : "sip";
  parts["user"] = uri.user.empty() ? OracleJson() : OracleJson(uri.user);
  parts["password"] = uri.has_password ? OracleJson(uri.password) : OracleJson();
  parts["host"] = uri.host;
  parts["host_type"] = NameOf(uri.host_kind);
  parts["port"] = uri.port ? OracleJson(*uri.port) : OracleJson();
  parts["transport"] = uri.Transport().empty() ? OracleJson() : OracleJson(uri.Transport());
  parts["params"] = OracleJson::object();
  for (const UriParam& param : uri.params) {
    parts["params"][param.name] = param.has_value ? OracleJson(param.value) : OracleJson();
  }
  parts["headers"] = OracleJson::array();
  for (const UriHeader& header : uri.headers) {
    parts["headers"].push_back(OracleJson::array({header.name, header.value}));
  }
  parts["special_purpose_address"] = FindSpecialRange(uri.host, uri.host_kind) != nullptr;
  parts["default_port_if_absent"] = uri.secure ? 5061 : 5060;
  return parts;
}

OracleJson ReadAs(const std::string& kind, const std::string& input) {
  OracleJson result;
  if (kind == "host") {
    const HostReading host = ReadHost(input);
    result["valid"] = !host.problem;
    if (host.problem) return result;
    result["host"] = Lowercase(input);
    result["host_type"] = NameOf(host.kind);
    result["special_purpose_address"] = FindSpecialRange(input, host.kind) != nullptr;
    return result;
  }
  const Destination destination = ReadDestination(input);
  const bool uri = destination.form == DestinationForm::kUri && !destination.trailing_slash &&
                   !destination.had_blanks;
  const bool valid = kind == "sip_uri" ? uri : destination.form != DestinationForm::kNone;
  if (valid) result = PartsOf(destination.uri);
  result["valid"] = valid;
  return result;
}

TEST(Conformance, UncontestedUrisAndHostsAgreeInAllParts) {
  std::ifstream file(ConformanceFile());
  if (!file) GTEST_SKIP() << "SKIPPED: no conformance data at " << ConformanceFile();
  int checked = 0;
  for (std::string line; std::getline(file, line);) {
    const OracleJson entry = OracleJson::parse(line);
    if (entry["contested"].get<bool>()) continue;
    ++checked;
    const OracleJson actual = ReadAs(entry["kind"], entry["input"]);
    const bool valid = entry["expect"]["valid"];
    EXPECT_EQ(actual["valid"], valid) << entry["id"] << " " << entry["input"];
    if (!valid || actual["valid"] != valid) continue;
    for (const auto& [name, expected] : entry["expect"].items()) {
      ASSERT_TRUE(actual.contains(name)) << name;
      EXPECT_EQ(nlohmann::json(actual[name]), nlohmann::json(expected))
          << entry["id"] << " " << entry["input"] << " " << name;
    }
  }
  EXPECT_GT(checked, 0);
  std::cout << checked << " conformance entries agree\n";
}

}  // namespace
}  // namespace sipattach
