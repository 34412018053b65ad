#include "program/program_base.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace sipattach {
namespace {

CallUrl Url(std::string_view code) {
  constexpr std::string_view kPath = "/sip/attach";
  const std::size_t path = code.find(kPath);
  return UrlOfCall(code, path, path + kPath.size());
}

struct Example {
  std::string_view name;
  std::string_view code;
};
void PrintTo(const Example& example, std::ostream* out) { *out << example.name; }

class KnownBases : public testing::TestWithParam<Example> {};

TEST_P(KnownBases, AreJoined) {
  const CallUrl url = Url(GetParam().code);
  EXPECT_EQ(url.text, "https://eu.example.com/v1/sip/attach");
  EXPECT_FALSE(url.is_unknown);
}

const Example kKnown[] = {
    {"Whole", "post('https://eu.example.com/v1/sip/attach')"},
    {"Axios",
     "api = axios.create({ baseURL: 'https://eu.example.com' }); api.post('/v1/sip/attach')"},
    {"Slashes", "ky.create({ prefixUrl: 'https://eu.example.com/' }); api.post('v1/sip/attach')"},
    {"Version", "baseURL = 'https://eu.example.com/v1'\nfetch(`${baseURL}/sip/attach`)"},
    {"Sum", "BASE = 'https://eu.example.com'\npost(BASE + '/v1/sip/attach')"},
    {"FString", "BASE = \"https://eu.example.com\"\npost(f\"{BASE}/v1/sip/attach\")"},
    {"Member", "self.base = 'https://eu.example.com'\npost(f'{self.base}/v1/sip/attach')"},
    {"HostOnly", "HOST = 'eu.example.com'\npost(f'https://{HOST}/v1/sip/attach')"},
    {"Percent", "BASE = 'https://eu.example.com'\npost('%s/v1/sip/attach' % BASE)"},
    {"Format", "BASE = 'https://eu.example.com'\npost('{}/v1/sip/attach'.format(BASE))"},
    {"Join", "post(urljoin('https://eu.example.com', '/v1/sip/attach'))"},
    {"NewUrl", "fetch(new URL('/v1/sip/attach', 'https://eu.example.com'))"},
    {"BaseAddress",
     "c = new HttpClient { BaseAddress = new Uri(\"https://eu.example.com\") };\n"
     "c.PostAsync(\"/v1/sip/attach\")"},
    {"RestClient",
     "var c = new RestClient(\"https://eu.example.com\");\n"
     "new RestRequest(\"/v1/sip/attach\")"},
    {"Guzzle", "new Client(['base_uri' => 'https://eu.example.com']);\npost('/v1/sip/attach')"},
    {"PhpDollar", "$base = 'https://eu.example.com';\ncurl_init(\"$base/v1/sip/attach\")"},
    {"PhpDefine", "define('BASE', 'https://eu.example.com');\nf(BASE . '/v1/sip/attach')"},
    {"Faraday", "c = Faraday.new(url: 'https://eu.example.com')\nc.post('/v1/sip/attach')"},
    {"RubyConstant", "BASE = 'https://eu.example.com'.freeze\nURI(\"#{BASE}/v1/sip/attach\")"},
    {"Go", "const base = \"https://eu.example.com\"\nPost(base+\"/v1/sip/attach\")"},
    {"Resty", "c.SetBaseURL(\"https://eu.example.com\")\nc.Post(\"/v1/sip/attach\")"},
    {"RustTyped",
     "const BASE: &str = \"https://eu.example.com\";\nformat!(\"{}/v1/sip/attach\", BASE)"},
    {"Swift", "let base = URL(string: \"https://eu.example.com\")!\nf(\"\\(base)/v1/sip/attach\")"},
    {"PathInName",
     "BASE = 'https://eu.example.com'\nPATH = '/v1/sip/attach'\na(x + PATHS)\npost(BASE + PATH)"},
    {"PathInTemplate",
     "B = 'https://eu.example.com'\nP = '/v1/sip/attach'\nfetch(`${B}${P}`)\nlog(P)"},
    {"OtherName", "A = 'https://eu.example.com'\nB = A\npost(B + '/v1/sip/attach')"},
    {"HttpFile", "@host = https://eu.example.com\n\nPOST {{host}}/v1/sip/attach"},
    {"HostField", "POST /v1/sip/attach HTTP/1.1\nHost: eu.example.com\n\n"},
    {"Connection", "c = HTTPSConnection('eu.example.com')\nc.request('POST', '/v1/sip/attach')"},
};
INSTANTIATE_TEST_SUITE_P(Program, KnownBases, testing::ValuesIn(kKnown),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(UrlOfCall, SaysThatABaseIsNotKnown) {
  for (const std::string_view code :
       {"post(process.env.BASE + '/v1/sip/attach')",
        "BASE = ENV['X']\npost(BASE + '/v1/sip/attach')",
        "BASE = getenv('A.b')\npost(BASE + '/v1/sip/attach')", "fetch('/v1/sip/attach')",
        "b = dev ? 'http://a.b' : 'http://c.d'\npost(b + '/v1/sip/attach')",
        "b = 'http://a.b'\nb = 'http://c.d'\npost(b + '/v1/sip/attach')",
        "b = 'http://a.b' + c\npost(b + '/v1/sip/attach')", "POST {{host}}/v1/sip/attach",
        "c({ baseURL: 'http://a.b' });\nc({ baseURL: 'http://c.d' });\nc.post('/v1/sip/attach')",
        "c({ baseURL: 'http://a.b' });\nc({ prefixUrl: 'http://c.d' });\nc.post('/v1/sip/attach')",
        "uri = \"$env:BASE/v1/sip/attach\"", "b = `http://${c}.d`\npost(b + '/v1/sip/attach')"}) {
    const CallUrl url = Url(code);
    EXPECT_EQ(url.text, "") << code;
    EXPECT_TRUE(url.is_unknown) << code;
  }
}

TEST(UrlOfCall, SaysNothingOfABareRequestLine) {
  const CallUrl url = Url("POST /v1/sip/attach HTTP/1.1\n\n{}");
  EXPECT_EQ(url.text, "");
  EXPECT_FALSE(url.is_unknown);
}

// An http scheme stays one, so that it is reported.
TEST(UrlOfCall, KeepsTheScheme) {
  EXPECT_EQ(Url("H = 'a.example'\npost(f'http://{H}/v1/sip/attach')").text,
            "http://a.example/v1/sip/attach");
}

}  // namespace
}  // namespace sipattach
