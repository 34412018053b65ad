#include "redact/redact.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/read_json.h"
#include "json/json_writer.h"
#include "redact/secret_names.h"

namespace sipattach {
namespace {

std::string Shown(std::string_view text) { return TextWithoutSecrets(text, "#"); }

std::string ShownJson(std::string_view text) {
  JsonWriter writer;
  return writer.Value(WithoutSecrets(ReadJsonOrNull(text), "#")).Take();
}

TEST(SecretNames, AreKnown) {
  for (const std::string_view name : {"password",
                                      "Password2",
                                      "passwords",
                                      "sip_password",
                                      "sip_pass",
                                      "sipPass",
                                      "SIP-Pass",
                                      "sippass",
                                      "pass",
                                      "PASS",
                                      "user_pass",
                                      "pass_value",
                                      "passwd",
                                      "passwrd",
                                      "passphrase",
                                      "passcode",
                                      "passkey",
                                      "Passwort",
                                      "Kennwort",
                                      "pw",
                                      "sipPW",
                                      "userpw",
                                      "pwd",
                                      "pin",
                                      "PIN",
                                      "pins",
                                      "voicemail_pin",
                                      "secret",
                                      "client_secret",
                                      "shared-secret",
                                      "token",
                                      "access_token",
                                      "X-Auth-Token",
                                      "api-key",
                                      "API_KEY",
                                      "apiKey",
                                      "APIKey",
                                      "API key",
                                      "X-Api-Key",
                                      "api_keys",
                                      "private_key",
                                      "ssh_key",
                                      "license-key",
                                      "Authorization",
                                      "Proxy-Authorization",
                                      "credential",
                                      "credentials",
                                      "cookie",
                                      "Set-Cookie",
                                      "session",
                                      "session_id",
                                      "SessionId",
                                      "otp",
                                      "x-signature",
                                      "jwt",
                                      "bearer",
                                      "register_password_for_pbx",
                                      "register_passwords",
                                      "--password",
                                      "pass\xE2\x80\x8Bword"}) {
    EXPECT_TRUE(IsSecretName(name)) << name;
  }
}

TEST(SecretNames, LeaveWhatIsHarmless) {
  for (const std::string_view name : {"username",
                                      "sip_username",
                                      "auth_mode",
                                      "auth_type",
                                      "auth_method",
                                      "auth_user",
                                      "register_auth",
                                      "key",
                                      "keys",
                                      "keyword",
                                      "public_key",
                                      "header_key",
                                      "monkey",
                                      "value",
                                      "passthrough",
                                      "pass_through",
                                      "passThrough",
                                      "pass-through",
                                      "bypass",
                                      "compass",
                                      "passenger",
                                      "passport_country",
                                      "author",
                                      "authority",
                                      "pinned",
                                      "shipping",
                                      "opinion",
                                      "trunk_id",
                                      "transport",
                                      "secure_media",
                                      "sip_realm",
                                      "password_length",
                                      "password_required",
                                      "password_missed",
                                      "has_password",
                                      "has_api_key",
                                      "reveal_secrets",
                                      "max_tokens",
                                      "token_type",
                                      "session_expires",
                                      "Session-Expires",
                                      "purpose",
                                      "target",
                                      "content",
                                      "encoding",
                                      "phone_number",
                                      "headers",
                                      "direction",
                                      "type",
                                      "name",
                                      ""}) {
    EXPECT_FALSE(IsSecretName(name)) << name;
  }
  EXPECT_EQ(KindOfName("register_auth"), NameKind::kCredentials);
  EXPECT_EQ(KindOfName("X-Auth"), NameKind::kCredentials);
  EXPECT_EQ(KindOfName("sip_username"), NameKind::kUser);
  EXPECT_EQ(KindOfName("auth_mode"), NameKind::kHarmless);
}

TEST(Redact, PasswordsOfUris) {
  const auto is = [](std::string_view text, std::string_view shown) {
    EXPECT_EQ(Shown(text), shown) << text;
  };
  is("sip:bob:s3cret@pbx.example.com;transport=tls", "sip:bob:#@pbx.example.com;transport=tls");
  is("SIPS:bob:a:b@pbx.example.com", "SIPS:bob:#@pbx.example.com");
  is("https://bob:s3cret@example.com/x", "https://bob:#@example.com/x");
  is("ftp://bob:s3cret@example.com/x", "ftp://bob:#@example.com/x");
  is("bob:s3cret@pbx.example.com", "bob:#@pbx.example.com");
  is("sip:bob:s3cret@h ", "sip:bob:#@h ");
  is(" sip:bob:s3cret@h", " sip:bob:#@h");
  is("sip:bob:s3\ncret@h", "sip:bob:#@h");
  is("sip:bob:s3 cret@h", "sip:bob:#@h");
  is("bob:s3 cret@h", "bob:#@h");
  is("\"PBX\" <sip:bob:s3cret@h>", "\"PBX\" <sip:bob:#@h>");
  is("<sip:bob:s3cret@h>;expires=60", "<sip:bob:#@h>;expires=60");
  is("sip:bob:s3@cr/e?t%40@h", "sip:bob:#@h");
  is("sip::s3cret@h", "sip::#@h");
  is("sip:bob@example.com:s3cret@h", "sip:bob@example.com:#@h");
  is("sip:sip:s3cret@h", "sip:sip:#@h");
  is("sip:a:one@h1, sip:b:two@h2", "sip:a:#@h1, sip:b:#@h2");
  is("a:one@h1 b:two@h2", "a:#@h2");
  is("call a:one@h1 or b:two@h2", "call a:#@h1 or b:#@h2");
  is("sip:h1:5060, sip:b:two@h2", "sip:h1:5060, sip:b:#@h2");
  is("a:s3cret://x@h", "a:#@h");
  is("Contact:sip:a:s3 cret@h", "Contact:sip:#@h");
  is("sip:h1, sip:b:two@h2", "sip:h1, sip:b:#@h2");
  is("sip:a:x sip:y@h", "sip:a:#@h");
  // What holds none.
  for (const std::string_view text :
       {"sip:bob@pbx.example.com:5061", "sip:pbx.example.com:5061", "sip:bob:@pbx.example.com",
        "bob@example.com", "Write to: bob@example.com", "sip:bob@[2001:db8::1]", "12:30", "@", ":@",
        "tel:+14155552671", "mailto:bob@example.com", "https://example.com:8443/v1",
        "sip:h1:5060, sip:bob@h2"}) {
    is(text, text);
  }
}

TEST(Redact, TextsThatNameTheirSecret) {
  const auto is = [](std::string_view text, std::string_view shown) {
    EXPECT_EQ(Shown(text), shown) << text;
  };
  is("Authorization: s3cret", "Authorization: #");
  is("X-Foo: 1\r\nauthorization: s3cret\r\nX-Bar: 2", "X-Foo: 1\r\nauthorization: #");
  is("GET /?api_key=s3cret&a=b", "GET /?api_key=#");
  is("the API key: s3cret", "the API key: #");
  is("{'pass' => 's3cret'}", "{'pass' => '#");
  is("{password: 's3cret',}", "{password: '#");
  is("Cookie: a=s3cret; b=c", "Cookie: #");
  is("Bearer s3cret", "Bearer #");
  is("bearer  s3cret", "bearer  #");
  is("send Basic Ym9iOnMzY3JldA== along", "send Basic #");
  is("Digest username=\"bob\", response=\"s3cret\"", "Digest #");
  is("curl -u bob:s3cret https://h", "curl -u #");
  is("curl -ubob:s3cret https://h", "curl -u#");
  is("curl --user=bob:s3cret https://h", "curl --user=#");
  is("-u 'bob:s3cret'", "-u '#");
  is("curl -b a=s3cret h", "curl -b #");
  is("tool --password s3cret", "tool --password #");
  is("password\ts3cret", "password\t#");
  is("register_auth.password=s3cret", "register_auth.password=#");
  // Encoded, and in layers.
  is("sip%3Abob%3As3cret%40h", "#");
  is("a=1&url=https%3A%2F%2Fh%3Fapi_key%3Ds3cret", "#");
  is("a=1&url=https%253A%252F%252Fh%253Fapi_key%253Ds3cret", "#");
  is(R"(a "{\"b\":[\"pwd\ts3cret\"]}" c)", "#");
  is(R"(sip\u003abob:s3cret\u0040h)", "#");
  is(R"({"password":"s3cret"})", R"({"password":"#"})");
  is(R"({"password":"s3cret","password":""})", R"({"password":""})");
  is(R"({"a":"{\"b\":\"sip:a:s3cret@h\"}"})", R"({"a":"{\"b\":\"sip:a:#@h\"}"})");
  is(R"(["Authorization","s3cret"])", R"(["Authorization","#"])");
  is(R"(body: {"password":"s3cret"})", R"(body: {"password":"#)");
  for (const std::string_view text :
       {"passthrough: true", "auth_mode: register", "a basic plan", "the token was refused",
        "Digest access", "name-u x", "-v -x https://h:1/", "key: account", "100%", "50% of a%b",
        R"({"auth_mode":"register","passthrough":true})", "sip:token.example.com:5061"}) {
    is(text, text);
  }
}

TEST(Redact, Documents) {
  const auto is = [](std::string_view text, std::string_view shown) {
    EXPECT_EQ(ShownJson(text), shown) << text;
  };
  is(R"({"register_auth":{"username":"u","pass":"s","x":"s","y":{"z":["s"]}}})",
     R"({"register_auth":{"username":"u","pass":"#","x":"#","y":{"z":["#"]}}})");
  is(R"({"register_auth":["u","s"]})", R"({"register_auth":["#","#"]})");
  is(R"({"register_auth":"u:s"})", R"({"register_auth":"#"})");
  is(R"({"passwords":["s"],"pins":[1234],"secrets":{"a":"s"}})",
     R"({"passwords":"#","pins":"#","secrets":"#"})");
  is(R"({"sip_username":"u:s","username":"u"})", R"({"sip_username":"u:#","username":"u"})");
  is(R"({"sip_username":"sip:u@h"})", R"({"sip_username":"sip:u@h"})");
  is(R"([{"name":"Authorization","value":"s"},{"name":"Accept","value":"a"}])",
     R"([{"name":"Authorization","value":"#"},{"name":"Accept","value":"a"}])");
  is(R"([{"header":"X-Api-Key","val":"s"},{"key":"Cookie","content":"s"}])",
     R"([{"header":"X-Api-Key","val":"#"},{"key":"Cookie","content":"#"}])");
  is(R"(["Accept","a","Authorization","s"])", R"(["Accept","a","Authorization","#"])");
  is(R"(["curl","-u","u:s","h"])", R"(["curl","-u","#","h"])");
  is(R"({"sip:a:s@h":1,"Authorization: s":2})", R"({"sip:a:#@h":1,"Authorization: #":"#"})");
  is(R"({"password":null,"secret":"","token":[],"pin":{},"has_password":true,"password2":true})",
     R"({"password":null,"secret":"","token":[],"pin":{},"has_password":true,"password2":true})");
  is(R"({"a":{"b":["Bearer s"]}})", R"({"a":{"b":["Bearer #"]}})");
  // Mappings name variables and headers; a literal is what is sent.
  is(R"({"type":"custom","key":"X-Api-Key","value":"account_key"})",
     R"({"type":"custom","key":"X-Api-Key","value":"account_key"})");
  is(R"({"type":"custom","key":"X-Api-Key","value":"s3cret"})",
     R"({"type":"custom","key":"X-Api-Key","value":"#"})");
  is(R"({"type":"custom","key":"X-Api-Key","value":"account_key","passthrough":true})",
     R"({"type":"custom","key":"X-Api-Key","value":"#","passthrough":true})");
  is(R"({"type":"custom","key":"X-Account","value":"s","passthrough":true})",
     R"({"type":"custom","key":"X-Account","value":"s","passthrough":true})");
}

TEST(Redact, ByThePlace) {
  EXPECT_TRUE(HoldsSecret("s", "/directions/0/options/sip_pass"));
  EXPECT_TRUE(HoldsSecret("s", "/directions/0/register_auth/x"));
  EXPECT_TRUE(HoldsSecret("u:s", "/directions/0/register_auth/username"));
  EXPECT_TRUE(HoldsSecret("s", "/passwords/0"));
  EXPECT_FALSE(HoldsSecret("u", "/directions/0/register_auth/username"));
  EXPECT_FALSE(HoldsSecret("register", "/directions/0/auth_mode"));
  EXPECT_FALSE(HoldsSecret(nullptr, "/directions/0/options/sip_password"));
}

TEST(Redact, EveryFixOfADiagnostic) {
  const Pointer at = Pointer() / "phone_number";
  const Fix clean("Write 2001", {Replace(at, "2001")});
  const Fix telling("Write it", {Replace(at, "sip:a:canary@h")});
  for (const bool is_alternative : {false, true}) {
    Report report;
    Diagnostic& diagnostic = report.Add(Code::kIdentityBlank, at, {{"number", "2001"}});
    diagnostic.fix = is_alternative ? clean : telling;
    if (is_alternative) diagnostic.alternatives.push_back(telling);
    JsonWriter writer;
    Write(writer, report.diagnostics());
    EXPECT_EQ(writer.Take().find("canary"), std::string::npos) << is_alternative;
  }
}

TEST(Redact, LinearTime) {
  for (const std::string_view piece :
       {"sip:a:x ", "@", ":", "a:b@", "sip:", "= ", "password", "-u ", "bearer ", "%25",
        "{\"a\":", "a b ", "\t", "sip:a:5060, ", "\\\""}) {
    std::string text = "@ ";
    while (text.size() < 1'000'000) text += piece;
    EXPECT_FALSE(Shown(text).empty());
  }
}

}  // namespace
}  // namespace sipattach
