// Compares readings with data from outside the project: phones.jsonl, one JSON object per line, in
// the folder SIPATTACH_CONFORMANCE (or ../shared/conformance beside the checkout). Its expectations
// were computed with google-libphonenumber 3.2.47.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "phone/phone.h"

namespace sipattach::phone {
namespace {

using Json = nlohmann::json;

std::string Folder() {
  const char* const folder = std::getenv("SIPATTACH_CONFORMANCE");
  return folder != nullptr ? folder : SIPATTACH_SOURCE_DIR "/../shared/conformance";
}

std::string ParseName(ParseError error) {
  static const std::map<ParseError, std::string> kNames = {
      {ParseError::kNone, "ok"},
      {ParseError::kInvalidCountryCode, "INVALID_COUNTRY_CODE"},
      {ParseError::kNotANumber, "NOT_A_NUMBER"},
      {ParseError::kTooShortAfterIdd, "TOO_SHORT_AFTER_IDD"},
      {ParseError::kTooShortNsn, "TOO_SHORT_NSN"},
      {ParseError::kTooLong, "TOO_LONG_NSN"}};
  return kNames.at(error);
}

std::string LengthName(Length length) {
  static const std::map<Length, std::string> kNames = {
      {Length::kPossible, "IS_POSSIBLE"},
      {Length::kLocalOnly, "IS_POSSIBLE_LOCAL_ONLY"},
      {Length::kUnknownCallingCode, "INVALID_COUNTRY_CODE"},
      {Length::kTooShort, "TOO_SHORT"},
      {Length::kTooLong, "TOO_LONG"},
      {Length::kInvalid, "INVALID_LENGTH"}};
  return kNames.at(length);
}

std::string TypeName(std::string_view type) {
  if (type.empty()) return "UNKNOWN";
  std::string out(type);
  for (char& c : out) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return out;
}

std::string TextOrEmpty(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

void Check(const Json& line) {
  SCOPED_TRACE(line["id"].get<std::string>() + ": " + line["input"].dump());
  const Number number =
      Read(line["input"].get<std::string>(), TextOrEmpty(line["default_region"]), true);
  const Json& expect = line["expect"];
  if (expect["parse"] != "ok") {
    EXPECT_EQ(ParseName(number.error), TextOrEmpty(expect["error"]));
    return;
  }
  ASSERT_EQ(ParseName(number.error), "ok");
  EXPECT_EQ(number.e164, TextOrEmpty(expect["e164"]));
  EXPECT_EQ(number.country_code, expect["country_code"].get<int>());
  EXPECT_EQ(number.national_significant, TextOrEmpty(expect["national_significant"]));
  EXPECT_EQ(number.extension, TextOrEmpty(expect["extension"]));
  EXPECT_EQ(LengthName(number.length), TextOrEmpty(expect["possible_reason"]));
  EXPECT_EQ(number.valid, expect["valid"].get<bool>());
  EXPECT_EQ(number.region, TextOrEmpty(expect["region"]));
  EXPECT_EQ(TypeName(number.type), TextOrEmpty(expect["type"]));
}

TEST(PhoneConformanceTest, ReadsOutsideNumbersAsExpected) {
  std::ifstream file(Folder() + "/phones.jsonl");
  if (!file) GTEST_SKIP() << "skipped: no phones.jsonl in " << Folder();
  int cases = 0;
  for (std::string text; std::getline(file, text);) {
    if (text.empty()) continue;
    Check(Json::parse(text));
    ++cases;
  }
  std::cout << cases << " outside numbers\n";
  EXPECT_GT(cases, 0);
}

}  // namespace
}  // namespace sipattach::phone
