#include "answer/http_date.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace sipattach {
namespace {

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// Compared with the standard library's calendar, over leap years and centuries with and without
// one.
TEST(ReadHttpDate, KnowsEveryDay) {
  using std::chrono::sys_days;
  const auto first = sys_days(std::chrono::year(1000) / 1 / 1);
  const auto last = sys_days(std::chrono::year(9999) / 12 / 31);
  // A step that meets every day of the month in every month.
  for (auto day = first; day <= last; day += std::chrono::days(37)) {
    const std::chrono::year_month_day date(day);
    char text[64];
    std::snprintf(text, sizeof text, "Sun, %02u %s %04d 08:49:37 GMT", unsigned{date.day()},
                  kMonths[unsigned{date.month()} - 1], int{date.year()});
    ASSERT_EQ(ReadHttpDate(text),
              std::chrono::seconds(day.time_since_epoch()).count() + 8 * 3600 + 49 * 60 + 37)
        << text;
  }
}

// RFC 9110 §5.6.7: the same moment in its three forms.
TEST(ReadHttpDate, ReadsThreeForms) {
  for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994"}) {
    EXPECT_EQ(ReadHttpDate(text), 784111777) << text;
  }
}

TEST(ReadHttpDate, TakesYearsOfTwoDigitsFrom1970To2069) {
  EXPECT_EQ(ReadHttpDate("Thursday, 01-Jan-70 00:00:00 GMT"), 0);
  EXPECT_EQ(ReadHttpDate("Friday, 31-Dec-99 00:00:00 GMT"), 946598400);
  EXPECT_EQ(ReadHttpDate("Saturday, 01-Jan-00 00:00:00 GMT"), 946684800);
  EXPECT_EQ(ReadHttpDate("Tuesday, 01-Jan-69 00:00:00 GMT"), 3124224000);
}

TEST(ReadHttpDate, KnowsTheLimitsOfATime) {
  const auto at = [](std::string_view time) {
    return ReadHttpDate("Thu, 01 Jan 1970 " + std::string(time) + " GMT");
  };
  EXPECT_EQ(at("00:00:00"), 0);
  EXPECT_EQ(at("00:00:01"), 1);
  EXPECT_EQ(at("00:01:00"), 60);
  EXPECT_EQ(at("01:00:00"), 3600);
  EXPECT_EQ(at("23:59:59"), 86399);
  EXPECT_EQ(at("23:59:60"), 86400);  // a leap second
  for (const char* time : {"24:00:00", "00:60:00", "00:00:61", "x:00:00", "00:x:00", "00:00:x"}) {
    EXPECT_EQ(at(time), std::nullopt) << time;
  }
}

TEST(ReadHttpDate, ReadsNothingElse) {
  for (const char* text :
       {"", "soon", "120", "Thu, 00 Jan 1970 00:00:00 GMT", "Thu, 32 Jan 1970 00:00:00 GMT",
        "Thu, 01 Foo 1970 00:00:00 GMT", "Thu, 01 an 1970 00:00:00 GMT",
        "Thu, 01 Jan 999 00:00:00 GMT", "Thu, 01 Jan 19700 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 UTC", "Thu, 01 Jan 1970 00:00:00", "Thu, 01 Jan 1970 00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT GMT", "Thu, 1a Jan 1970 00:00:00 GMT",
        "Thu, 01 Jan 197x 00:00:00 GMT", "Thu Jan 1 00:00:00 1970 GMT"}) {
    EXPECT_EQ(ReadHttpDate(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace sipattach
