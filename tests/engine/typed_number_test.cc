#include "number/typed_number.h"

#include <gtest/gtest.h>

#include <string_view>

#include "number/spreadsheet.h"

namespace sipattach {
namespace {

struct Pair {
  std::string_view text;
  std::string_view expected;
};

// RFC 3261 §20.10: a name, an address in angle brackets, parameters.
TEST(InAngleBrackets, FindsTheOnlyAddress) {
  for (const auto& [text, expected] :
       {Pair{"<+14155552671>", "+14155552671"}, Pair{"Alice <sip:a@b>", "sip:a@b"},
        Pair{"<1>", "1"}, Pair{"a < 1 >", "1"}, Pair{"<1>;tag=2", "1"}, Pair{"<>", ""},
        Pair{"", ""}, Pair{"1", ""}, Pair{"<1", ""}, Pair{"1>", ""}, Pair{">1<", ""},
        Pair{"<1> 2", ""}, Pair{"<1>,<2>", ""}, Pair{"<<1>>", ""}}) {
    EXPECT_EQ(InAngleBrackets(text), expected) << text;
  }
}

TEST(WithoutBracketsOfExtension, OpensThoseAtTheEndOnly) {
  for (const auto& [text, expected] :
       {Pair{"1 (ext 5)", "1 ext 5"}, Pair{"1 (x5)", "1 x5"}, Pair{"1 [x5]", "1 x5"},
        Pair{"1 (#5)", "1 #5"}, Pair{"(x5)", "x5"}, Pair{"(1) (x5)", "(1) x5"}, Pair{"1 (5)", ""},
        Pair{"1 (x)", ""}, Pair{"1 ()", ""}, Pair{"1 (x5", ""}, Pair{"1 x5)", ""},
        Pair{"1 (x5) 2", ""}, Pair{"1 (-5)", ""}, Pair{"", ""}}) {
    EXPECT_EQ(WithoutBracketsOfExtension(text), expected) << text;
  }
}

// RFC 3986 §2.1.
TEST(PercentDecoded, ReadsTwoHexadecimalDigits) {
  for (const auto& [text, expected] :
       {Pair{"%2B1", "+1"}, Pair{"%2b1", "+1"}, Pair{"1%31", "11"}, Pair{"%31", "1"},
        Pair{"%31%32", "12"}, Pair{"%252B1", "+1"}, Pair{"%25252B1", "+1"},
        Pair{"%2525252B1", "%2B1"}, Pair{"+1", ""}, Pair{"", ""}, Pair{"%", ""}, Pair{"%3", ""},
        Pair{"%3g", ""}, Pair{"%g3", ""}, Pair{"%+3", ""}, Pair{"%%31", "%1"}}) {
    EXPECT_EQ(PercentDecoded(text), expected) << text;
  }
}

// An outside line is one or two digits and a pause; a service code is one to three digits with
// stars.
TEST(EndOfDialledPrefix, FindsTheNumberBehind) {
  for (const auto& [text, expected] :
       {Pair{"9,415", "415"}, Pair{"0w415", "415"}, Pair{"8P415", "415"}, Pair{"99,415", "415"},
        Pair{"9, 415", "415"}, Pair{"9;;415", "415"}, Pair{"*67 415", "415"},
        Pair{"*67,415", "415"}, Pair{"*6 415", "415"}, Pair{"*678 415", "415"},
        Pair{"#31#415", "415"}, Pair{"**67*415", "415"}, Pair{"*67-415", "415"}}) {
    const std::size_t end = EndOfDialledPrefix(text);
    ASSERT_LE(end, text.size()) << text;
    EXPECT_EQ(text.substr(end), expected) << text;
  }
  for (const char* text : {"", "415", "9 415", "9-415", "4,415", "999,415", "*6789 415", "*415",
                           "#415", "*", "9", "*67", "*,415", ",415", "*67p415"}) {
    EXPECT_EQ(EndOfDialledPrefix(text), std::string_view::npos) << text;
  }
}

TEST(SipUser, EndsBeforeHostPasswordAndParameters) {
  for (const auto& [text, expected] :
       {Pair{"sip:1@h", "1"}, Pair{"sips:1@h", "1"}, Pair{"SIP:1@h", "1"}, Pair{"sip:1", "1"},
        Pair{"sip:1;user=phone@h", "1"}, Pair{"sip:1:secret@h", "1"}, Pair{"sip:1?x", "1"},
        Pair{"sip:@h", ""}, Pair{"sip:", ""}, Pair{"tel:1", ""}, Pair{"1", ""}, Pair{"", ""}}) {
    EXPECT_EQ(SipUser(text), expected) << text;
  }
}

TEST(BeginsParameter, NeedsANameAndAnEqualsSign) {
  for (const char* text : {";ext=5", ";phone-context=+1", ";a="}) {
    EXPECT_TRUE(BeginsParameter(text, 0)) << text;
  }
  for (const char* text : {"ext=5", ";ext", ";=5", ";5=5", "; ext=5", ";", ";ext;a=5"}) {
    EXPECT_FALSE(BeginsParameter(text, 0)) << text;
  }
  EXPECT_TRUE(BeginsParameter("1;a=5", 1));
  EXPECT_FALSE(BeginsParameter("1;a=5", 0));
}

TEST(LengthOfPlace, EndsAtANumberWithItsOwnZero) {
  for (const auto& [text, place] :
       {Pair{"1 - 030 23125117", "1 - "}, Pair{"2024 030 23125117", "2024 "},
        Pair{"1/ 030 23125117", "1/ "}, Pair{"01 030 23125117", "01 "},
        Pair{"101 – (030) 23125117", "101 – "}, Pair{"12 - 01 5811234", "12 - "}}) {
    EXPECT_EQ(text.substr(0, LengthOfPlace(text)), place) << text;
  }
  for (const char* text :
       {"", "1", "1 - ", "1 030", "1 -030 23125117", "1-030 23125117", "0 030 23125117",
        "00 030 23125117", "030 030 23125117", "10101 - 030 23125117", "49 (0)30 23125117",
        "01 05 30 42 68", "138 0013 8000", "138 0123 4567", "1 - 4155550132", "1. 030 23125117",
        "+49 030 23125117", "9 - 0044 20 7946 0018"}) {
    EXPECT_EQ(LengthOfPlace(text), 0U) << text;
  }
}

TEST(IsScientificNumber, AsSpreadsheetsWriteIt) {
  for (const char* text : {"4.479E+11", "4,479e11", "4E11", "1.E+11", "+4.4E11", "1E1", "1E308"}) {
    EXPECT_TRUE(IsScientificNumber(text)) << text;
  }
  for (const char* text : {"", "4", "+", "E11", ".5E11", "4.4", "4.4E", "4.4E+", "4E1111", "4E11x",
                           "4E-11", "4;4E11", "4x11"}) {
    EXPECT_FALSE(IsScientificNumber(text)) << text;
  }
}

TEST(BeforeDecimalZeros, NeedsFiveDigitsAndZerosOnly) {
  for (const auto& [text, expected] :
       {Pair{"12345.0", "12345"}, Pair{"14155552671.000", "14155552671"},
        Pair{"+14155552671.0", "+14155552671"}, Pair{"1234.0", ""}, Pair{"12345.", ""},
        Pair{"12345", ""}, Pair{"12345.01", ""}, Pair{"12345,0", ""}, Pair{"12345.0.0", ""},
        Pair{"", ""}}) {
    EXPECT_EQ(BeforeDecimalZeros(text), expected) << text;
  }
}

TEST(HasDecimals, BehindTenDigitsAndUpToFiveOfThem) {
  for (const char* text : {"1234567890.1", "1234567890.12345", "+1234567890.5", "14155552671.0"}) {
    EXPECT_TRUE(HasDecimals(text)) << text;
  }
  for (const char* text : {"", "1234567890", "1234567890.", "123456789.1", "+123456789.1",
                           "1234567890.123456", "1234567890,1", "1234567890.1x", "1.4155550132"}) {
    EXPECT_FALSE(HasDecimals(text)) << text;
  }
}

}  // namespace
}  // namespace sipattach
