#include "import/date_or_address.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sipattach {
namespace {

// RFC 3986 §3.2.2: four numbers up to 255. Pairs of digits are how numbers of eight are written.
TEST(IsIpv4Address, KnowsAddresses) {
  for (const std::string_view text :
       {"8.8.8.8", "192.168.100.200", "0.0.0.0", "255.255.255.255", "10.0.0.1:5060",
        "10.0.0.1:", "1.12.34.56", "12.34.56.7", "12.34.5.67", "12.3.45.67"}) {
    EXPECT_TRUE(IsIpv4Address(text)) << text;
  }
  for (const std::string_view text :
       {"", "8.8.8", "8.8.8.8.8", "8:8:8:8", "8-8-8-8", "256.1.1.1", "1.256.1.1", "1.1.256.1",
        "1.1.1.256", "1.1.1.0255", "12.34.56.78", "10.0.0.1:x", "10.0.0.1:5060x", "10.0.0.1/24",
        "415.555.2671", "4155552671"}) {
    EXPECT_FALSE(IsIpv4Address(text)) << text;
  }
}

// ISO 8601, and the orders of day, month and year that people use.
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

TEST(IsDateOrTime, KnowsTimes) {
  for (const std::string_view text :
       {"12:30", "1:05", "12:30:45", "12:30:45.123", "12:30:45,123", "12:30:45Z", "12:30+02:00",
        "12:30-05:00", "12:30pm", "12:30AM", "2026-11-27T12:30:45Z", "2026-11-27 12:30",
        "2026-11-27 - 12:30", "27.11.2026, 12:30", "8:00–18:00", "8:00-18:00).",
        "2026-11-27 2026-11-28"}) {
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
