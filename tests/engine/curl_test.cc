#include "sipattach/curl.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "curl/curl_url.h"
#include "oracle_json.h"
#include "program/api_key.h"

namespace sipattach {
namespace {

OracleJson Read(std::string_view text) { return OracleJson::parse(ReadCurl(text), nullptr, false); }

std::vector<std::string> CodesOf(const OracleJson& reading) {
  std::vector<std::string> codes;
  for (const OracleJson& diagnostic : reading["diagnostics"]) {
    codes.emplace_back(Text(diagnostic["code"]));
  }
  return codes;
}

constexpr std::string_view kBody = R"({"phone_number":"+14155550132"})";

// One request as users of three shells write it, and as browsers copy it.
TEST(ReadCurl, ReadsEveryShellAlike) {
  const std::string_view commands[] = {
      R"(curl -X POST https://api.bland.ai/v1/sip/attach \
  -H 'authorization: sk-4711' \
  -H "Content-Type: application/json" \
  -d '{"phone_number":"+14155550132"}')",
      R"($ curl -sSLX POST --url https://api.bland.ai/v1/sip/attach -H"authorization: Bearer sk-4711" --json "{\"phone_number\":\"+14155550132\"}")",
      R"(curl 'https://api.bland.ai/v1/sip/attach' --header=authorization:sk-4711 --data-raw $'{"phone_number":"\u002b14155550132"}' --compressed)",
      ("curl https://api.bland.ai/v1/sip/attach ^\r\n  -H \"authorization: sk-4711\" ^\r\n  "
       "--data \"{\\\"phone_number\\\":\\\"+14155550132\\\"}\""),
      R"(C:\Users\me>curl https://api.bland.ai/v1/sip/attach -H "authorization: sk-4711" -d "{""phone_number"":""+14155550132""}")",
      R"(curl ^"https://api.bland.ai/v1/sip/attach^" -H ^"authorization: sk-4711^" --data-raw ^"^{^\^"phone_number^\^":^\^"+14155550132^\^"^}^")",
      ("curl.exe -X POST 'https://api.bland.ai/v1/sip/attach' `\n  -H \"authorization: sk-4711\" "
       "`\n  -d '{\"phone_number\":\"+14155550132\"}'"),
      R"(PS C:\> curl.exe https://api.bland.ai/v1/sip/attach -H 'authorization: sk-4711' -d '{\"phone_number\":\"+14155550132\"}')",
      ("```bash\ncurl https://api.bland.ai/v1/sip/attach\n  -H 'authorization: sk-4711'\n  --json "
       "@- <<END\n{\"phone_number\":\"+14155550132\"}\nEND\n"),
  };
  for (const std::string_view command : commands) {
    const OracleJson reading = Read(command);
    EXPECT_TRUE(reading["recognized"].get<bool>()) << command;
    EXPECT_EQ(reading["draft"].dump(), kBody) << command;
    EXPECT_EQ(reading["url"], "https://api.bland.ai/v1/sip/attach") << command;
    EXPECT_EQ(reading["method"], "POST") << command;
    EXPECT_EQ(reading["base_url"], "https://api.bland.ai") << command;
    EXPECT_TRUE(reading["has_api_key"].get<bool>()) << command;
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>()) << command;
  }
}

TEST(ReadCurl, NeverEchoesASecret) {
  const std::string secret = "hunter2hunter2";
  const std::string attach = "curl https://api.bland.ai/v1/sip/attach -d '{}' ";
  const std::string commands[] = {
      attach + "-H 'authorization: " + secret + "'",
      attach + "-H 'authorization: Bearer Bearer " + secret + "'",
      attach + "-H 'authorization: \"" + secret + "\"'",
      attach + "-H 'authorization: " + secret + "\n'",
      attach + "-H 'x-api-key: " + secret + "'",
      attach + "-H '" + secret + "'",
      attach + "-H 'X-Other: " + secret + "'",
      attach + "-u 'me:" + secret + "'",
      attach + "-b 'session=" + secret + "'",
      attach + "--oauth2-bearer " + secret,
      attach + "--proxy-user me:" + secret,
      attach + "--unknown=" + secret,
      attach + secret,
      attach + "-X " + secret,
      "curl https://me:" + secret + "@api.bland.ai/v1/sip/attach -d '{}'",
      "curl 'https://api.bland.ai/v1/sip/attach?key=" + secret + "' -d '{}'",
      "export KEY=" + secret + "\ncurl https://api.bland.ai/v1/sip/attach -d '{}'",
      "KEY=" + secret + " curl https://api.bland.ai/v1/sip/attach -d '{}'",
      attach + "| other " + secret,
      attach + "-d @" + secret,
      "http https://api.bland.ai/v1/sip/attach authorization:" + secret,
      "http https://api.bland.ai/v1/sip/attach " + secret + " service=sip",
      "http -a me:" + secret + " https://api.bland.ai/v1/sip/attach service=sip",
      "http --session=" + secret + " https://api.bland.ai/v1/sip/attach service=sip",
      "http https://api.bland.ai/v1/sip/attach key==" + secret + " service=sip",
      "http https://api.bland.ai/v1/sip/attach service:=" + secret,
      "http https://api.bland.ai/v1/sip/attach service=sip authorization=" + secret,
      "http POST " + secret + " https://api.bland.ai/v1/sip/attach service=sip",
      "http -v --auth " + secret + " https://api.bland.ai/v1/sip/attach service=sip",
      "curl https://api.bland.ai/v1/sip/attach -d '{\"password\": \"" + secret + "\",}'",
      "curl https://api.bland.ai/v1/sip/attach -d '{\"password\": " + secret + "}'",
      secret,
  };
  for (const std::string& command : commands) {
    EXPECT_EQ(ReadCurl(command).find("hunter2"), std::string::npos) << command;
  }
}

TEST(ReadCurl, KeepsThePasswordsOfTheBodyInTheDraft) {
  const OracleJson reading = Read(
      R"(curl https://api.bland.ai/v1/sip/attach -d '{"register_auth":{"password":"hunter2"}}')");
  EXPECT_EQ(reading["draft"]["register_auth"]["password"], "hunter2");
}

struct Finding {
  std::string_view name;
  std::string_view arguments;  // after "curl "
  std::string_view code;
  bool has_draft;
};
void PrintTo(const Finding& finding, std::ostream* out) { *out << finding.name; }

class Findings : public testing::TestWithParam<Finding> {};

TEST_P(Findings, AreNamed) {
  const Finding& finding = GetParam();
  const OracleJson reading = Read("curl " + std::string(finding.arguments));
  EXPECT_EQ(CodesOf(reading), std::vector<std::string>{std::string(finding.code)});
  EXPECT_EQ(reading["draft"].is_null(), !finding.has_draft);
  for (const OracleJson& diagnostic : reading["diagnostics"]) {
    EXPECT_EQ(Text(diagnostic["message"]).find('{'), std::string::npos) << diagnostic;
  }
}

#define URL "https://api.bland.ai/v1/sip/attach "
#define KEY "-H 'authorization: sk-4711' "
#define BODY "-d '{\"a\":1}' "
const Finding kFindings[] = {
    {"OpenQuote", URL KEY BODY "-A 'x", "curl.open_quote", true},
    {"Dashes", "\xE2\x80\x94url " URL KEY BODY, "curl.typographic", true},
    {"ShortDashes", URL KEY BODY "\xE2\x80\x93X POST", "curl.typographic", true},
    {"OneDashForTwo", "\xE2\x80\x93url " URL KEY BODY, "curl.typographic", true},
    {"Pipe", URL KEY BODY "| jq .", "curl.more_commands", true},
    {"Next", URL KEY BODY "--next " URL, "curl.several_calls", true},
    {"NoUrl", KEY BODY, "curl.no_url", true},
    {"SeveralUrls", URL URL KEY BODY, "curl.several_urls", true},
    {"UrlVariable", "\"$BASE/v1/sip/attach\" " KEY BODY, "curl.url_variable", true},
    {"Http", "http://api.bland.ai/v1/sip/attach " KEY BODY, "curl.insecure_url", true},
    {"NoScheme", "api.bland.ai/v1/sip/attach " KEY BODY, "curl.insecure_url", true},
    {"Query", "https://api.bland.ai/v1/sip/attach?a=b " KEY BODY, "curl.query_left_out", true},
    {"DoubledVersion", "https://api.bland.ai/v1/v1/sip/attach " KEY BODY, "curl.doubled_version",
     true},
    {"Detach", "https://api.bland.ai/v1/sip/detach " KEY BODY, "curl.other_endpoint", false},
    {"Update", "https://proxy.example/x/v1/sip/update " KEY BODY, "curl.other_endpoint", false},
    {"Calls", "https://api.bland.ai/v1/calls " KEY BODY, "curl.other_endpoint", false},
    {"UnknownPath", "https://proxy.example/attach " KEY BODY, "curl.unknown_path", true},
    {"Method", "-X PUT " URL KEY BODY, "curl.method", true},
    {"NoBody", URL KEY "-d ''", "curl.no_body", false},
    {"NoBodyAndNoMethod", URL KEY, "curl.no_body", false},
    {"File", URL KEY "-d @body.json", "curl.body_from_file", false},
    {"Upload", "-X POST " URL KEY "-T body.json", "curl.body_from_file", false},
    {"Form", URL KEY "-F a=b", "curl.body_is_form", false},
    {"UrlEncoded", URL KEY "--data-urlencode a=b", "curl.body_is_form", false},
    {"Get", "-G -X POST " URL KEY BODY, "curl.data_in_query", false},
    {"SeveralBodies", URL KEY BODY BODY, "curl.several_bodies", false},
    {"BodyVariable", URL KEY "-d \"{\\\"a\\\":\\\"$NUMBER\\\"}\"", "curl.body_variable", true},
    {"QuotesLost", URL KEY "-d {phone_number:+14155550132}", "curl.quotes_lost", false},
    {"QuotesInQuotes", URL KEY "-d \"{\"a\":\"b\"}\"", "curl.quotes_lost", false},
    {"SingleInCmd", URL "-H \"authorization: sk-4711\" ^\n -d '{\"a\":\"b\"}'", "curl.quotes_lost",
     false},
    {"ContentType", URL KEY BODY "-H 'Content-Type: text/plain'", "curl.content_type", true},
    {"Headers", URL KEY BODY "-H 'Cookie: a=b' -H 'X-Y: z'", "curl.headers_left_out", true},
    {"HeaderMalformed", URL KEY BODY "-H sk-4711", "curl.header_malformed", true},
    {"Options", URL KEY BODY "-x proxy.example --fancy -b c", "curl.options_left_out", true},
    {"StrayWords", URL KEY BODY "stray", "curl.stray_words", true},
    {"UrlUserinfo", "https://u:p@api.bland.ai/v1/sip/attach " KEY BODY, "curl.basic_auth", true},
    {"User", URL KEY BODY "-u me:pass", "curl.basic_auth", true},
    {"NoKey", URL BODY, "curl.api_key_missing", true},
    {"EmptyKey", URL BODY "-H 'authorization: Bearer '", "curl.api_key_missing", true},
    {"Placeholder", URL BODY "-H 'authorization: YOUR_API_KEY'", "curl.api_key_placeholder", true},
    {"Template", URL BODY "-H 'authorization: Bearer <key>'", "curl.api_key_placeholder", true},
    {"KeyVariable", URL BODY "-H \"authorization: $KEY\"", "curl.api_key_variable", true},
    {"BearerTwice", URL BODY "-H 'authorization: Bearer bearer sk-4711'",
     "curl.api_key_bearer_twice", true},
    {"QuotedKey", URL BODY "-H 'authorization: \"sk-4711\"'", "curl.api_key_quoted", true},
    {"BrokenKey", URL BODY "-H 'authorization: sk-47\n11'", "curl.api_key_blank", true},
    {"OtherHeader", URL BODY "-H 'X-API-Key: sk-4711'", "curl.api_key_other_header", true},
    {"BodyNotJson", URL KEY "-d 'a-b'", "json.syntax", false},
    {"BodyRepairable", URL KEY "-d '{\"a\":1,}'", "json.trailing_comma", false},
    {"BodyDuplicate", URL KEY "-d '{\"a\":1,\"a\":2}'", "json.duplicate_key", true},
};
#undef URL
#undef KEY
#undef BODY
INSTANTIATE_TEST_SUITE_P(All, Findings, testing::ValuesIn(kFindings),
                         [](const auto& finding) { return std::string(finding.param.name); });

TEST(ReadCurl, KnowsWhatIsNoCommand) {
  for (const std::string_view text :
       {"", "{\"a\":1}", "fetch('https://api.bland.ai/v1/sip/attach')", "curly x",
        "the curl of it"}) {
    const OracleJson reading = Read(text);
    EXPECT_FALSE(reading["recognized"].get<bool>()) << text;
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>{"curl.not_recognized"}) << text;
  }
}

TEST(ReadCurl, TakesOptionsInEveryForm) {
  for (const std::string_view arguments :
       {"-XPOST -d{}", "-X POST -d {}", "--request POST --data {}", "--request=POST --data={}",
        "-sXPOST -kd {}", "--json {}", "--data-binary {}", "--data-ascii {}"}) {
    const OracleJson reading =
        Read("curl https://api.bland.ai/v1/sip/attach -H 'authorization: sk-1' " +
             std::string(arguments));
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>()) << arguments;
    EXPECT_TRUE(reading["draft"].is_object()) << arguments;
  }
}

TEST(ReadCurlUrl, TakesTheBaseApart) {
  EXPECT_EQ(ReadCurlUrl("HTTPS://h.example:8443/a/b/v1/sip/attach/").base_url,
            "https://h.example:8443/a/b");
  EXPECT_EQ(ReadCurlUrl("http://localhost:8080/v1/sip/attach").insecure, false);
  EXPECT_EQ(ReadCurlUrl("http://[::1]:8080/v1/sip/attach").insecure, false);
  EXPECT_EQ(ReadCurlUrl("http://localhost.example/v1/sip/attach").insecure, true);
  EXPECT_EQ(ReadCurlUrl("https://api.bland.ai/v1/sip/trunks/tr-1").path, "/v1/sip/trunks/tr-1");
  EXPECT_EQ(ReadCurlUrl("https://api.bland.ai/v1/sip/attach#x").text,
            "https://api.bland.ai/v1/sip/attach");
}

TEST(JudgeApiKey, FindsOneFlawAtMost) {
  EXPECT_EQ(JudgeApiKey("sk-4711"), ApiKeyFlaw::kNone);
  EXPECT_EQ(JudgeApiKey(" Bearer sk-4711 "), ApiKeyFlaw::kNone);
  EXPECT_EQ(JudgeApiKey("bearersk-4711"), ApiKeyFlaw::kNone);
  EXPECT_EQ(JudgeApiKey(""), ApiKeyFlaw::kMissing);
  EXPECT_EQ(JudgeApiKey("Bearer"), ApiKeyFlaw::kMissing);
  EXPECT_EQ(JudgeApiKey("Bearer Bearer"), ApiKeyFlaw::kMissing);
  EXPECT_EQ(JudgeApiKey("'Bearer sk-4711'"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("Bearer 'sk-4711'"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("''"), ApiKeyFlaw::kMissing);
  EXPECT_EQ(JudgeApiKey("\" \""), ApiKeyFlaw::kMissing);
  EXPECT_EQ(JudgeApiKey("'"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("'k'"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("'k"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("k'"), ApiKeyFlaw::kQuoted);
  EXPECT_EQ(JudgeApiKey("k"), ApiKeyFlaw::kNone);
  EXPECT_EQ(JudgeApiKey("\nsk-4711"), ApiKeyFlaw::kBlank);
  EXPECT_EQ(JudgeApiKey("sk-4711\r"), ApiKeyFlaw::kBlank);
  EXPECT_EQ(JudgeApiKey("sk 4711"), ApiKeyFlaw::kBlank);
  EXPECT_EQ(JudgeApiKey("sk-4711\n"), ApiKeyFlaw::kBlank);
  EXPECT_EQ(JudgeApiKey("sk-\xE2\x80\x8B"
                        "4711"),
            ApiKeyFlaw::kBlank);
  EXPECT_EQ(JudgeApiKey("sk-..."), ApiKeyFlaw::kPlaceholder);
  EXPECT_EQ(JudgeApiKey("{{api_key}}"), ApiKeyFlaw::kPlaceholder);
}

// Options of curl's manual page that say nothing about the request that matters here.
TEST(ReadCurl, ReadsPastWhatMattersNot) {
  const std::string url = "https://api.bland.ai/v1/sip/attach";
  const std::string rest = " -H 'authorization: sk-4711' -d '{\"phone_number\":\"+14155550132\"}'";
  for (const std::string& command :
       {"curl --no-buffer " + url + rest, "curl --no-progress-meter " + url + rest,
        "curl -sSLk " + url + rest, "curl -m 5 -o out.json " + url + rest,
        "curl --max-time=5 " + url + rest, "curl -X POST -- " + url + rest,
        "curl -XPOST " + url + rest, "curl " + url + " \\ \n" + rest, "  curl " + url + rest,
        "\tcurl " + url + rest, "curl " + url + " --oauth2-bearer sk-4711" + rest.substr(28)}) {
    const OracleJson reading = Read(command);
    EXPECT_EQ(CodesOf(reading), std::vector<std::string>()) << command;
    EXPECT_EQ(reading["url"], url) << command;
    EXPECT_EQ(reading["method"], "POST") << command;
    EXPECT_EQ(reading["draft"].dump(), kBody) << command;
    EXPECT_TRUE(reading["has_api_key"].get<bool>()) << command;
  }
}

TEST(ReadCurl, SaysWhatItLeavesOut) {
  const std::string key_and_body = " -H 'authorization: sk-4711' -d '{\"a\":1}'";
  const auto params = [&](const std::string& arguments) {
    return Read("curl " + arguments + key_and_body)["diagnostics"][0]["params"].dump();
  };
  const std::string attach = "https://api.bland.ai/v1/sip/attach ";
  EXPECT_EQ(params(attach + "-J -!"), R"({"options":"-J, -?"})");
  EXPECT_EQ(params(attach + "--fancy --fan%cy"), R"({"options":"--fancy, --?"})");
  EXPECT_EQ(params("https://api.bland.ai/v1/sip/detach"), R"({"endpoint":"/v1/sip/detach"})");
  EXPECT_EQ(params("https://api.bland.ai/v1/sip/Detach_1"), R"({"endpoint":"another path"})");
  EXPECT_EQ(params(attach + "-X PUT"), R"({"method":"PUT"})");
  EXPECT_EQ(params(attach + "-X put"), R"({"method":"PUT"})");
  EXPECT_EQ(params(attach + "-X sk-4711"), R"({"method":"another one"})");
  EXPECT_EQ(params(attach + "-X ABCDEFGHIJ"), R"({"method":"ABCDEFGHIJ"})");
  EXPECT_EQ(params(attach + "-X ABCDEFGHIJK"), R"({"method":"another one"})");
  EXPECT_EQ(params("localhost:8787/v1/sip/attach stray"), R"({"count":1})");
}

TEST(ReadCurl, KnowsWhichMethodCurlUses) {
  const std::string start = "curl https://api.bland.ai/v1/sip/attach -H 'authorization: sk-4711' ";
  const auto codes = [&](const std::string& more) { return CodesOf(Read(start + more)); };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(codes("-X GET"), (Codes{"curl.method", "curl.no_body"}));
  EXPECT_EQ(codes("-I"), (Codes{"curl.method", "curl.no_body"}));
  EXPECT_EQ(codes("-G -d '{\"a\":1}'"), (Codes{"curl.method", "curl.data_in_query"}));
  EXPECT_EQ(Read(start + "-I")["method"], "HEAD");
  EXPECT_EQ(Read(start)["method"], "GET");
  EXPECT_EQ(Read(start + "-d x")["method"], "POST");
}

// A careless reader is quadratic in one of these counts: on a megabyte, the test then exceeds its
// time limit (TIMEOUT in tests/CMakeLists.txt).
TEST(ReadCurl, ReadsLongTexts) {
  const std::string_view pieces[] = {"curl ",
                                     "x curl ",
                                     "'",
                                     "\"",
                                     "\\",
                                     "$'",
                                     "@'\n",
                                     "^\n\n",
                                     "`\n",
                                     "%a",
                                     "<<x\n",
                                     "-d '{' ",
                                     "-H a:b ",
                                     "\n-",
                                     ("\xE2\x80\x98"
                                      "a "),
                                     " \n",
                                     "--next ",
                                     "["};
  for (const std::string_view piece : pieces) {
    for (const std::string_view head : {"curl ", "curl.exe ", "curl ^\n"}) {
      std::string text(head);
      while (text.size() < 1000000) text += piece;
      const OracleJson reading = Read(text);
      ASSERT_TRUE(reading.is_object()) << head << piece;
      EXPECT_TRUE(reading["recognized"].get<bool>()) << head << piece;
      EXPECT_FALSE(CodesOf(reading).empty()) << head << piece;
    }
  }
}

// The same for programs: what opens and is never closed, what refers to itself, what never ends.
TEST(ReadCurl, ReadsLongPrograms) {
  const std::string_view pieces[] = {"{phone_number: ",
                                     "dict(phone_number=",
                                     "[[\"phone_number\"",
                                     "{ { \"phone_number\", ",
                                     "\"a\" + ",
                                     "phone_number: x, ",
                                     "new X(",
                                     "new X() {",
                                     "map[string]",
                                     "f\"{",
                                     "%w[",
                                     "...a, ",
                                     "a => ",
                                     "http ",
                                     "http -",
                                     "xh /",
                                     "authorization ",
                                     "x = {phone_number: y}\ny = [x, x]\n"};
  for (const std::string_view piece : pieces) {
    std::string text = "fetch('https://api.bland.ai/v1/sip/attach', ";
    while (text.size() < 1000000) text += piece;
    EXPECT_TRUE(Read(text)["draft"].is_null()) << piece;
  }
}

// A command may follow a prompt, an operator, a path, `sudo` or variables, but not another word.
TEST(ReadCurl, FindsTheCommandBehindWhatMayStandBeforeIt) {
  const std::string call = "curl https://api.bland.ai/v1/sip/attach";
  for (const std::string_view before :
       {"",          " ",           "\n",    "text\n", "text\r\n", "text\n\t", "$ ",
        "$",         "% ",          "> ",    "# ",     "x | ",     "x; ",      "x && ",
        "(",         "`",           "sudo ", "time ",  "A=1 ",     "A=1 B=2 ", "/usr/bin/",
        "C:\\bin\\", "text\nsudo ", "\"",    "'"}) {
    EXPECT_EQ(Read(std::string(before) + call)["recognized"], true) << before;
  }
  for (const std::string_view before :
       {"my", "use ", "use\t", "pseudo ", "sudo", "sudox ", "the time-out ", "a b ", "-", "é "}) {
    EXPECT_EQ(Read(std::string(before) + call)["recognized"], false) << before;
  }
  for (const std::string_view name : {"curl", "curl.exe", "\"curl.exe\"", "'curl'"}) {
    EXPECT_EQ(Read(std::string(name) + " https://api.bland.ai/v1/sip/attach")["recognized"], true)
        << name;
  }
  for (const std::string_view text : {"curly x", "curl.ex x", "curl-x", "cur", "libcurl x"}) {
    EXPECT_EQ(Read(text)["recognized"], false) << text;
  }
  EXPECT_EQ(Read("curl\\\n https://api.bland.ai/v1/sip/attach")["url"],
            "https://api.bland.ai/v1/sip/attach");
}

// .http files of editors name the file with the body.
TEST(ReadCurl, SaysThatTheBodyOfAnHttpFileIsInAnotherFile) {
  const std::string request =
      "POST https://api.bland.ai/v1/sip/attach\nContent-Type: application/json\n\n";
  const std::vector<std::string> from_file{"curl.body_from_file"};
  for (const std::string_view line : {"< ./body.json", "<@ ./body.json", "<@latin1 body.json"}) {
    EXPECT_EQ(CodesOf(Read(request + std::string(line) + "\n")), from_file) << line;
  }
  for (const std::string_view line : {"<body.json", "a < b", ""}) {
    EXPECT_EQ(Read(request + std::string(line) + "\n")["recognized"], false) << line;
  }
}

// The options of bland-cli 0.6.1.
TEST(ReadCurl, KeepsAConfigurationThatIsNoObject) {
  EXPECT_EQ(Read("bland sip attach --config '[1]' --numbers +14155550132")["draft"].dump(), "[1]");
  const OracleJson broken = Read("bland sip attach --config '{' --numbers +14155550132");
  EXPECT_TRUE(broken["draft"].is_null());
  EXPECT_EQ(Read("bland sip attach --config '{\"a\":1}' --port 5061")["draft"].dump(),
            R"({"a":1,"port":5061})");
}

TEST(ReadCurl, ReadsTheServicesOwnCommandLine) {
  const auto draft = [](std::string_view options) {
    const OracleJson reading = Read("bland sip attach " + std::string(options));
    EXPECT_EQ(reading["recognized"], true) << options;
    return reading["draft"].dump();
  };
  EXPECT_EQ(draft("--numbers +14155550132"), R"({"phone_number":"+14155550132"})");
  EXPECT_EQ(draft("--number=+14155550132"), R"({"phone_number":"+14155550132"})");
  EXPECT_EQ(draft("--numbers 1,2 , 3 4 --port 5061"),
            R"({"port":5061,"phone_numbers":["1","2","3","4"]})");
  EXPECT_EQ(draft("--phone-numbers=1,2 --phone-number 3"), R"({"phone_numbers":["1","2","3"]})");
  EXPECT_EQ(draft("--numbers --port 5061"), R"({"port":5061})");
  EXPECT_EQ(draft("--trunk t-1 --endpoint=sip:a.example --transport tls"),
            R"({"trunk_id":"t-1","sip_endpoint":"sip:a.example","transport":"tls"})");
  EXPECT_EQ(draft("-direction both"), R"({"direction":"both"})");
  EXPECT_EQ(draft("--direction"), R"({"direction":""})");
  EXPECT_EQ(draft("--direction= --trunk x"), R"({"direction":"","trunk_id":"x"})");
  EXPECT_EQ(draft("--sip-username a=b"), R"({"sip_username":"a=b"})");
  EXPECT_EQ(draft("--sip-username=a=b"), R"({"sip_username":"a=b"})");
  // A port is a number if it is written as one.
  EXPECT_EQ(draft("--port 5061"), R"({"port":5061})");
  EXPECT_EQ(draft("--port 65535"), R"({"port":65535})");
  EXPECT_EQ(draft("--port 0"), R"({"port":0})");
  EXPECT_EQ(draft("--port 100000"), R"({"port":"100000"})");
  EXPECT_EQ(draft("--port 50a"), R"({"port":"50a"})");
  EXPECT_EQ(draft("--port="), R"({"port":""})");
  EXPECT_EQ(draft("--username 5061"), R"({"username":"5061"})");

  for (const std::string_view key : {"--api-key k1234567", "--key=k1234567", "--token k1234567"}) {
    const OracleJson reading = Read("bland sip attach --numbers 1 " + std::string(key));
    EXPECT_EQ(reading["has_api_key"], true) << key;
    EXPECT_EQ(reading.dump().find("k1234567"), std::string::npos);
  }
  EXPECT_EQ(Read("bland sip attach --numbers 1 --api-key \"$KEY\"")["has_api_key"], false);
  EXPECT_EQ(Read("bland sip attach --numbers 1")["has_api_key"], false);
  using Codes = std::vector<std::string>;
  const auto codes = [](std::string_view text) { return CodesOf(Read(text)); };
  EXPECT_EQ(codes("bland sip attach --numbers 1"), Codes{});
  EXPECT_EQ(codes("bland sip attach --numbers '1"), Codes{"curl.open_quote"});
  EXPECT_EQ(codes("bland sip attach --numbers 1 | cat"), Codes{"curl.more_commands"});
  EXPECT_EQ(codes("bland sip attach --numbers 1 --verbose"), Codes{"curl.options_left_out"});
  // Up to twenty omitted options are named.
  std::string many = "bland sip attach --numbers 1";
  for (int i = 101; i <= 121; ++i) many += " --o" + std::to_string(i);
  const std::string options(Text(Read(many)["diagnostics"][0]["params"]["options"]));
  EXPECT_NE(options.find("o120"), std::string::npos);
  EXPECT_EQ(options.find("o121"), std::string::npos);
  EXPECT_EQ(codes("bland sip attach --config @a.json"), Codes{"curl.body_from_file"});
  EXPECT_EQ(codes("bland sip detach --numbers 1"), Codes{"curl.other_endpoint"});
  EXPECT_EQ(codes("curl https://api.bland.ai/v1/sip/attach -d '{}' -H 'authorization: k1234567"),
            Codes{"curl.open_quote"});
  EXPECT_EQ(draft("--config '{\"a\":1,\"port\":1}' --port 2"), R"({"a":1,"port":2})");
  for (const std::string_view name :
       {"npx bland-cli", "npx bland-cli@latest", "$ bland", "bland-cli"}) {
    EXPECT_EQ(Read(std::string(name) + " sip attach --numbers 1")["recognized"], true) << name;
  }
  for (const std::string_view name : {"blander", "my bland", "bland x", "gobland"}) {
    EXPECT_EQ(Read(std::string(name) + " sip attach --numbers 1")["recognized"], false) << name;
  }
}

}  // namespace
}  // namespace sipattach
