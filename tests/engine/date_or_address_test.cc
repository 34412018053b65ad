#include "lines/date_or_address.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sipattach {
namespace {

// RFC 3986 §3.2.2: four numbers up to 255, without leading zeros. Pairs of digits are a way to
// write eight-digit numbers. Devices have six pairs of hexadecimal digits.
TEST(IsAddress, KnowsAddresses) {
  for (const std::string_view text :
       {"8.8.8.8", "192.168.100.200", "0.0.0.0", "255.255.255.255", "10.0.0.1:5060",
        "10.0.0.1:", "10.0.0.0/24", "1.12.34.56", "12.34.56.7", "12.34.5.67", "12.3.45.67",
        "(203.0.113.7:5060)", "00-15-65-12-34-56", "00:1a:2B:12:34:56"}) {
    EXPECT_TRUE(IsAddress(text)) << text;
  }
  for (const std::string_view text : {"",
                                      "8.8.8",
                                      "8.8.8.8.8",
                                      "8:8:8:8",
                                      "8-8-8-8",
                                      "256.1.1.1",
                                      "1.256.1.1",
                                      "1.1.256.1",
                                      "1.1.1.256",
                                      "1.1.1.0255",
                                      "12.34.56.78",
                                      "10.0.0.1:x",
                                      "10.0.0.1:5060x",
                                      "10.0.0.1/x",
                                      "415.555.2671",
                                      "4155552671",
                                      "079.123.40.25",
                                      "12.04.56.100",
                                      "00-15-65-12-34",
                                      "00-15-65-12-34-5g",
                                      "00.15.65.12.34.56"}) {
    EXPECT_FALSE(IsAddress(text)) << text;
  }
}

// ISO 8601, and the orders of day, month and year in use.
TEST(IsDateOrTime, KnowsDates) {
  for (const std::string_view text :
       {"2026-11-27", "2026/1/2", "2026.01.02", "27.11.2026", "11/27/2026", "1-2-2026", "27.11.26",
        "31/12/26", "12/31/26", "1.1.26", "2026-11-27.", "2026-11-27:", "(2026-11-27",
        "11/01/2026).", "12/01/2026-12/31/2026"}) {
    EXPECT_TRUE(IsDateOrTime(text)) << text;
  }
  for (const std::string_view text :
       {"2026-111-27", "2026-11-277", "111.11.2026", "11.111.2026", "11.11.202", "11.11.20267",
        "13.13.26", "13.13.2026", "99.99.2026", "0.1.26", "1.0.26", "12.32.26", "2026-11",
        "20261127", "2026-11/27", "2026-11-27-", "415-555-2671"}) {
    EXPECT_FALSE(IsDateOrTime(text)) << text;
  }
}

TEST(IsDateOrTime, KnowsPeriodsWithoutDayOrYear) {
  for (const std::string_view text :
       {"24.12.-06.01.", "24.12.–06.01.", "08.06 - 22.06", "03/2015 – 03/2016", "1.02.-28.02.",
        "01.2026-12.2026", "08.06-22.06.2026", "03.06.-07.06.2015", "16.8.-1.9", "1.-5.10.2026",
        "1.9.-30.9.26", "12/05-14/05/2015"}) {
    EXPECT_TRUE(IsDateOrTime(text)) << text;
  }
  for (const std::string_view text :
       {"24.12.", "08.06 22.06", "32.12.-06.01.", "24.13.-06.01.", "0.12.-06.01.", "24.00.-06.01.",
        "13/2026-12/2027", "03/2015-03.2016", "03/15-03/16", "08.06-22.06.5", "16.8-1.9",
        "1-5.10.2026", "32.8.-1.9", "12/05-14.05.2015", "0161.49-60.01", "24.12. to 06.01.",
        "24.12.-", "-"}) {
    EXPECT_FALSE(IsDateOrTime(text)) << text;
  }
}

// ISO 13616, with the examples of its registry.
TEST(LengthOfIban, ChecksItsDigits) {
  for (const std::string_view text :
       {"NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "GB29 NWBK 6016 1331 9268 19",
        "CH93 0076 2011 6238 5295 7", "DE89370400440532013000", "NO93 8601 1117 947",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S"}) {
    EXPECT_EQ(LengthOfIban(text), text.size()) << text;
  }
  EXPECT_EQ(LengthOfIban("NL91 ABNA 0417 1643 00 020-1234567"), 22U);
  EXPECT_EQ(LengthOfIban("NL91 ABNA 0417 1643 00, BIC ABNANL2A"), 22U);
  for (const std::string_view text :
       {"", "NL91", "NL92 ABNA 0417 1643 00", "NL91 ABNA 0417 1643 0", "nl91 abna 0417 1643 00",
        "N191 ABNA 0417 1643 00", "NLA1 ABNA 0417 1643 00", "4155552671 4155552671"}) {
    EXPECT_EQ(LengthOfIban(text), 0U) << text;
  }
}

// As maps and GPS write places; "+44.2079460018" is how registrars write numbers (RFC 5733).
TEST(LengthOfCoordinates, KnowsPlaces) {
  for (const std::string_view text :
       {"52.520008, 13.404954", "37.7749295,-122.4194155", "-33.8688 151.2093", "0.1278;51.5074",
        "37.7749\u00b0", "52\u00b0 31.200'", "52\u00b0 31' 12\"", "013\u00b0 24\u2032 18\u2033"}) {
    EXPECT_EQ(LengthOfCoordinates(text), text.size()) << text;
  }
  for (const std::string_view text :
       {"", "0", "5", "52.520008", "52.52, 13.40", "91.5200, 13.4049", "52.5200, 181.4049",
        "030.23125117, 030.23125118", "415.5552671, 415.5552672", "44.2079460018,44.2079460019",
        "+1.4155552671,+1.4155552672", "198.51.100.1", "52.5200,", "030 23125117"}) {
    EXPECT_EQ(LengthOfCoordinates(text), 0U) << text;
  }
}

TEST(IsDateOrTime, KnowsTimes) {
  for (const std::string_view text :
       {"12:30", "1:05", "12:30:45", "12:30:45.123", "12:30:45,123", "12:30:45Z", "12:30+02:00",
        "12:30-05:00", "12:30pm", "12:30AM", "2026-11-27T12:30:45Z", "2026-11-27 12:30",
        "2026-11-27 - 12:30", "27.11.2026, 12:30", "8:00–18:00", "8:00-18:00).", "8.00-17.00",
        "08.30–12.45", "2026-11-27 2026-11-28"}) {
    EXPECT_TRUE(IsDateOrTime(text)) << text;
  }
  for (const std::string_view text :
       {"123:30", "12:3", "12:300", "12.30", "12:30x", "12:30 Ann", "2026-11-27 at noon 12:30",
        "2026-11-27T", "2026-11-27 4155552671"}) {
    EXPECT_FALSE(IsDateOrTime(text)) << text;
  }
}

TEST(IsDateOrTime, TakesAnyNumberOfDates) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "01.02.2026-";
  EXPECT_TRUE(IsDateOrTime(text + "01.02.2026"));
  EXPECT_FALSE(IsDateOrTime(text + "01.02.20261"));
}

}  // namespace
}  // namespace sipattach
