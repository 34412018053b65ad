#include "sipattach/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "oracle_json.h"

namespace sipattach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

OracleJson Read(const std::string& text) { return OracleJson::parse(ReadEndpoint(text)); }

std::vector<std::string> CodesOf(const OracleJson& reading) {
  std::vector<std::string> codes;
  for (const OracleJson& diagnostic : reading["diagnostics"]) codes.push_back(diagnostic["code"]);
  return codes;
}

TEST(ReadEndpoint, GivesAllPartsOfAUri) {
  const OracleJson expected = OracleJson::parse(R"({
    "valid": true, "scheme": "sips", "user": "al%69ce", "host": "pbx.acme.com",
    "host_kind": "domain", "port": 5071, "transport": "tcp",
    "params": {"transport": "TCP", "lr": null}, "normalized":
    "sips:al%69ce@pbx.acme.com:5071;transport=tcp;lr", "is_private": false, "provider": null, "diagnostics": []})");
  EXPECT_EQ(Read("sips:al%69ce@PBX.acme.com:5071;Transport=TCP;lr"), expected);
}

TEST(ReadEndpoint, GivesNullsForWhatIsNotThere) {
  const OracleJson expected = OracleJson::parse(R"({
    "valid": true, "scheme": "sip", "user": null, "host": "[2606:4700::1]", "host_kind": "ipv6",
    "port": null, "transport": null, "params": {}, "normalized": "sip:[2606:4700::1]",
    "is_private": false, "provider": null, "diagnostics": []})");
  EXPECT_EQ(Read("sip:[2606:4700::1]"), expected);
}

TEST(ReadEndpoint, GivesOnlyNullsForWhatIsNoDestination) {
  OracleJson reading = Read("sip:");
  EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"uri.no_host"});
  reading.erase("diagnostics");
  EXPECT_EQ(reading, OracleJson::parse(R"({
    "valid": false, "scheme": null, "user": null, "host": null, "host_kind": null, "port": null,
    "transport": null, "params": {}, "normalized": null, "is_private": false, "provider": null})"));
}

struct Shorthand {
  std::string text;
  std::string normalized;
};
void PrintTo(const Shorthand& entry, std::ostream* out) { *out << entry.text; }

class Shorthands : public ::testing::TestWithParam<Shorthand> {};

TEST_P(Shorthands, AreValidAndStandForAUri) {
  const OracleJson reading = Read(GetParam().text);
  EXPECT_EQ(reading["valid"], true);
  EXPECT_EQ(reading["normalized"], GetParam().normalized);
  ASSERT_FALSE(reading["diagnostics"].empty());
  EXPECT_EQ(reading["diagnostics"][0]["code"], "endpoint.read_as");
  EXPECT_EQ(reading["diagnostics"][0]["severity"], "info");
  EXPECT_EQ(
      reading["diagnostics"][0]["fix"]["patch"],
      OracleJson::array({{{"op", "replace"}, {"path", ""}, {"value", GetParam().normalized}}}));
}

TEST_P(Shorthands, AreUrisOnceTheirFixIsApplied) {
  const OracleJson again = Read(GetParam().normalized);
  EXPECT_EQ(again["normalized"], GetParam().normalized);
  EXPECT_THAT(CodesOf(again), ::testing::Each(Not("endpoint.read_as")));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Shorthands,
    ::testing::Values(Shorthand{"PBX.acme.com", "sip:pbx.acme.com"},
                      Shorthand{"pbx.acme.com:5061", "sip:pbx.acme.com:5061"},
                      Shorthand{"8.8.8.8", "sip:8.8.8.8"}, Shorthand{"8.8.8.8:1", "sip:8.8.8.8:1"},
                      Shorthand{"[2606:4700::1]", "sip:[2606:4700::1]"},
                      Shorthand{"[2606:4700::1]:5061", "sip:[2606:4700::1]:5061"},
                      Shorthand{"2606:4700::1", "sip:[2606:4700::1]"},
                      Shorthand{"udp://pbx.acme.com", "sip:pbx.acme.com;transport=udp"},
                      Shorthand{"TCP://pbx.acme.com:70", "sip:pbx.acme.com:70;transport=tcp"},
                      Shorthand{"tls://[2606:4700::1]", "sip:[2606:4700::1];transport=tls"},
                      Shorthand{"tls://pbx.acme.com/", "sip:pbx.acme.com;transport=tls"},
                      Shorthand{"sip:pbx.acme.com/", "sip:pbx.acme.com"},
                      Shorthand{"SIP:pbx.acme.com:5060/", "sip:pbx.acme.com:5060"},
                      Shorthand{"pbx.acme.com/", "sip:pbx.acme.com"},
                      Shorthand{"alice@pbx.acme.com", "sip:alice@pbx.acme.com"},
                      Shorthand{"pbx.acme.com:5061;transport=TLS",
                                "sip:pbx.acme.com:5061;transport=tls"}));

struct Refused {
  std::string text;
  std::string code;
  std::string correction;  // empty if there is none
};
void PrintTo(const Refused& entry, std::ostream* out) { *out << entry.text; }

class RefusedTexts : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedTexts, AreNotValidAndMayHaveAFix) {
  const OracleJson reading = Read(GetParam().text);
  EXPECT_EQ(reading["valid"], false);
  ASSERT_EQ(CodesOf(reading), std::vector<std::string>{GetParam().code});
  const OracleJson& diagnostic = reading["diagnostics"][0];
  EXPECT_EQ(diagnostic["path"], "");
  EXPECT_THAT(diagnostic["message"].get<std::string>(), Not(HasSubstr("{")));
  ASSERT_EQ(diagnostic.contains("fix"), !GetParam().correction.empty());
  if (GetParam().correction.empty()) return;
  EXPECT_EQ(diagnostic["fix"]["patch"][0]["value"], GetParam().correction);
  const OracleJson fixed = Read(GetParam().correction);
  EXPECT_EQ(fixed["valid"], true);
  EXPECT_EQ(fixed["normalized"], GetParam().correction);
}

INSTANTIATE_TEST_SUITE_P(
    OtherAddresses, RefusedTexts,
    ::testing::Values(
        Refused{"", "endpoint.empty", ""}, Refused{" \t", "endpoint.empty", ""},
        Refused{"https://pbx.acme.com:8443/admin?x", "endpoint.web_url", "sip:pbx.acme.com"},
        Refused{"http://a:b@[2606:4700::1]:80/", "endpoint.web_url", "sip:[2606:4700::1]"},
        Refused{"wss://pbx.acme.com", "endpoint.web_url", "sip:pbx.acme.com"},
        Refused{"https://", "endpoint.web_url", ""},
        Refused{"ftp://pbx.acme.com", "endpoint.unknown_scheme", ""},
        Refused{"mailto:a@acme.com", "endpoint.unknown_scheme", "sip:a@acme.com"},
        Refused{"h323:pbx.acme.com", "endpoint.unknown_scheme", ""},
        Refused{"tls:pbx.acme.com:5061", "endpoint.unknown_scheme",
                "sip:pbx.acme.com:5061;transport=tls"},
        Refused{"sip://pbx.acme.com/", "uri.slashes", "sip:pbx.acme.com"},
        Refused{"SIPS://pbx.acme.com:5061", "uri.slashes", "sips:pbx.acme.com:5061"},
        Refused{"tls://pbx.acme.com;transport=udp", "uri.param_repeated", ""},
        Refused{"tls://pbx_1.acme.com", "uri.host_underscore", ""}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, RefusedTexts,
    ::testing::Values(Refused{"+14155550132", "endpoint.phone_number", ""},
                      Refused{"(415) 555-0132", "endpoint.phone_number", ""},
                      Refused{"415.555.0132", "endpoint.phone_number", ""},
                      Refused{"+1.415.555.0132", "endpoint.phone_number", ""},
                      Refused{"2001", "endpoint.phone_number", ""},
                      Refused{"tel:+1-415-555-0132", "endpoint.phone_number", ""},
                      Refused{"sip:+14155550132", "endpoint.phone_number", ""},
                      Refused{"192.168.1.256", "uri.ipv4", ""},
                      Refused{"192.168.001.010", "uri.ipv4_leading_zeros", "sip:192.168.1.10"}));

INSTANTIATE_TEST_SUITE_P(
    OtherText, RefusedTexts,
    ::testing::Values(
        Refused{"<sip:alice@acme.com>", "endpoint.wrapped", "sip:alice@acme.com"},
        Refused{"\"Alice\" <sip:alice@acme.com>;tag=1", "endpoint.wrapped", "sip:alice@acme.com"},
        Refused{"\"sip:acme.com\"", "endpoint.wrapped", "sip:acme.com"},
        Refused{"'acme.com:5061'", "endpoint.wrapped", "sip:acme.com:5061"},
        Refused{"sip:a.acme.com, sip:b.acme.com", "endpoint.list", ""},
        Refused{"a.acme.com\nb.acme.com", "endpoint.list", ""},
        Refused{"sip:a.acme.com,", "uri.host_character", ""}, Refused{"the pbx", "uri.blank", ""},
        Refused{"pbx@", "uri.no_host", ""},
        Refused{"sip:\u200Bpbx.acme.com", "endpoint.pasted_characters", "sip:pbx.acme.com"},
        Refused{"\uFEFFsip:pbx.acme.com\u00A0", "endpoint.pasted_characters", "sip:pbx.acme.com"},
        Refused{"sip\uFF1Apbx.acme.com", "endpoint.pasted_characters", "sip:pbx.acme.com"},
        Refused{"b\u00FCro.acme.com", "uri.host_not_ascii", "sip:xn--bro-hoa.acme.com"},
        Refused{"\xFF\xFE", "uri.host_not_ascii", ""}));

struct Remark {
  std::string text;
  std::string code;  // of the only diagnostic on the URI, or empty
  bool is_private = false;
};
void PrintTo(const Remark& entry, std::ostream* out) { *out << entry.text; }

class Remarks : public ::testing::TestWithParam<Remark> {};

TEST_P(Remarks, AreWarnings) {
  const OracleJson reading = Read(GetParam().text);
  EXPECT_EQ(reading["valid"], true);
  EXPECT_EQ(reading["is_private"], GetParam().is_private);
  if (GetParam().code.empty()) {
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>());
    return;
  }
  ASSERT_EQ(CodesOf(reading), std::vector<std::string>{GetParam().code});
  EXPECT_EQ(reading["diagnostics"][0]["severity"], "warning");
  EXPECT_THAT(reading["diagnostics"][0]["message"].get<std::string>(), Not(HasSubstr("{")));
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, Remarks,
    ::testing::Values(Remark{"sip:8.8.8.8", ""},
                      Remark{"sip:10.1.2.3", "endpoint.private_address", true},
                      Remark{"sip:172.32.0.1", ""},
                      Remark{"sip:100.64.0.1", "endpoint.private_address", true},
                      Remark{"sip:169.254.0.1", "endpoint.private_address", true},
                      Remark{"sip:[fd00::1]", "endpoint.private_address", true},
                      Remark{"sip:[fe80::1]", "endpoint.private_address", true},
                      Remark{"sip:127.0.0.1", "endpoint.loopback", true},
                      Remark{"sip:[::1]", "endpoint.loopback", true},
                      Remark{"sip:203.0.113.7", "endpoint.documentation_address"},
                      Remark{"sip:[2001:db8::1]", "endpoint.documentation_address"},
                      Remark{"sip:224.0.1.75", "endpoint.multicast_address"},
                      Remark{"sip:0.0.0.0", "endpoint.reserved_address"},
                      Remark{"sip:255.255.255.255", "endpoint.reserved_address"},
                      Remark{"sip:[::ffff:192.168.0.1]", "endpoint.private_address", true}));

INSTANTIATE_TEST_SUITE_P(
    Names, Remarks,
    ::testing::Values(
        Remark{"sip:pbx.example.com", ""}, Remark{"sip:localhost", "endpoint.loopback", true},
        Remark{"sip:pbx.localhost", "endpoint.loopback", true},
        Remark{"sip:localhost.acme.com", ""}, Remark{"sip:pbx", "endpoint.single_label"},
        Remark{"sip:local", "endpoint.single_label"},
        Remark{"sip:pbx.local", "endpoint.local_name", true},
        Remark{"sip:PBX.Local.", "endpoint.local_name", true},
        Remark{"sip:pbx.home.arpa", "endpoint.local_name", true}, Remark{"sip:pbxlocal.com", ""},
        Remark{"sip:pbx.test", "endpoint.reserved_name"},
        Remark{"sip:pbx.example", "endpoint.reserved_name"},
        Remark{"sip:anonymous.invalid", "endpoint.reserved_name"},
        Remark{"sip:your.provider.com", "endpoint.placeholder"}, Remark{"sip:my.provider.com", ""},
        Remark{"sip:yourtel.com", ""}, Remark{"sip:yourtrunk.acme.com", "endpoint.placeholder"},
        Remark{"sip:xxx.acme.com", "endpoint.placeholder"}, Remark{"sip:xx.acme.com", ""}));

INSTANTIATE_TEST_SUITE_P(
    Services, Remarks,
    ::testing::Values(Remark{"sip:us2.sip.bland.ai", "endpoint.own_service"},
                      Remark{"sip:BLAND.ai", "endpoint.own_service"}, Remark{"sip:notbland.ai", ""},
                      Remark{"sip:sip.pstnhub.microsoft.com", "endpoint.teams_direct"},
                      Remark{"sip:sip2.pstnhub.microsoft.com", "endpoint.teams_direct"},
                      Remark{"sip:sbc.microsoft.com", ""},
                      Remark{"sip:acme.sip.twilio.com", "endpoint.twilio_domain"},
                      Remark{"sip:acme.sip.us1.twilio.com", "endpoint.twilio_domain"},
                      Remark{"sip:acme.pstn.twilio.com", ""},
                      Remark{"sip:acme.pstn.ashburn.twilio.com", ""}));

INSTANTIATE_TEST_SUITE_P(
    Parts, Remarks,
    ::testing::Values(Remark{"SIP:acme.com", "endpoint.scheme_case"},
                      Remark{"sip:a:b@acme.com", "endpoint.password_in_uri"},
                      Remark{"sip://a@acme.com", "endpoint.user_slashes"},
                      Remark{"sip:acme.com?Subject=x", "endpoint.uri_headers"},
                      Remark{"sip:acme.com;method=INVITE", "endpoint.method_param"},
                      Remark{"sip:acme.com;transport=ws", "endpoint.transport_param"},
                      Remark{"sip:acme.com;transport=udp;lr;user=phone", ""},
                      Remark{" sip:acme.com\n", "endpoint.surrounding_blanks"}));

// Whatever else is wrong, no part of the reading contains the password.
class Passwords : public ::testing::TestWithParam<std::string> {};

TEST_P(Passwords, AreNeverShown) {
  EXPECT_THAT(ReadEndpoint(GetParam()), Not(HasSubstr("hunter2")));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Passwords,
    ::testing::Values("sip:alice:hunter2@acme.com", "SIP:alice:hunter2@10.0.0.1/",
                      " sip:alice:hunter2@acme.com;method=X?a=b", "alice:hunter2@acme.com:5060",
                      "tls://alice:hunter2@acme.com", "tls:alice:hunter2@acme.com",
                      "sip://alice:hunter2@acme.com", "https://alice:hunter2@acme.com/",
                      "ftp://alice:hunter2@acme.com", "mailto:alice:hunter2@acme.com",
                      "sip:alice:hunter2#@acme.com", "sip:alice:p@hunter2@acme.com",
                      "sip:alice:p@hunter2_x@acme.com", "sip:alice:p@-hunter2?x@acme.com",
                      "sip:alice:%hunter2@acme.com", "sip:alice:hunter2@b\u00FC.de",
                      "sip:alice:hunter2@192.168.01.1", "sip:alice:hunter2@acme.com;;",
                      "sip:alice:hunter2@acme.com;lr;lr", "sip:alice:hunter2@acme.com: 5060",
                      "sip:#alice:hunter2@acme.com", "sip::hunter2@acme.com", "sip:alice:hunter2",
                      "sip:alice:hunter2.acme.com", "sip:alice:hunter2@",
                      "<sip:alice:hunter2@acme.com>", "\u200Bsip:alice:hunter2@acme.com",
                      "sip:alice:hunter2@a.com, sip:alice:hunter2@b.com",
                      "sip:alice:hunter2@2001:db8::1", "sip:alice:hunter2@acme.com:",
                      "sip:alice:hunter2@acme.com/path", "sip:al ice:hunter2@acme.com"));

// Any bytes give JSON text, and a fix of a rejected text is a valid destination.
TEST(ReadEndpoint, ReadsRandomTexts) {
  static const std::string kPieces[] = {"sip:",        "SIPS:",
                                        "//",          "tls://",
                                        "alice",       ":",
                                        "@",           "pbx.acme.com",
                                        "10.0.0.1",    "[::1]",
                                        "5060",        ";",
                                        "=",           "transport=tls",
                                        "lr",          "?",
                                        "a=b",         "&",
                                        "/",           " ",
                                        "%41",         "%",
                                        "\xC3\xBC",    "_",
                                        "-",           ".",
                                        ",",           "<",
                                        ">",           "\"",
                                        "\xFF",        std::string(1, '\0'),
                                        "2001:db8::1", "+1415"};
  std::mt19937 random(7);
  int fixes = 0;
  for (int i = 0; i < 60000; ++i) {
    std::string text;
    const std::size_t count = random() % 9;
    for (std::size_t piece = 0; piece < count; ++piece) {
      text += kPieces[random() % std::size(kPieces)];
    }
    const OracleJson reading = Read(text);
    if (reading["valid"] == true) {
      const OracleJson again = Read(reading["normalized"]);
      ASSERT_EQ(again["normalized"], reading["normalized"]) << text;
      continue;
    }
    // Words in brackets are also placeholders.
    if (reading["diagnostics"].size() == 2) {
      ASSERT_EQ(reading["diagnostics"][1]["code"], "endpoint.placeholder") << text;
      ASSERT_FALSE(reading["diagnostics"][0].contains("fix")) << text;
      continue;
    }
    ASSERT_EQ(reading["diagnostics"].size(), 1u) << text;
    const OracleJson& diagnostic = reading["diagnostics"][0];
    ASSERT_THAT(diagnostic["message"].get<std::string>(), Not(HasSubstr("{"))) << text;
    if (!diagnostic.contains("fix")) continue;
    ++fixes;
    ASSERT_EQ(Read(diagnostic["fix"]["patch"][0]["value"])["valid"], true) << text;
  }
  EXPECT_GT(fixes, 100);
}

}  // namespace
}  // namespace sipattach
