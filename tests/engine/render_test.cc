#include "sipattach/render.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "oracle_json.h"
#include "render/render_text.h"

namespace sipattach {
namespace {

constexpr std::string_view kLanguages[] = {"curl", "curl_cmd", "powershell", "javascript",
                                           "python"};

OracleJson Rendered(std::string_view request, std::string_view language,
                    std::string_view options = "") {
  return OracleJson::parse(Render(request, language, options), nullptr, false);
}

std::vector<std::string> CodesOf(const OracleJson& rendering) {
  std::vector<std::string> codes;
  for (const OracleJson& diagnostic : rendering["diagnostics"]) {
    codes.emplace_back(Text(diagnostic["code"]));
  }
  return codes;
}

constexpr std::string_view kRequest =
    R"({"method":"POST","url":"https://api.bland.ai/v1/sip/attach",
  "headers":{"Content-Type":"application/json"},
  "body":{"phone_number":"+14155550132","directions":[{"type":"outbound",
    "sip_endpoint":"sip:bob:hunter2@pbx.example.com",
    "options":{"sip_password":"hunter2hunter2"}}]},"numbers":[0]})";

TEST(Render, ReadsTheKeyFromTheEnvironment) {
  for (const std::string_view language : kLanguages) {
    const OracleJson rendering = Rendered(kRequest, language);
    EXPECT_EQ(rendering["language"], language);
    EXPECT_TRUE(CodesOf(rendering).empty()) << language;
    EXPECT_NE(Text(rendering["text"]).find("BLAND_API_KEY"), std::string::npos) << language;
    EXPECT_NE(Text(rendering["text"]).find("+14155550132"), std::string::npos) << language;
  }
}

TEST(Render, WritesAGivenKey) {
  for (const std::string_view language : kLanguages) {
    const OracleJson rendering =
        Rendered(kRequest, language, R"({"api_key_placeholder":"my key"})");
    EXPECT_NE(Text(rendering["text"]).find("my key"), std::string::npos) << language;
    EXPECT_EQ(Text(rendering["text"]).find("BLAND_API_KEY"), std::string::npos) << language;
  }
}

TEST(Render, HidesSecretsUnlessTheyAreWanted) {
  for (const std::string_view language : kLanguages) {
    const OracleJson hidden = Rendered(kRequest, language);
    EXPECT_EQ(Text(hidden["text"]).find("hunter2"), std::string::npos) << language;
    EXPECT_NE(Text(hidden["text"]).find("\"******"), std::string::npos) << language;
    const OracleJson revealed = Rendered(kRequest, language, R"({"reveal_secrets":true})");
    EXPECT_NE(Text(revealed["text"]).find("hunter2hunter2"), std::string::npos) << language;
    EXPECT_NE(Text(revealed["text"]).find("bob:hunter2@"), std::string::npos) << language;
  }
}

TEST(Render, NeverWritesAnAuthorizationOfTheRequest) {
  constexpr std::string_view request =
      R"({"method":"GET","url":"https://h/v1/sip","headers":{"Authorization":"hunter2"}})";
  for (const std::string_view language : kLanguages) {
    EXPECT_EQ(Text(Rendered(request, language)["text"]).find("hunter2"), std::string::npos);
  }
}

TEST(Render, WritesAllRequestsOfAPlan) {
  const std::string request(kRequest);
  const std::string plan = R"({"ok":true,"requests":[)" + request + "," + request + "]}";
  for (const std::string_view language : kLanguages) {
    const OracleJson rendering = Rendered(plan, language);
    const std::string_view text = Text(rendering["text"]);
    const std::size_t first = text.find("/v1/sip/attach");
    ASSERT_NE(first, std::string::npos) << language;
    EXPECT_NE(text.find("/v1/sip/attach", first + 1), std::string::npos) << language;
    EXPECT_EQ(text.find("import os"), text.rfind("import os"));
  }
}

TEST(Render, SaysWhatItCannotWrite) {
  EXPECT_EQ(CodesOf(Rendered(kRequest, "perl")),
            std::vector<std::string>{"render.unknown_language"});
  EXPECT_EQ(CodesOf(Rendered("{}", "curl")), std::vector<std::string>{"render.no_request"});
  EXPECT_EQ(CodesOf(Rendered("[]", "curl")), std::vector<std::string>{"render.no_request"});
  EXPECT_EQ(CodesOf(Rendered(R"({"requests":[1]})", "curl")),
            std::vector<std::string>{"render.no_request"});
  EXPECT_EQ(CodesOf(Rendered(R"({"method":"POST; rm","url":"x"})", "curl")),
            std::vector<std::string>{"render.no_request"});
  EXPECT_EQ(CodesOf(Rendered("{", "curl")), std::vector<std::string>{"json.truncated"});
  EXPECT_EQ(CodesOf(Rendered(kRequest, "curl", "{\"reveal_secrets\":1}")),
            std::vector<std::string>{"field.wrong_type"});
  EXPECT_TRUE(Rendered("{", "curl")["text"].is_null());
}

TEST(Render, WarnsOfCommandsThatAreTooLong) {
  const auto codes = [](std::size_t size, std::string_view language) {
    return CodesOf(
        Rendered(R"({"method":"POST","url":"https://h","body":")" + std::string(size, 'x') + "\"}",
                 language));
  };
  EXPECT_EQ(codes(9000, "curl_cmd"), std::vector<std::string>{"render.too_long"});
  EXPECT_EQ(codes(7000, "curl_cmd"), std::vector<std::string>());
  EXPECT_EQ(codes(200000, "curl"), std::vector<std::string>{"render.too_long"});
  EXPECT_EQ(codes(200000, "python"), std::vector<std::string>());
}

TEST(Literal, EscapesWhatIsNotSeen) {
  EXPECT_EQ(Literal("a\"\\\n\x7F", LiteralStyle::kJson), R"("a\"\\\n\u007f")");
  EXPECT_EQ(Literal("\xE2\x80\xAE\xC2\x85\xEF\xBB\xBF\xE2\x80\xA8", LiteralStyle::kJson),
            R"("\u202e\u0085\ufeff\u2028")");
  EXPECT_EQ(Literal("\xC3\xA9\xF0\x9F\x98\x80", LiteralStyle::kAsciiJson),
            R"("\u00e9\ud83d\ude00")");
  EXPECT_EQ(Literal("\xF3\xA0\x80\x81", LiteralStyle::kPython), R"("\U000e0001")");
  EXPECT_EQ(Literal("\"\\%!^&|<>", LiteralStyle::kCmdJson),
            R"("\u0022\u005c\u0025\u0021\u005e\u0026\u007c\u003c\u003e")");
}

TEST(Words, AreQuoted) {
  EXPECT_EQ(BashWord("it's $x"), R"('it'\''s $x')");
  EXPECT_EQ(CmdWord("a b"), R"("a b")");
  EXPECT_EQ(CmdWord("a\\"), R"("a\\")");
  EXPECT_EQ(CmdWord(R"(%P% "x" \")"), R"(^"^%P^% \^"x\^" \\\^"^")");
  EXPECT_EQ(PowerShellString("it's \xE2\x80\x99 $x"), "'it''s \xE2\x80\x99\xE2\x80\x99 $x'");
  // about_Quoting_Rules: U+2018 to U+201B are single quotes; doubled, they stand for one.
  EXPECT_EQ(PowerShellString("‘’‚‛"), "'‘‘’’‚‚‛‛'");
  EXPECT_EQ(PowerShellString("‗“\n"), "'‗“'");
}

TEST(Redact, ReplacesEverySecret) {
  EXPECT_EQ(Redact(R"({"a":[{"password":"x","username":"u"}],"sip_password":{"b":1},
                       "register_password_for_pbx":null,"uri":"sip:a:b@c"})"),
            R"({"a":[{"password":"[redacted]","username":"u"}],"sip_password":"[redacted]",)"
            R"("register_password_for_pbx":null,"uri":"sip:a:[redacted]@c"})");
  EXPECT_EQ(Redact("password=hunter2"), "null");
}

}  // namespace
}  // namespace sipattach
