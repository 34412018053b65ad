#include "providers/providers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "codes/codes.h"
#include "engine_calls.h"
#include "sipattach/endpoint.h"
#include "sipattach/provider.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

OracleJson Table() { return OracleJson::parse(Providers()); }

std::vector<std::string> Domains() {
  std::vector<std::string> domains;
  for (const OracleJson& row : Table()) {
    for (const OracleJson& domain : row["domains"]) domains.push_back(domain.get<std::string>());
  }
  return domains;
}

// Whose host it is, computed only from the interface: label by label from the end.
bool IsUnderOneOf(std::string_view host, const std::vector<std::string>& domains) {
  const auto labels = [](std::string_view text) {
    std::vector<std::string> list(1);
    for (const char c : Lowercase(text)) {
      if (c == '.') {
        list.emplace_back();
      } else {
        list.back() += c;
      }
    }
    if (list.back().empty()) list.pop_back();
    return list;
  };
  const std::vector<std::string> of_host = labels(host);
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    const std::vector<std::string> of_domain = labels(domain);
    return of_host.size() >= of_domain.size() &&
           std::equal(of_domain.rbegin(), of_domain.rend(), of_host.rbegin());
  });
}

TEST(Providers, NameCodesThatThereAre) {
  const OracleJson table = Table();
  ASSERT_GE(table.size(), 20u);
  const auto is_code = [](const std::string& slug) { return CodeOf(slug).has_value(); };
  for (const OracleJson& row : table) {
    for (const OracleJson& host : row["hosts"]) {
      if (!host.contains("mistake")) continue;
      EXPECT_TRUE(is_code(host["mistake"].get<std::string>())) << host;
    }
    if (row.contains("clear")) {
      EXPECT_TRUE(is_code(row["clear"].get<std::string>())) << row["id"];
    }
  }
}

// A pattern that is not under any domain would never be checked.
TEST(Providers, HavePatternsUnderTheirDomains) {
  for (const OracleJson& row : Table()) {
    const auto domains = row["domains"].get<std::vector<std::string>>();
    for (const OracleJson& host : row["hosts"]) {
      const auto pattern = host["pattern"].get<std::string>();
      if (pattern == "*" || pattern == "{server}") continue;
      EXPECT_TRUE(IsUnderOneOf(pattern, domains)) << pattern;
    }
  }
}

// Pieces of the providers' own names, combined in every way: a host under no domain belongs to
// nobody, any other has an owner.
TEST(Providers, OwnNothingOutsideTheirDomains) {
  const std::vector<std::string> domains = Domains();
  std::vector<std::string> pieces = {".",   ".",  ".",       ".",   "-",         "a",     "x1",
                                     "com", "ms", "example", "net", "xn--tw-7a", "aspstn"};
  for (const std::string& domain : domains) {
    pieces.push_back(domain);
    pieces.push_back(domain.substr(0, domain.find('.')));
    pieces.push_back(domain.substr(domain.find('.') + 1));
  }
  std::mt19937 random(16);
  int owned = 0;
  int nobodys = 0;
  for (int i = 0; i < 40000; ++i) {
    std::string host;
    for (std::size_t count = 1 + random() % 5; count > 0; --count) {
      std::string piece = pieces[random() % pieces.size()];
      if (random() % 4 == 0) {
        for (char& c : piece) c = random() % 2 == 0 ? Upper(c) : c;
      }
      host += piece;
    }
    const OracleJson reading = OracleJson::parse(ReadEndpoint("sip:" + host));
    if (!reading["valid"].get<bool>()) {
      EXPECT_TRUE(reading["provider"].is_null()) << host;
      continue;
    }
    const bool is_owned = !reading["provider"].is_null();
    EXPECT_EQ(is_owned, IsUnderOneOf(host, domains)) << host;
    ++(is_owned ? owned : nobodys);
  }
  EXPECT_GT(owned, 1000);
  EXPECT_GT(nobodys, 1000);
}

// Whatever the answers are, a preset is always JSON, and says what is missing.
TEST(ApplyProvider, TakesAnyAnswer) {
  const std::string answers[] = {
      "",
      "null",
      "[]",
      R"({"trunk":1,"port":"x","auth":[]})",
      R"({"trunk":"a b","host":"sip:","port":70000,"project":"proj_ x"})",
      R"({"trunk":"<your-trunk>","realm":"{realm}","port":0})"};
  for (const OracleJson& row : Table()) {
    for (const std::string& answer : answers) {
      const auto id = row["id"].get<std::string>();
      const OracleJson result = OracleJson::parse(ApplyProvider("{}", id, answer));
      EXPECT_EQ(result["provider"], id);
      EXPECT_EQ(result["ok"].get<bool>(), result["missing"].empty());
    }
  }
}

}  // namespace
}  // namespace sipattach
