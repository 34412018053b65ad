// What the engine says about itself: the limits of the API's documentation, and the table of codes.

#include "sipattach/info.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

#include "codes/codes.h"
#include "oracle_json.h"

namespace sipattach {
namespace {

TEST(Info, HasTheLimitsOfTheApi) {
  const OracleJson info = OracleJson::parse(Info());
  const OracleJson& limits = info["limits"];
  // 1 to 100 numbers a request, passwords of 8 to 256 characters, 15 mappings, ports of 16 bits;
  // E.164 §6.1: 15 digits; RFC 1035 §2.3.4: labels of 63 octets, names of 253 characters.
  EXPECT_EQ(limits["max_numbers_per_request"], 100);
  EXPECT_EQ(limits["min_password_length"], 8);
  EXPECT_EQ(limits["max_password_length"], 256);
  EXPECT_EQ(limits["max_header_mappings"], 15);
  EXPECT_EQ(limits["min_port"], 1);
  EXPECT_EQ(limits["max_port"], 65535);
  EXPECT_EQ(limits["max_host_label_length"], 63);
  EXPECT_EQ(limits["max_host_length"], 253);
  EXPECT_FALSE(info["version"].get<std::string>().empty());
  EXPECT_FALSE(info["metadata_version"].get<std::string>().empty());
}

TEST(Info, HasEveryCodeWithItsDocumentation) {
  const OracleJson info = OracleJson::parse(Info());
  const auto all = AllCodes();
  const std::vector<CodeDocumentation> documentation = ReadCodeDocumentation();
  ASSERT_EQ(info["codes"].size(), kCodeCount);
  ASSERT_EQ(all.size(), kCodeCount);
  ASSERT_EQ(documentation.size(), kCodeCount);
  std::set<std::string_view> slugs;
  for (std::size_t i = 0; i < kCodeCount; ++i) {
    const OracleJson& said = info["codes"][i];
    EXPECT_EQ(said["code"], all[i].slug);
    EXPECT_EQ(said["message"], all[i].message);
    EXPECT_EQ(said["severity"], NameOf(all[i].severity));
    EXPECT_EQ(said["summary"], documentation[i].summary);
    EXPECT_EQ(said["source"], documentation[i].source);
    EXPECT_FALSE(documentation[i].summary.empty()) << all[i].slug;
    EXPECT_FALSE(documentation[i].source.empty()) << all[i].slug;
    EXPECT_TRUE(slugs.insert(all[i].slug).second) << all[i].slug;
    EXPECT_EQ(CodeOf(all[i].slug), static_cast<Code>(i));
    EXPECT_EQ(InfoOf(static_cast<Code>(i)).slug, all[i].slug);
    // "<subject>.<problem>"
    EXPECT_EQ(all[i].slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_."),
              std::string_view::npos)
        << all[i].slug;
    EXPECT_NE(all[i].slug.find('.'), std::string_view::npos);
  }
}

// As engine/src/codes/*.json has them.
TEST(Codes, AreThoseOfTheTable) {
  EXPECT_EQ(InfoOf(Code::kAuthPasswordTooShort).slug, "auth.password_too_short");
  EXPECT_EQ(InfoOf(Code::kAuthPasswordTooShort).severity, Severity::kError);
  EXPECT_EQ(InfoOf(Code::kAuthPasswordTooShort).message,
            "The password has {length} characters; use at least {minimum}.");
  EXPECT_EQ(InfoOf(Code::kOptionsClearTransport).severity, Severity::kWarning);
  EXPECT_EQ(InfoOf(Code::kServiceAdded).severity, Severity::kInfo);
  EXPECT_EQ(CodeOf("number.range"), Code::kNumberRange);
  for (const std::string_view slug :
       {"", "number.rang", "number.ranges", "Number.range", "none.such"}) {
    EXPECT_FALSE(CodeOf(slug)) << slug;
  }
  EXPECT_EQ(NameOf(Severity::kError), "error");
  EXPECT_EQ(NameOf(Severity::kWarning), "warning");
  EXPECT_EQ(NameOf(Severity::kInfo), "info");
}

}  // namespace
}  // namespace sipattach
