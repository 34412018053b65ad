#include "redact/redact.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "document/read_json.h"
#include "json/json_writer.h"
#include "redact/excerpt.h"
#include "redact/key_like.h"
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
                                      "JSESSIONID",
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
                                      "pass\xE2\x80\x8Bword",
                                      "pword",
                                      "pswd",
                                      "ha1",
                                      "HA1",
                                      "ha1b",
                                      "HA1B",
                                      "sip_ha1",
                                      "sipHa1",
                                      "ha1-hash",
                                      "a1_hash",
                                      "a1-hash",
                                      "A1Hash",
                                      "wachtwoord",
                                      "heslo",
                                      "\u041F\u0430\u0440\u043E\u043B\u044C",
                                      "\u5BC6\u7801",
                                      "\u30D1\u30B9\u30EF\u30FC\u30C9",
                                      "has\u0142o",
                                      "l\u00F6senord"}) {
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
                                      "ha",
                                      "ha_mode",
                                      "ha12",
                                      "alpha1",
                                      "ha1x",
                                      "a1",
                                      "a1_hashes",
                                      "data1hash",
                                      "credits",
                                      "stra\u00DFe",
                                      "\u96FB\u8A71",
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
  EXPECT_EQ(KindOfName("creds"), NameKind::kCredentials);
  EXPECT_EQ(KindOfName("md5_cred"), NameKind::kCredentials);
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
  // Texts without secrets.
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
  // Encoded, also several times.
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
  is(R"([{"n":"Authorization","v":"s"},{"n":"Accept","v":"a"}])",
     R"([{"n":"Authorization","v":"#"},{"n":"Accept","v":"a"}])");
  is(R"([{"field_name":"password","field_value":"s"},{"paramName":"secret","val":"s"}])",
     R"([{"field_name":"password","field_value":"#"},{"paramName":"secret","val":"#"}])");
  is(R"([{"key":"x","value":"s","secret":true},{"key":"x","value":"a","secret":false}])",
     R"([{"key":"x","value":"#","secret":true},{"key":"x","value":"a","secret":false}])");
  is(R"([{"display_name":"Bob","value":"a"},{"has_password":true,"value":"a"}])",
     R"([{"display_name":"Bob","value":"a"},{"has_password":true,"value":"a"}])");
  is(R"({"x":["username","u","pin",4711,"Authorization:","s"]})",
     R"({"x":["username","u","pin","#","Authorization:","#"]})");
  is(R"([{"header":"X-Api-Key","val":"s"},{"key":"Cookie","content":"s"}])",
     R"([{"header":"X-Api-Key","val":"#"},{"key":"Cookie","content":"#"}])");
  is(R"(["Accept","a","Authorization","s"])", R"(["Accept","a","Authorization","#"])");
  is(R"(["curl","-u","u:s","h"])", R"(["curl","-u","#","h"])");
  is(R"({"sip:a:s@h":1,"Authorization: s":2})", R"({"sip:a:#@h":1,"Authorization: #":"#"})");
  is(R"({"password":null,"secret":"","token":[],"pin":{},"has_password":true,"password2":true})",
     R"({"password":null,"secret":"","token":[],"pin":{},"has_password":true,"password2":true})");
  is(R"({"a":{"b":["Bearer s"]}})", R"({"a":{"b":["Bearer #"]}})");
  // A member that a later one of the same name replaces may contain one, too.
  is(R"({"a":"{\"password\":\"s\",\"password\":null}"})", R"({"a":"{\"password\":null}"})");
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

using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;

// curl(1): these options are followed by a user with a password, a cookie or a certificate's
// password.
TEST(Redact, OptionsOfCommands) {
  for (const auto& [text, shown] : Pairs{{"-u bob:s3cret", "-u #"},
                                         {"-U bob:s3cret", "-U #"},
                                         {"-u=bob:s3cret", "-u=#"},
                                         {"x -u bob:s3cret", "x -u #"},
                                         {"\"-u bob:s3cret", "\"-u #"},
                                         {"-u bob", "-u bob"},
                                         {"-u", "-u"},
                                         {"-u ", "-u "},
                                         {"curl -u bob", "curl -u #"},
                                         {"CURL -U bob", "CURL -U #"},
                                         {"curl -E cert:s3cret", "curl -E #"},
                                         {"-E cert.pem", "-E cert.pem"},
                                         {"curl -b jar", "curl -b #"},
                                         {"-b jar", "-b jar"},
                                         {"curly -b jar", "curly -b #"},
                                         {"accurl -b jar", "accurl -b jar"},
                                         {"curl -d jar", "curl -d jar"},
                                         {"--user bob:s3cret", "--user #"},
                                         {"--USER bob:s3cret", "--USER #"},
                                         {"--proxy-user bob:s3cret", "--proxy-user #"},
                                         {"--user bob", "--user bob"},
                                         {"curl --user bob", "curl --user #"},
                                         {"--oauth2-bearer s3cret", "--oauth2-bearer #"},
                                         {"--sip-password 's3cret'", "--sip-password '#"},
                                         {"--sip-password=s3cret", "--sip-password=#"},
                                         {"--api-key s3cret", "--api-key #"},
                                         {"--password", "--password"},
                                         {"--password-length 8", "--password-length 8"},
                                         {"--username bob", "--username bob"},
                                         {"a--password secret", "a--password secret"},
                                         {"--auth bob:s3cret", "--auth #"},
                                         {"--auth bob", "--auth bob"},
                                         {"--1 x", "--1 x"},
                                         {"-- x", "-- x"},
                                         {"-1 a:b", "-1 a:b"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
}

// RFC 7235 §2.1: a scheme, blanks and credentials. In a sentence, the same words announce nothing.
TEST(Redact, CredentialsBehindTheirScheme) {
  for (const auto& [text, shown] : Pairs{{"Bearer x", "Bearer #"},
                                         {"Bearer", "Bearer"},
                                         {"Bearer ", "Bearer "},
                                         {"Bearers x", "Bearers x"},
                                         {"forbearer x", "forbearer x"},
                                         {"Bearer+s3cret", "Bearer+#"},
                                         {"Basic dXNlcjpwYXNzd29yZA", "Basic #"},
                                         {"basic abcde1", "basic #"},
                                         {"basic abcd1", "basic abcd1"},
                                         {"basic abcdefghijklmnop", "basic #"},
                                         {"basic abcdefghijklmno", "basic abcdefghijklmno"},
                                         {"basic a=", "basic #"},
                                         {"Token abc123xyz", "Token #"},
                                         {"ApiKey abc123xyz", "ApiKey #"},
                                         {"Digest abc123xyz", "Digest #"},
                                         {"atoken abc123xyz", "atoken abc123xyz"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
}

// In a sentence, the word after "bearer" is not a token.
TEST(Redact, SentencesAboutBearers) {
  for (const std::string_view text : {"Use a bearer token", "Bearer authentication, please",
                                      "The bearer of this letter", "Invalid bearer token."}) {
    EXPECT_EQ(Shown(text), text);
  }
  EXPECT_EQ(Shown("The bearer token abc123xyz"), "The bearer token #");
}

// Each service documents how its keys begin; RFC 7519 §3.1 has a JWT.
TEST(Redact, KeysByTheirFirstLetters) {
  const std::string body = "4f9a81c0d2E3b657aaQ9";
  for (const std::string_view prefix :
       {"sk-", "sk-proj-", "sk-ant-api03-", "sk_live_", "rk_live_", "org_", "whsec_", "ghp_",
        "github_pat_", "glpat-", "xoxb-", "AKIA", "AIza", "ya29.", "SG.", "npm_", "hf_", "key-",
        "eyJ"}) {
    const std::string key = std::string(prefix) + body;
    EXPECT_EQ(Shown(key), "#");
    EXPECT_EQ(Shown("the key is " + key + " now"), "the key is #");
    EXPECT_EQ(Shown("(" + key + ")"), "(#");
    EXPECT_EQ(Shown("https://h/?x=" + key), "https://h/?x=#");
    EXPECT_EQ(Shown("x" + key), "x" + key);
    EXPECT_EQ(ShownJson(R"({"metadata":{"x":[")" + key + R"("]},")" + key + R"(":1})"),
              R"({"metadata":{"x":["#"]},"#":1})");
  }
  EXPECT_EQ(Shown("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP"), "#");
  EXPECT_EQ(Shown("sk-abcdefghijklmnopqrst"), "#");
  EXPECT_EQ(Shown("org_4f9a81c0d2e3"), "#");
  // Too short, or made of words and numbers like identifiers and host names.
  for (const std::string_view text :
       {"org_4f9a81c0d2e", "sk-abcdefghijklmnopqrs", "org_name", "org_unit_2", "org_12345678901234",
        "key_account_manager_2024", "org_customerAccountName", "sk_customer_number_12345",
        "sip:sk-telecom.co.kr:5060", "sip:key-west-pbx01a.acme-telecom.net", "org_4f9a81c-d2e3b65",
        "3fa85f64-5717-4562-b3fc-2c963f66afa6", "trunk_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "TK0123456789abcdef0123456789abcdef", "SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK776asdhds",
        "ORG_4f9a81c0d2E3b657aaQ9"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

// RFC 7468 §10 and §13.
TEST(Redact, PrivateKeys) {
  for (const std::string_view kind : {"", "RSA ", "EC ", "ENCRYPTED ", "OPENSSH "}) {
    const std::string header = "-----BEGIN " + std::string(kind) + "PRIVATE KEY-----\n";
    EXPECT_EQ(Shown(header + "MIIEvQIBADANBgkq\n"), header + "#");
    EXPECT_EQ(Shown("key:" + header + "MIIEvQIBADANBgkq\n"), "key:" + header + "#");
  }
  for (const std::string_view text :
       {"-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkq\n", "-----BEGIN PUBLIC KEY-----\nMIIEvQIB\n",
        "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY", "-----"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

// Secrets as people write them in notes.
TEST(Redact, SecretsInSentences) {
  for (const auto& [text, shown] :
       Pairs{{"password hunter2", "password #"},
             {"The password is hunter2.", "The password is #"},
             {"the password for bob is hunter2", "the password for bob is #"},
             {"Passwort lautet hunter2", "Passwort lautet #"},
             {"set the password to hunter2!", "set the password to #"},
             {"password (hunter2)", "password (#"},
             {"password 'hunter2'", "password '#"},
             {"password - hunter2", "password - #"},
             {"password \u2192 hunter2", "password \u2192 #"},
             {"| password | hunter2 |", "| password | #"},
             {"user bob pass hunter2", "user bob pass #"},
             {"api key abc123", "api key #"},
             {"PIN 4711", "PIN #"},
             {"the PIN is 4711", "the PIN is #"},
             {"pin code 471199", "pin code #"},
             {"pin 123456789", "pin #"},
             {"login: bob:hunter2", "login: bob:#"},
             {"<password>x</password>", "<password>#"},
             {"name=\"password\" value=\"x\"", "name=\"password\" value=\"#"},
             {"- name: password\n  value: x", "- name: password\n  value: #"},
             {"creds: bob / x", "creds: #"},
             {"a=1&sig=abc123def456ghi789", "a=1&sig=#"},
             {"nonce=\"x\", response=\"6629fae49393a053\"", "nonce=\"x\", response=\"#"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
  for (const std::string_view text : {"Password must have 8 characters",
                                      "The API key is in the vault, room 4711",
                                      "Authentication failed for user bob12345",
                                      "password changed 2024-05-01 by agent007x",
                                      "Password expires 2025-12-31",
                                      "password length is 12",
                                      "The password is wrong",
                                      "The password for +14155552671 is unknown",
                                      "pin 5 of the connector",
                                      "PIN pad on line 2",
                                      "PIN +14155552671",
                                      "pin 1234567890",
                                      "session 4711",
                                      "a signature is 4711",
                                      "passport a12345",
                                      "The number is 4155552671",
                                      "It is abc123",
                                      "abc123",
                                      "4711",
                                      "Settings > Authentication > Trunks",
                                      "<sip:bob@h>",
                                      "user: bob",
                                      "login: sip:bob@h",
                                      "login: bob:5060",
                                      "user: h.example.com:x",
                                      "User-Agent: a:b",
                                      "name=\"x\" value=\"y\"",
                                      "value: x",
                                      "a=1&sig=abc",
                                      "response: 6629fae49393a05397450978",
                                      "inline=abc123def456ghi789"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

// Secrets that code gives to a function, which names them itself or in another argument.
TEST(Redact, ArgumentsOfCalls) {
  for (const auto& [text, shown] : Pairs{
           {"r.Header.Set(\"authorization\", \"Uhu\")", "r.Header.Set(\"authorization\", \"#"},
           {"h.append('x-api-key','Uhu')", "h.append('x-api-key','#"},
           {".header(AUTHORIZATION, HeaderValue::from_static(\"Uhu\"))",
            ".header(AUTHORIZATION, HeaderValue::from_static(\"#"},
           {"headers=[(\"authorization\", \"Uhu\")]", "headers=[(\"authorization\", \"#"},
           {"[{\"authorization\", \"Uhu\"}]", "[{\"authorization\", \"#"},
           {"set($ch, CURLOPT_PASSWORD, 'Uhu');", "set($ch, CURLOPT_PASSWORD, '#"},
           {"modparam(\"uac\", \"auth_password\", \"Uhu\")",
            "modparam(\"uac\", \"auth_password\", \"#"},
           {"get(url).bearer_auth(\"Uhu\").send()", "get(url).bearer_auth(\"#"},
           {"h.setBearerAuth(\"Uhu\");", "h.setBearerAuth(\"#"},
           {"Http::withToken('Uhu')", "Http::withToken('#"},
           {"r.SetBasicAuth(user, \"Uhu\")", "r.SetBasicAuth(user, \"#"},
           {"basic_auth(user, Some(\"Uhu\"))", "basic_auth(user, Some(\"#"},
           {"new PasswordAuthentication(u, \"Uhu\")", "new PasswordAuthentication(u, \"#"},
           {"new HttpBasicAuthenticator(u, \"Uhu\")", "new HttpBasicAuthenticator(u, \"#"},
           {"h[\"Authorization\"] = \"Uhu\"", "h[\"Authorization\"] = \"#"},
           {"$avp(password) = \"Uhu\";", "$avp(password) = \"#"},
           {"r.setValue(\"Uhu\", forHTTPHeaderField: \"authorization\")", "r.setValue(\"#"},
           {"[r setValue:@\"Uhu\" forHTTPHeaderField:@\"authorization\"];", "[r setValue:@\"#"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
  for (const std::string_view text :
       {"r.Header.Set(\"Accept\", \"text/plain\")", "f(token).header(\"Accept\", \"text/plain\")",
        "set(\"authorization\", key)", "\"extension\",\"secret\",\"did\"",
        "the token (a \"bearer\")", "auth(); call(\"x\")",
        "r.setValue(\"text/plain\", forHTTPHeaderField: \"Accept\")"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

// What stands for a secret further on, or is passed on to what takes one.
TEST(Redact, VariablesAndPipes) {
  for (const auto& [text, shown] :
       Pairs{{"K=Uhu\ncurl -H \"authorization: $K\"", "K=#"},
             {"$k = \"Uhu\"\n@{ authorization = \"Bearer $k\" }", "$k = \"#"},
             {"jq --arg n 1 --arg p Uhu '{number: $n, register_auth: {password: $p}}'",
              "jq --arg n 1 --arg p #"},
             {"Password 7 ABCDEFGHI", "Password 7 #"},
             {"jq -n 1 --arg password Uhu -f a.jq", "jq -n 1 --arg password #"},
             {"FROM node:20\nENV SIP_PASSWORD Uhu", "FROM node:20\nENV SIP_PASSWORD #"},
             {"\"Uhu\" | ConvertTo-SecureString -AsPlainText", "\"#"},
             {"echo -n 'Uhu' | gh secret set API_KEY", "echo #"},
             {"x && echo Uhu | login --password-stdin", "x && echo #"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
  for (const std::string_view text :
       {"echo 2001 | sort", "extension | secret | did", "host=h\ncurl -H \"Accept: $host\"",
        "jq --arg n +14155550100 '{phone_number: $n}'", "FROM node:20\nENV SIP_HOST pbx"}) {
    EXPECT_EQ(Shown(text), text);
  }
}

// The name is everything before the sign, back to what separates members and lines.
TEST(Redact, NamesBeforeASign) {
  for (const auto& [text, shown] : Pairs{{"pin=1234", "pin=#"},
                                         {"pin: 1234", "pin: #"},
                                         {"\"pin\": 1234", "\"pin\": #"},
                                         {"'pin' => 1234", "'pin' => #"},
                                         {"pin\t1234", "pin\t#"},
                                         {"pin=", "pin="},
                                         {"pin= ", "pin= "},
                                         {"a=1&pin=1234", "a=1&pin=#"},
                                         {"a=1;pin=1234", "a=1;pin=#"},
                                         {"a,pin=1234", "a,pin=#"},
                                         {"auth=1234", "auth=#"},
                                         {"user[pin]=1234", "user[pin]=#"},
                                         {"options.pin=1234", "options.pin=#"},
                                         {"pin.mode=1234", "pin.mode=1234"},
                                         {"pins.example.com:5061", "pins.example.com:5061"},
                                         {"username=bob", "username=bob"},
                                         {"opinion=1234", "opinion=1234"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
}

// RFC 3986 §2.1 and the string escapes of JSON, JavaScript and Python.
TEST(Redact, EscapesOfEveryKind) {
  for (const std::string_view text :
       {R"(x\npin=1234)", R"(x\rpin=1234)", R"(x\tpin=1234)", "x%0Apin=1234", "x%0apin=1234",
        R"(x\x0apin=1234)", R"(x\x0Apin=1234)", R"(x\u000apin=1234)", R"(x\U000Apin=1234)",
        R"(pin\u003d1234)", "pin%3D1234", R"(p\x69n=1234)", "p%69n=1234", R"(\pin\=1234)"}) {
    EXPECT_NE(Shown(text), text);
    EXPECT_EQ(Shown(text).find("1234"), std::string::npos) << text;
  }
  for (const std::string_view text : {"%", "%4", "%zz", R"(\)", R"(\u)", R"(\u00e)", R"(\u20ac)",
                                      R"(\x)", R"(\xg0)", "100%25", R"(a\nb)", "opin%3D1234"}) {
    EXPECT_EQ(Shown(text), text) << text;
  }
  // Encoded several times, of which four are decoded.
  for (int layer = 1; layer <= 5; ++layer) {
    std::string nested = "%3D";
    for (int i = 1; i < layer; ++i) nested = "%25" + nested.substr(1);
    const std::string encoded = "pin" + nested + "1234";
    EXPECT_EQ(Shown(encoded), layer <= 4 ? "#" : encoded) << encoded;
  }
}

TEST(Redact, UrisThatFollowOneAnother) {
  for (const auto& [text, shown] :
       Pairs{{"sip:h1:5060;sip:b:two@h2", "sip:h1:5060;sip:b:#@h2"},
             {"<sip:h1:5060><sip:b:two@h2>", "<sip:h1:5060><sip:b:#@h2>"},
             {"sip:h1:5060\nsip:b:two@h2", "sip:h1:5060\nsip:b:#@h2"},
             {"sip:h1:5060\rsip:b:two@h2", "sip:h1:5060\rsip:b:#@h2"},
             {"sip:h1:5060\tsip:b:two@h2", "sip:h1:5060\tsip:b:#@h2"},
             {"sip:h1:5060 sip:b:two@h2", "sip:h1:5060 sip:b:#@h2"},
             {"sip:h1:506x sip:b:two@h2", "sip:h1:#@h2"},
             {"sip:h1: sip:b:two@h2", "sip:h1:#@h2"},
             {"sip:a:1@h tel:b:2@h", "sip:a:#@h tel:b:#@h"},
             {"see a:1@h, then sip:b:2@h", "see a:#@h, then sip:b:#@h"},
             {"x+y://a:1@h", "x+y://a:#@h"},
             {"a:@h", "a:@h"},
             {"a: b@h", "a: b@h"},
             {"my a:b@h", "my a:#@h"},
             {"a b:c d@h", "a b:c d@h"},
             {"sip:a:x@y:z@h", "sip:a:#@h"}}) {
    EXPECT_EQ(Shown(text), shown) << text;
  }
}

TEST(Redact, LiteralsAndNamesInMappings) {
  // Under the name of a secret: the name of a variable or header, and what is not one.
  for (const std::string& name :
       {std::string("account_key"), std::string("X-Account"), std::string("customer.id"),
        std::string("key2"), std::string("key123"), std::string("{{ my key }}"), std::string("a"),
        std::string(40, 'a')}) {
    EXPECT_FALSE(IsSecretLiteral("Authorization", name, false)) << name;
    EXPECT_TRUE(IsSecretLiteral("Authorization", name, true)) << name;
    EXPECT_FALSE(IsSecretLiteral("X-Account", name, true)) << name;
  }
  for (const std::string& secret :
       {std::string("s3cret"), std::string("key1234"), std::string("my key"), std::string("a:b"),
        std::string("a/b"), std::string(41, 'a'), std::string("Bearer abc")}) {
    EXPECT_TRUE(IsSecretLiteral("Authorization", secret, false)) << secret;
    EXPECT_TRUE(IsSecretLiteral("X-Auth", secret, false)) << secret;
    EXPECT_FALSE(IsSecretLiteral("X-Account", secret, false)) << secret;
  }
  EXPECT_FALSE(IsSecretLiteral("Authorization", "", true));
}

TEST(Redact, MembersAndElementsByTheirNeighbour) {
  const auto member = [](std::string_view text, std::string_view name) {
    const Json object = ReadJsonOrNull(text);
    const std::vector<bool> are_secret = SecretMembers(object);
    return are_secret[FindPosition(object, name, 0)];
  };
  EXPECT_TRUE(member(R"({"name":"Cookie","value":"s"})", "value"));
  EXPECT_TRUE(member(R"({"option":"--password","v":"s"})", "v"));
  EXPECT_TRUE(member(R"({"key":"auth","defaultValue":"s"})", "defaultValue"));
  EXPECT_FALSE(member(R"({"name":"Cookie","value":"s"})", "name"));
  EXPECT_FALSE(member(R"({"name":"Cookie","other":"s"})", "other"));
  EXPECT_FALSE(member(R"({"nome":"Cookie","value":"s"})", "value"));
  EXPECT_FALSE(member(R"({"name":7,"value":"s"})", "value"));
  EXPECT_FALSE(member(R"({"name":"Accept","value":"s"})", "value"));
  EXPECT_TRUE(member(R"({"sip_password":7})", "sip_password"));
  EXPECT_TRUE(member(R"({"auth":"u:s"})", "auth"));
  EXPECT_FALSE(member(R"({"auth":{"username":"u"}})", "auth"));
  EXPECT_TRUE(SecretMembers(ReadJsonOrNull("{}")).empty());

  const auto element = [](std::string_view array) {
    const Json read = ReadJsonOrNull(array);
    return IsSecretElement(read, read.size() - 1);
  };
  for (const std::string_view array :
       {R"(["-u","s"])", R"(["-U","s"])", R"(["-b","s"])", R"(["--user","s"])", R"(["pw","s"])",
        R"(["--proxy-user","s"])", R"(["x","api_key","s"])", R"(["--password","s"])",
        R"(["--auth","u:s"])", R"(["pin",7])", R"(["Authorization:","s"])"}) {
    EXPECT_TRUE(element(array)) << array;
  }
  for (const std::string_view array :
       {R"(["s"])", R"(["-x","s"])", R"(["-u",7])", R"([7,"s"])", R"(["","s"])", R"(["p","s"])",
        R"(["my password","s"])", R"(["1password","s"])", R"(["name","s"])",
        R"(["api_key","x","s"])", R"(["pin",["s"]])", R"(["X-Account:","s"])"}) {
    EXPECT_FALSE(element(array)) << array;
  }
  const std::string name(32, 'a');
  EXPECT_TRUE(element("[\"" + name + "password\",\"s\"]"));
  EXPECT_FALSE(element("[\"" + name + "apassword\",\"s\"]"));  // a text rather than a name
}

TEST(Redact, PointersDownToTheFirstSecret) {
  for (const auto& [pointer, shown] : Pairs{{"", ""},
                                            {"/a/b", "/a/b"},
                                            {"/a~1b/c%d/~0", "/a~1b/c%d/~0"},
                                            {"/a/sip:u:s@h/b", "/a"},
                                            {"/sip:u:s@h", ""},
                                            {"/a/sip:u:s~1t@h/b", "/a"},
                                            {"/a/Authorization: s~0t", "/a"},
                                            {"/a/sip:u@h/b", "/a/sip:u@h/b"},
                                            {"/a/b~", "/a/b~"}}) {
    EXPECT_EQ(PointerWithoutSecrets(pointer), shown) << pointer;
  }
}

TEST(SecretPieces, LeaveTheWordsWithWhichKeysBegin) {
  SecretPieces pieces;
  pieces.AddFrom(ReadJsonOrNull(R"({"note":"sk-proj-live-4f9a81c0d2E3b657aaQ9"})"));
  EXPECT_TRUE(pieces.AreIn("4f9a81c0d2e3b657aaq9"));
  EXPECT_FALSE(pieces.AreIn("a live project"));
}

TEST(SecretPieces, AreFoundWhateverWasMadeOfThem) {
  const auto pieces_of = [](std::string_view document) {
    SecretPieces pieces;
    pieces.AddFrom(ReadJsonOrNull(document));
    return pieces;
  };
  EXPECT_TRUE(pieces_of(R"({"a":"kanarie"})").empty());
  EXPECT_TRUE(pieces_of(R"({"pin":"abc"})").empty());  // too short to be distinguished from words
  EXPECT_FALSE(pieces_of(R"({"pin":"abcd"})").empty());
  const SecretPieces none = pieces_of("{}");
  EXPECT_FALSE(none.AreIn("kanarie"));
  EXPECT_FALSE(none.AreInValue("kanarie"));
  const SecretPieces some = pieces_of(
      R"({"pins":[{"a":"Kanarie-Vogel"}, 123456, ["list"]], "password":"'first9 then w0rd99 long",
          "sip":"sip:u:paßwort@h"})");
  for (const std::string_view text :
       {"kanarie", "VOGEL", "xxvogelxx", "123456", "LIST", "first9", "w0rd99", "paßwort"}) {
    EXPECT_TRUE(some.AreIn(text)) << text;
    EXPECT_TRUE(some.AreInValue(Json::array({1, std::string(text)}))) << text;
  }
  for (const std::string_view text : {"", "kana", "then", "long", "h", "pins", "wort"}) {
    EXPECT_FALSE(some.AreIn(text)) << text;
    EXPECT_FALSE(some.AreInValue(Json::array({1, std::string(text)}))) << text;
  }
  // If there are very many, they are found as words.
  for (const int count : {64, 65}) {
    std::string document = "{\"pins\":[\"kanarie\"";
    for (int i = 1; i < count; ++i) document += ",\"piece" + std::to_string(i) + "\"";
    const SecretPieces many = pieces_of(document + "]}");
    EXPECT_TRUE(many.AreIn("a Kanarie!"));
    EXPECT_TRUE(many.AreIn("Kanarie"));
    EXPECT_EQ(many.AreIn("xkanariex"), count == 64);
    EXPECT_FALSE(many.AreIn("a bird"));
  }
}

TEST(Excerpts, AreCutBehindAWholeCharacter) {
  EXPECT_EQ(Excerpt(std::string(80, 'a')), std::string(80, 'a'));
  EXPECT_EQ(Excerpt(std::string(81, 'a')), std::string(80, 'a') + "…");
  EXPECT_EQ(Excerpt(std::string(79, 'a') + "ä"), std::string(79, 'a') + "…");
  EXPECT_EQ(Excerpt(std::string(78, 'a') + "äb"), std::string(78, 'a') + "ä…");
  EXPECT_EQ(Excerpt("ä", 1), "…");
  EXPECT_EQ(Excerpt("äb", 2), "ä…");
  EXPECT_EQ(Excerpt("ab", 2), "ab");
  EXPECT_EQ(Excerpt("sip:bob:" + std::string(90, 's') + "@h"), "sip:bob:…@h");
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
  for (const std::string_view piece : {"sip:a:x ",
                                       "@",
                                       ":",
                                       "a:b@",
                                       "sip:",
                                       "= ",
                                       "password",
                                       "-u ",
                                       "bearer ",
                                       "%25",
                                       "{\"a\":",
                                       "a b ",
                                       "\t",
                                       "sip:a:5060, ",
                                       "\\\"",
                                       "is ",
                                       "- ",
                                       "user:",
                                       "user:sip:",
                                       "sig=",
                                       "value:",
                                       "sk-",
                                       "sk-a_",
                                       "a1b2c3 ",
                                       "is a1b2c3 ",
                                       "-----BEGIN ",
                                       "--",
                                       "<a>",
                                       "ha1",
                                       "key ",
                                       "token(",
                                       "f(token,",
                                       "|token",
                                       "echo |",
                                       "$a token=$a ",
                                       "forHTTPHeaderField:token ",
                                       "value{",
                                       "a=token=b "}) {
    std::string text = "@ ";
    while (text.size() < 1'000'000) text += piece;
    EXPECT_FALSE(Shown(text).empty());
  }
}

TEST(HasSecretWord, SeesKeysOnly) {
  EXPECT_TRUE(HasSecretWord("sk-0123456789"));
  EXPECT_TRUE(HasSecretWord("x org_0123456789abcdef y"));
  EXPECT_TRUE(HasSecretWord("Bearer abcdefgh"));
  EXPECT_TRUE(HasSecretWord("a1b2c3d4e5f6a7b8c9d0e1f2"));
  EXPECT_FALSE(HasSecretWord("+1 (415) 555-2671 ext. 101"));
  EXPECT_FALSE(HasSecretWord("sip:+14155552671@pbx.example.com;user=phone"));
  EXPECT_FALSE(HasSecretWord("front-desk-of-the-main-office"));
  EXPECT_FALSE(HasSecretWord("bearer of news"));
  EXPECT_TRUE(HasSecretWord("sk-12345678"));
  EXPECT_FALSE(HasSecretWord("sk-1234567"));
  EXPECT_TRUE(HasSecretWord("bearer: 12345678"));
  EXPECT_FALSE(HasSecretWord("bearer: 1234567"));
  EXPECT_FALSE(HasSecretWord("bearer of 12345678"));
  EXPECT_FALSE(HasSecretWord("12345678 bearer"));
  EXPECT_TRUE(HasSecretWord("abcdef123abcdefghijklmno"));
  EXPECT_FALSE(HasSecretWord("abcdef123abcdefghijklmn"));
  EXPECT_FALSE(HasSecretWord("abcdef12abcdefghijklmnopq"));
  EXPECT_FALSE(HasSecretWord("abcde1234567890123456789"));
  EXPECT_TRUE(HasSecretWord("abcdef123456789012345678"));
}

}  // namespace
}  // namespace sipattach
