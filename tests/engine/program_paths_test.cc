#include "program/program_paths.h"

#include <gtest/gtest.h>

namespace sipattach {
namespace {

TEST(WithWholePaths, JoinsPieces) {
  EXPECT_EQ(WithWholePaths("base + \"/v1/\" + \"sip/attach\""), "base + \"/v1/sip/attach\"");
  EXPECT_EQ(WithWholePaths("'https://a.example' . '/v1' . '/sip/attach'"),
            "'https://a.example/v1/sip/attach'");
  EXPECT_EQ(WithWholePaths("'https://a.example/v1' +\n      '/sip/attach'"),
            "'https://a.example/v1/sip/attach'");
  EXPECT_EQ(WithWholePaths("\"/v1/sip/\" + \"detach\""), "\"/v1/sip/detach\"");
}

TEST(WithWholePaths, BeginsThemWithASlash) {
  EXPECT_EQ(WithWholePaths("api.post('sip/attach')"), "api.post('/sip/attach')");
  EXPECT_EQ(WithWholePaths("fetch(`${BASE}sip/attach`)"), "fetch(`${BASE}/sip/attach`)");
  EXPECT_EQ(WithWholePaths("url(\"\\(base)sip/attach\")"), "url(\"\\(base)/sip/attach\")");
}

TEST(WithWholePaths, LeavesEverythingElse) {
  for (const std::string_view code :
       {"post('/v1/sip/attach')", "'v1/sip/attach'", "\"docs/sip/attach.md\"", "'sip/'", "'sip'",
        "'a' + 'b'", "'a' + sip/attach", "'a' - '/sip/attach'", "'a' + b + '/sip/attach'", "\"",
        "'a' +", "'a' + '", "sip/attach", "\"sip:a\" + \"@b\"", ""}) {
    EXPECT_EQ(WithWholePaths(code), code);
  }
}

}  // namespace
}  // namespace sipattach
