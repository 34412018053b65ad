#include "rewrites/encoding.h"

#include <gtest/gtest.h>

#include <string_view>

namespace sipattach {
namespace {

using namespace std::string_view_literals;

TEST(WrongEncodingOf, NamesWhatItWas) {
  EXPECT_EQ(WrongEncodingOf(std::string_view("\xFF\xFE+\0001\0004\0", 8)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf(std::string_view("\0+\0001\0004", 6)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf("M\xEF\xBF\xBDnchen"), "Windows-1252");
  EXPECT_EQ(WrongEncodingOf("MÃ¼nchen"), "UTF-8, read as Windows-1252");
  EXPECT_EQ(WrongEncodingOf("München"), "");
  EXPECT_EQ(WrongEncodingOf(std::string_view("1\0002\0", 4)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf(std::string_view("1\0", 2)), "");
  EXPECT_EQ(WrongEncodingOf(std::string_view("1\0002\00034", 6)), "");
  EXPECT_EQ(WrongEncodingOf(std::string_view("1\0002\0003", 5)), "UTF-16");
  EXPECT_EQ(WrongEncodingOf(std::string_view("PK\x03\x04\0\0\0\0", 8)), "");
}

TEST(InRightEncoding, TakesTheBytesOutThatUtf16HasForAscii) {
  EXPECT_EQ(InRightEncoding("\xFF\xFE+\0001\0"sv, "UTF-16"), "+1");
  EXPECT_EQ(InRightEncoding("\xFE\xFF\0+\0001"sv, "UTF-16"), "+1");
  EXPECT_EQ(InRightEncoding("\xEF\xBF\xBD\xEF\xBF\xBD+\0001\0"sv, "UTF-16"), "+1");
}

TEST(InRightEncoding, ReadsTheBytesOfCharactersAgain) {
  const auto meant = [](std::string_view text) {
    return InRightEncoding(text, "UTF-8, read as Windows-1252");
  };
  EXPECT_EQ(meant("MÃ¼nchen Â\xC2\xA0 - â€“ 29"), "München \xC2\xA0 - – 29");
  EXPECT_EQ(meant("TelÃ©fono;Â¿dÃ³nde?;â‚¬"), "Teléfono;¿dónde?;€");
  // A byte that Windows-1252 leaves undefined, and a sequence of four bytes.
  EXPECT_EQ(meant("Ã\xC2\x81 ðŸ“ž"), "Á 📞");
  // What is not such a sequence stays.
  EXPECT_EQ(meant("Ã Â, naïve Ü"), "Ã Â, naïve Ü");
  EXPECT_EQ(meant("Ã"), "Ã");
  EXPECT_EQ(meant("â€"), "â€");
}

TEST(InRightEncoding, LeavesWhatIsLost) {
  EXPECT_EQ(InRightEncoding("M\xEF\xBF\xBDnchen", "Windows-1252"), "M\xEF\xBF\xBDnchen");
}

}  // namespace
}  // namespace sipattach
