#include "answer/http_date.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
constexpr std::size_t kMostTokens = 8;

// The text between blanks, commas, hyphens and colons.
struct Tokens {
  std::array<std::string_view, kMostTokens> texts;
  std::size_t count = 0;  // kMostTokens + 1 if there are more
};

Tokens Split(std::string_view text) {
  Tokens tokens;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t,-:");
    if (begin == std::string_view::npos) return tokens;
    if (tokens.count == kMostTokens) {
      ++tokens.count;
      return tokens;
    }
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" \t,-:"), text.size());
    tokens.texts[tokens.count++] = text.substr(0, end);
    text.remove_prefix(end);
  }
}

// A number of one to four digits, or -1.
int NumberIn(std::string_view token) {
  return token.size() <= 4 && IsAllDigits(token) ? static_cast<int>(*IntegerIn(token)) : -1;
}

// 1 to 12, or 0 if it is not a month.
int MonthIn(std::string_view token) {
  for (std::size_t at = 0; at < kMonths.size(); at += 3) {
    if (EqualsIgnoringCase(token, kMonths.substr(at, 3))) return static_cast<int>(at / 3) + 1;
  }
  return 0;
}

// Days since 1970-01-01 in the Gregorian calendar. Years are counted from March, which makes the
// leap day the last day of a year.
std::int64_t DaysOf(int year, int month, int day) {
  const int march_year = month > 2 ? year : year - 1;
  const int march_month = (month + 9) % 12;
  const std::int64_t leap_days = march_year / 4 - march_year / 100 + march_year / 400;
  constexpr std::int64_t kDaysTo1970 = 719469;
  return std::int64_t{365} * march_year + leap_days + (march_month * 306 + 5) / 10 + day -
         kDaysTo1970;
}

}  // namespace

std::optional<std::int64_t> ReadHttpDate(std::string_view text) {
  const Tokens tokens = Split(text);
  const auto& token = tokens.texts;
  const bool is_asctime = tokens.count == 7;
  if (!is_asctime && (tokens.count != 8 || token[7] != "GMT")) return std::nullopt;
  const std::size_t time = is_asctime ? 3 : 4;
  const std::string_view year_token = token[is_asctime ? 6 : 3];
  const int month = MonthIn(token[is_asctime ? 1 : 2]);
  const int day = NumberIn(token[is_asctime ? 2 : 1]);
  const int hour = NumberIn(token[time]);
  const int minute = NumberIn(token[time + 1]);
  const int second = NumberIn(token[time + 2]);
  int year = NumberIn(year_token);
  if (year_token.size() == 2 && year >= 0) year += year < 70 ? 2000 : 1900;
  const bool is_date = year >= 1000 && month > 0 && day >= 1 && day <= 31;
  const bool is_time = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 &&
                       second <= 60;  // a leap second
  if (!is_date || !is_time) return std::nullopt;
  return DaysOf(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
}

}  // namespace sipattach
