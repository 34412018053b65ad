#include "plan/signalling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "apply_fixes.h"
#include "document/object_reader.h"
#include "endpoint/endpoint_field.h"
#include "plan/direction_options.h"

namespace sipattach {
namespace {

using ::sipattach::testing::CodesOf;
using ::sipattach::testing::Fixed;
using ::sipattach::testing::HasAllParams;
using ::sipattach::testing::Visible;
using ::testing::HasSubstr;
using ::testing::Not;
using Codes = std::vector<std::string>;

constexpr DirectionType kIn = DirectionType::kInbound;
constexpr DirectionType kOut = DirectionType::kOutbound;

struct Read {
  EndpointField endpoint;
  Options options;
};

// Reads a direction's endpoint and options as a plan does.
Read ReadDirection(const OracleJson& direction, DirectionType type, bool has_trunk,
                   Report& report) {
  const Json value = FromOracle(direction);
  const Json* text = Find(value, "sip_endpoint");
  Read read;
  read.endpoint = ReadEndpointField(text != nullptr && text->is_string() ? &text->text() : nullptr,
                                    type, Pointer() / std::string_view("sip_endpoint"), report);
  ObjectReader reader(value, Pointer(), report);
  read.options =
      ReadOptions(reader.TakeObject("options"), reader.PathOf("options"), has_trunk, report);
  CheckSignalling(read.endpoint, read.options, Pointer(), report);
  return read;
}

Report ReportOf(const OracleJson& direction, DirectionType type = kOut, bool has_trunk = false) {
  Report report;
  (void)ReadDirection(direction, type, has_trunk, report);
  return report;
}

struct Case {
  std::string direction;
  Codes codes;
  std::string fixed;  // the direction when no fix is left; empty if unchanged
  DirectionType type = kOut;
  bool has_trunk = false;
};
void PrintTo(const Case& entry, std::ostream* out) { *out << entry.direction; }

class Cases : public ::testing::TestWithParam<Case> {};

TEST_P(Cases, AreReported) {
  const Case& entry = GetParam();
  const Report report = ReportOf(OracleJson::parse(entry.direction), entry.type, entry.has_trunk);
  EXPECT_EQ(CodesOf(report), entry.codes);
  for (const Diagnostic& diagnostic : report.diagnostics()) {
    EXPECT_TRUE(HasAllParams(diagnostic)) << diagnostic.Message();
  }
}

TEST_P(Cases, AreFixedByTheirFixes) {
  const Case& entry = GetParam();
  const OracleJson fixed =
      Fixed(OracleJson::parse(entry.direction), [&](const OracleJson& direction) {
        return ReportOf(direction, entry.type, entry.has_trunk);
      });
  EXPECT_EQ(fixed, OracleJson::parse(entry.fixed.empty() ? entry.direction : entry.fixed));
}

INSTANTIATE_TEST_SUITE_P(
    OutboundEndpoint, Cases,
    ::testing::Values(
        Case{R"({})", {}, ""}, Case{R"({"sip_endpoint":"sip:pbx.acme.com"})", {}, ""},
        Case{R"({"sip_endpoint":"sip:proj_x@sip.api.openai.com;transport=tls"})", {}, ""},
        Case{R"({"sip_endpoint":"pbx.acme.com"})",
             {"endpoint.bare_host /sip_endpoint"},
             R"({"sip_endpoint":"sip:pbx.acme.com"})"},
        Case{R"({"sip_endpoint":"2606:4700::1"})",
             {"endpoint.bare_host /sip_endpoint"},
             R"({"sip_endpoint":"sip:[2606:4700::1]"})"},
        Case{R"({"sip_endpoint":"pbx.acme.com:5070"})",
             {"endpoint.host_port /sip_endpoint"},
             R"({"sip_endpoint":"sip:pbx.acme.com:5070"})"},
        Case{R"({"sip_endpoint":"alice@acme.com"})",
             {"endpoint.no_scheme /sip_endpoint"},
             R"({"sip_endpoint":"sip:alice@acme.com"})"},
        Case{R"({"sip_endpoint":"tls://pbx.acme.com/"})",
             {"endpoint.transport_url /sip_endpoint"},
             R"({"sip_endpoint":"sip:pbx.acme.com;transport=tls"})"},
        Case{R"({"sip_endpoint":" SIP:pbx.acme.com/ "})",
             {"endpoint.surrounding_blanks /sip_endpoint", "endpoint.trailing_slash /sip_endpoint"},
             R"({"sip_endpoint":"sip:pbx.acme.com"})"},
        Case{R"({"sip_endpoint":"SIP:pbx.acme.com"})",
             {"endpoint.scheme_case /sip_endpoint"},
             R"({"sip_endpoint":"sip:pbx.acme.com"})"},
        Case{R"({"sip_endpoint":""})", {"endpoint.empty /sip_endpoint"}, ""},
        Case{R"({"sip_endpoint":"alice:hunter2@acme.com"})",
             {"endpoint.no_scheme /sip_endpoint", "endpoint.password_in_uri /sip_endpoint"},
             R"({"sip_endpoint":"sip:alice@acme.com"})"},
        Case{R"({"sip_endpoint":"sip:a:hunter2@acme.com;method=INVITE?x=y"})",
             {"endpoint.password_in_uri /sip_endpoint", "endpoint.uri_headers /sip_endpoint",
              "endpoint.method_param /sip_endpoint"},
             R"({"sip_endpoint":"sip:a@acme.com"})"}));

INSTANTIATE_TEST_SUITE_P(
    InboundEndpoint, Cases,
    ::testing::Values(Case{R"({"sip_endpoint":"pbx.acme.com"})", {}, "", kIn},
                      Case{R"({"sip_endpoint":"8.8.8.8"})", {}, "", kIn},
                      Case{R"({"sip_endpoint":"[2606:4700::1]"})", {}, "", kIn},
                      Case{R"({"sip_endpoint":"sip:pbx.acme.com"})", {}, "", kIn},
                      Case{R"({"sip_endpoint":"acme.sip.twilio.com"})", {}, "", kIn},
                      Case{R"({"sip_endpoint":"2606:4700::1"})",
                           {"uri.ipv6_without_brackets /sip_endpoint"},
                           R"({"sip_endpoint":"sip:[2606:4700::1]"})",
                           kIn},
                      Case{R"({"sip_endpoint":"pbx.acme.com:5060"})",
                           {"endpoint.inbound_host_port /sip_endpoint"},
                           R"({"sip_endpoint":"sip:pbx.acme.com:5060"})",
                           kIn},
                      Case{R"({"sip_endpoint":"pbx.acme.com/"})",
                           {"endpoint.trailing_slash /sip_endpoint"},
                           R"({"sip_endpoint":"sip:pbx.acme.com"})",
                           kIn},
                      Case{R"({"sip_endpoint":"sip:alice@acme.com"})",
                           {"endpoint.inbound_user /sip_endpoint"},
                           "",
                           kIn},
                      Case{R"({"sip_endpoint":"10.0.0.1"})",
                           {"endpoint.private_address /sip_endpoint"},
                           "",
                           kIn}));

INSTANTIATE_TEST_SUITE_P(
    Signalling, Cases,
    ::testing::Values(
        Case{R"({"sip_endpoint":"sip:a.com","options":{"port":5061,"transport":"tls",
              "secure_media":true}})",
             {},
             ""},
        Case{R"({"sip_endpoint":"sips:a.com:5061;transport=tcp","options":{"transport":"tls"}})",
             {},
             ""},
        Case{R"({"sip_endpoint":"sip:a.com:5060","options":{"port":5070}})",
             {"options.port_contradicts_uri /options/port"},
             R"({"sip_endpoint":"sip:a.com:5070","options":{"port":5070}})"},
        Case{R"({"sip_endpoint":"sip:a.com:5070","options":{"port":5070}})", {}, ""},
        Case{R"({"sip_endpoint":"sip:a.com;transport=udp","options":{"transport":"tls"}})",
             {"options.transport_contradicts_uri /options/transport"},
             R"({"sip_endpoint":"sip:a.com;transport=tls","options":{"transport":"tls"}})"},
        Case{R"({"options":{"port":5060,"transport":"tls"}})",
             {"options.tls_on_5060 /options/port"},
             R"({"options":{"port":5061,"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sip:a.com:5060;transport=tls"})",
             {"options.tls_on_5060 /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com:5061;transport=tls"})"},
        Case{R"({"sip_endpoint":"sips:a.com:5060"})",
             {"options.tls_on_5060 /sip_endpoint"},
             R"({"sip_endpoint":"sips:a.com:5061"})"},
        Case{R"({"options":{"port":5061,"transport":"tcp"}})",
             {"options.clear_on_5061 /options/transport"},
             R"({"options":{"port":5061,"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sip:a.com:5061;transport=udp"})",
             {"options.clear_on_5061 /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com:5061;transport=tls"})"},
        Case{R"({"options":{"transport":"udp"}})",
             {"options.clear_transport /options/transport"},
             R"({"options":{"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sip:a.com;transport=tcp"})",
             {"options.clear_transport /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com;transport=tls"})"},
        // The port of udp and tcp is removed with them; for any other, nobody knows whose it is.
        Case{R"({"options":{"transport":"udp","port":5060}})",
             {"options.clear_transport /options/transport"},
             R"({"options":{"transport":"tls","port":5061}})"},
        Case{R"({"sip_endpoint":"sip:a.com:5060","options":{"transport":"udp"}})",
             {"options.clear_transport /options/transport"},
             R"({"sip_endpoint":"sip:a.com:5061","options":{"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sip:a.com:5060;transport=tcp"})",
             {"options.clear_transport /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com:5061;transport=tls"})"},
        Case{R"({"sip_endpoint":"sip:a.com:5080;transport=tcp"})",
             {"options.clear_transport /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com:5080;transport=tls"})"},
        Case{R"({"sip_endpoint":"sip:a.com:5060","options":{"secure_media":true}})",
             {"options.srtp_without_tls /options/secure_media"},
             R"({"sip_endpoint":"sip:a.com:5061","options":{"secure_media":true,
              "transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sip:a.com;transport=tcp","options":{"port":5060}})",
             {"options.clear_transport /sip_endpoint"},
             R"({"sip_endpoint":"sip:a.com;transport=tls","options":{"port":5061}})"},
        Case{R"({"sip_endpoint":"sip:u:secret@a.com:5060","options":{"transport":"udp"}})",
             {"endpoint.password_in_uri /sip_endpoint",
              "options.clear_transport /options/transport"},
             R"({"sip_endpoint":"sip:u@a.com:5061","options":{"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sips:a.com","options":{"transport":"tcp"}})",
             {"options.sips_without_tls /options/transport"},
             R"({"sip_endpoint":"sips:a.com","options":{"transport":"tls"}})"},
        Case{R"({"sip_endpoint":"sips:a.com;transport=udp"})",
             {"options.sips_without_tls /sip_endpoint"},
             R"({"sip_endpoint":"sips:a.com"})"},
        Case{R"({"options":{"transport":"tls","secure_media":false}})",
             {"options.tls_without_srtp /options/secure_media"},
             R"({"options":{"transport":"tls","secure_media":true}})"},
        Case{R"({"options":{"transport":"udp","secure_media":true}})",
             {"options.srtp_without_tls /options/secure_media"},
             R"({"options":{"transport":"tls","secure_media":true}})"},
        Case{R"({"options":{"secure_media":true}})",
             {"options.srtp_without_tls /options/secure_media"},
             R"({"options":{"secure_media":true,"transport":"tls"}})"},
        Case{R"({"options":{"secure_media":true}})", {}, "", kOut, true},
        Case{R"({"options":{"secure_media":false}})", {}, ""},
        Case{R"({"sip_endpoint":"sip:8.8.8.8;transport=tls"})",
             {"options.tls_to_address /sip_endpoint"},
             ""},
        Case{R"({"sip_endpoint":"sip:8.8.8.8"})", {}, ""},
        // Everything at once: the fixes end when nothing is sent in clear.
        Case{R"({"sip_endpoint":"SIPS:a.com:5061;transport=udp","options":{"port":5060,
              "transport":"TCP","secure_media":false}})",
             {"endpoint.scheme_case /sip_endpoint", "options.transport_unknown /options/transport",
              "options.port_contradicts_uri /options/port",
              "options.sips_without_tls /options/transport"},
             R"({"sip_endpoint":"sips:a.com:5061;transport=tls","options":{"port":5061,
              "transport":"tls","secure_media":true}})"}));

INSTANTIATE_TEST_SUITE_P(
    Options, Cases,
    ::testing::Values(
        Case{R"({"options":{}})", {}, ""}, Case{R"({"options":{"port":1}})", {}, ""},
        Case{R"({"options":{"port":65535}})", {}, ""},
        Case{R"({"options":{"port":0}})", {"options.port_out_of_range /options/port"}, ""},
        Case{R"({"options":{"port":65536}})", {"options.port_out_of_range /options/port"}, ""},
        Case{R"({"options":{"port":"5061"}})",
             {"field.wrong_type /options/port"},
             R"({"options":{"port":5061}})"},
        Case{R"({"options":{"secure_media":"yes","transport":"tls"}})",
             {"field.wrong_type /options/secure_media"},
             R"({"options":{"secure_media":true,"transport":"tls"}})"},
        Case{R"({"options":{"transport":" TLSv1.2"}})",
             {"options.transport_unknown /options/transport"},
             R"({"options":{"transport":"tls"}})"},
        Case{R"({"options":{"transport":"sctp"}})",
             {"options.transport_unknown /options/transport"},
             ""},
        Case{R"({"options":{"sip_username":"alice","sip_password":"hunter2hunter2",
              "sip_realm":"acme.com"}})",
             {},
             ""},
        Case{R"({"options":{"sip_username":"alice"}})",
             {"options.username_without_password /options/sip_username"},
             ""},
        Case{R"({"options":{"sip_username":"alice"}})", {}, "", kOut, true},
        Case{R"({"options":{"sip_password":"hunter2hunter2"}})",
             {"options.password_without_username /options/sip_password"},
             ""},
        Case{R"({"options":{"sip_password":"hunter2hunter2"}})", {}, "", kOut, true},
        Case{R"({"options":{"sip_realm":"acme.com"}})",
             {"options.realm_without_username /options/sip_realm"},
             R"({"options":{}})"},
        Case{R"({"options":{"sip_username":"sip:alice@acme.com","sip_password":"hunter2"}})",
             {"options.username_with_domain /options/sip_username"},
             R"({"options":{"sip_username":"alice","sip_password":"hunter2"}})"},
        Case{R"({"options":{"sip_username":" alice","sip_password":"hunter2 "}})",
             {"options.surrounding_blanks /options/sip_username",
              "options.surrounding_blanks /options/sip_password"},
             R"({"options":{"sip_username":"alice","sip_password":"hunter2 "}})"},
        Case{R"({"options":{"sip_username":"alice\n","sip_password":"hun\nter2"}})",
             {"options.control_character /options/sip_username",
              "options.control_character /options/sip_password"},
             R"({"options":{"sip_username":"alice","sip_password":"hun\nter2"}})"},
        Case{R"({"options":{"sip_username":"","sip_password":" "}})",
             {"options.empty /options/sip_username", "options.empty /options/sip_password"},
             R"({"options":{}})"},
        Case{R"({"options":{"sip_password":12345678}})",
             {"field.wrong_type /options/sip_password"},
             ""},
        Case{R"({"options":{"codec":"opus"}})", {"field.unknown /options/codec"}, ""}));

TEST(ReadOptions, SendsTheMembersInTheApisOrderAndKeepsUnknownOnes) {
  Report report;
  const Json written = FromOracle(OracleJson::parse(
      R"({"codec":"opus","sip_realm":"r","sip_password":"p","sip_username":"u",
          "secure_media":true,"transport":"tls","port":5061})"));
  const Options options = ReadOptions({FieldState::kValue, &written}, Pointer(), false, report);
  EXPECT_EQ(ToOracle(options.body).dump(),
            R"({"port":5061,"transport":"tls","secure_media":true,"sip_username":"u",)"
            R"("sip_password":"p","sip_realm":"r","codec":"opus"})");
  EXPECT_EQ(options.username, "u");
  EXPECT_EQ(options.realm, "r");
  EXPECT_TRUE(options.has_username);
  EXPECT_TRUE(options.has_password);
}

TEST(ReadOptions, SendsNothingWhereThereIsNothing) {
  Report report;
  EXPECT_TRUE(ReadOptions({}, Pointer(), false, report).body.is_null());
  EXPECT_TRUE(report.diagnostics().empty());
}

TEST(ReadEndpointField, SendsALegalTextAsItWasWritten) {
  Report report;
  const std::string text = "sip:Alice@PBX.Acme.com:05061;Transport=TLS ";
  const EndpointField field = ReadEndpointField(&text, kOut, Pointer(), report);
  EXPECT_TRUE(field.present);
  EXPECT_EQ(field.value, "sip:Alice@PBX.Acme.com:05061;Transport=TLS");
  EXPECT_FALSE(ReadEndpointField(nullptr, kOut, Pointer(), report).present);
}

// No message, parameter, title or patch contains a password.
TEST(Reports, NeverShowAPassword) {
  for (const char* text : {"sip:a:hunter2@a.com:5060;transport=tls", "SIP:a:hunter2@10.0.0.1/",
                           " sip:a:hunter2@a.com;method=X?y=z", "tls://a:hunter2@8.8.8.8:5060",
                           "sip:a:hunter2@a.com;transport=ws", "sips:a:hunter2@a.com"}) {
    for (const DirectionType type : {kIn, kOut}) {
      const OracleJson direction = {{"sip_endpoint", text},
                                    {"options",
                                     {{"port", 5061},
                                      {"transport", "udp"},
                                      {"secure_media", true},
                                      {"sip_username", "a:hunter2@b.com"},
                                      {"sip_password", " hunter2\n"}}}};
      EXPECT_THAT(Visible(ReportOf(direction, type)), Not(HasSubstr("hunter2"))) << text;
    }
  }
}

TEST(ResolveSignalling, PutsTheOptionsBeforeTheUri) {
  Report report;
  const auto resolve = [&](const char* direction) {
    const Read read = ReadDirection(OracleJson::parse(direction), kOut, false, report);
    const Signalling own = ResolveSignalling(read.endpoint, read.options);
    return ToOracle(
               Json::array({own.host, own.port, own.default_port, own.transport, own.secure_media}))
        .dump();
  };
  EXPECT_EQ(resolve("{}"), "[null,null,null,null,null]");
  EXPECT_EQ(resolve(R"({"sip_endpoint":"sip:A.com"})"), R"(["a.com",null,null,null,null])");
  EXPECT_EQ(resolve(R"({"sip_endpoint":"sips:a.com"})"), R"(["a.com",null,5061,"tls",null])");
  EXPECT_EQ(resolve(R"({"sip_endpoint":"sip:a.com:5070;transport=UDP"})"),
            R"(["a.com",5070,5060,"udp",null])");
  EXPECT_EQ(resolve(R"({"sip_endpoint":"sip:a.com:5070;transport=udp",
                        "options":{"port":5062,"transport":"tls","secure_media":false}})"),
            R"(["a.com",5062,5061,"tls",false])");
}

}  // namespace
}  // namespace sipattach
