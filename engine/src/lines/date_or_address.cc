#include "lines/date_or_address.h"

#include <algorithm>
#include <string>

#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// Groups of digits with one character between them.
struct Groups {
  std::size_t count = 0;
  std::size_t sizes[4] = {};
  int values[4] = {};
  char separator = '\0';
};

// The groups at the beginning; `rest` becomes what follows them.
Groups GroupsOf(std::string_view text, std::string_view& rest) {
  Groups groups;
  std::size_t at = 0;
  while (groups.count < 4) {
    const std::size_t end = SkipDigits(text, at);
    if (end == at) break;
    groups.sizes[groups.count] = end - at;
    int value = 0;
    for (const char c : text.substr(at, std::min<std::size_t>(end - at, 4))) {
      value = value * 10 + (c - '0');
    }
    groups.values[groups.count++] = value;
    rest = text.substr(end);
    if (rest.empty() || (groups.separator != '\0' && rest[0] != groups.separator)) break;
    if (std::string_view(".:/-").find(rest[0]) == std::string_view::npos) break;
    groups.separator = rest[0];
    at = end + 1;
  }
  return groups;
}

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

bool IsDate(const Groups& groups) {
  if (groups.count != 3 || groups.separator == ':') return false;
  const std::size_t first = groups.sizes[0];
  const std::size_t second = groups.sizes[1];
  const std::size_t third = groups.sizes[2];
  const bool year_first = first == 4;
  if (year_first ? second > 2 || third > 2 : first > 2 || second > 2 || (third != 4 && third != 2))
    return false;
  // Numbers of eight digits are written like dates too: "9123-45-67", "6123-04-05" (Singapore).
  if (year_first && (groups.values[0] < kFirstYear || groups.values[0] > kLastYear)) return false;
  const std::size_t day_or_month = year_first ? 1 : 0;
  const int less = std::min(groups.values[day_or_month], groups.values[day_or_month + 1]);
  const int more = std::max(groups.values[day_or_month], groups.values[day_or_month + 1]);
  return less >= 1 && less <= 12 && more <= 31;
}

// "24.12.", "1.9" or "03/2015", one end of a period.
bool IsDayOrMonth(const Groups& groups) {
  if (groups.count != 2 || groups.sizes[0] > 2 || groups.values[0] < 1) return false;
  if (groups.sizes[1] == 4) return groups.values[0] <= 12;
  return groups.separator == '.' && groups.sizes[1] == 2 && groups.values[0] <= 31 &&
         groups.values[1] >= 1 && groups.values[1] <= 12;
}

// "16.8" or "12/05", which could be something else by itself.
bool IsDay(const Groups& groups) {
  const int less = std::min(groups.values[0], groups.values[1]);
  const int more = std::max(groups.values[0], groups.values[1]);
  return groups.count == 2 && groups.sizes[0] <= 2 && groups.sizes[1] <= 2 && less >= 1 &&
         less <= 12 && more <= 31 && (groups.separator == '.' || groups.separator == '/');
}

// "24.12.-06.01.", "03/2015 – 03/2016", "03.06-07.06.2015", "1.-5.10.2026"
bool IsPeriod(std::string_view text) {
  constexpr std::size_t kMostBetween = 6;
  std::string_view rest;
  const Groups first = GroupsOf(text, rest);
  const bool has_point = rest.starts_with('.');
  const bool is_day_only = first.count == 1 && first.sizes[0] <= 2 && has_point;
  if (!is_day_only && !IsDayOrMonth(first) && !IsDay(first)) return false;
  const std::size_t next = rest.find_first_of("0123456789");
  if (next > kMostBetween ||
      WithPlainDashes(rest.substr(0, next)).find('-') == std::string_view::npos)
    return false;
  const Groups last = GroupsOf(rest.substr(next), rest);
  if (!rest.empty() && rest != ".") return false;
  if (IsDate(last)) return is_day_only || (IsDay(first) && last.separator == first.separator);
  if (is_day_only || last.separator != first.separator) return false;
  return (IsDayOrMonth(first) && IsDayOrMonth(last) && last.sizes[1] == first.sizes[1]) ||
         (has_point && IsDay(first) && IsDay(last));
}

bool IsTime(std::string_view text) {
  std::string_view rest;
  const Groups groups = GroupsOf(text, rest);
  if (groups.separator != ':' || groups.count < 2 || groups.sizes[0] > 2 || groups.sizes[1] != 2) {
    return false;
  }
  // "12:30:45.123+02:00", "12:30pm", "8:00–18:00"
  return rest.find_first_not_of("0123456789.,:+-~ZzAaPpMm\xE2\x80\x93") == std::string_view::npos;
}

// Whether the check digits are right. They are computed with the first four characters at the end.
bool IsIban(std::string_view account) {
  constexpr int kModulus = 97;
  int remainder = 0;
  for (std::size_t i = 0; i < account.size(); ++i) {
    const char c = account[(i + 4) % account.size()];
    remainder = IsDigit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
    remainder %= kModulus;
  }
  return remainder == 1;
}

// "00-15-65-12-34-56"
bool IsMacAddress(std::string_view text) {
  if (text.size() != 17) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % 3 == 2 ? text[at] != '-' && text[at] != ':' : !IsHexDigit(text[at])) return false;
  }
  return true;
}

constexpr std::string_view kDegree = "\u00b0";

// Where a number such as "-122.4194" ends that begins at `at` and has at least `least` decimals;
// `at` if there is none, or if it exceeds `most`. "+44.2079460018" is a telephone number (RFC
// 5733).
std::size_t EndOfDecimal(std::string_view text, std::size_t at, std::size_t least, int most) {
  constexpr std::size_t kMostDecimals = 8;
  std::size_t begin = at;
  if (begin < text.size() && text[begin] == '-') ++begin;
  const std::size_t point = SkipDigits(text, begin);
  if (point == begin || point - begin > 3) return at;
  int whole = 0;
  for (const char c : text.substr(begin, point - begin)) whole = whole * 10 + (c - '0');
  if (whole > most) return at;
  if (point == text.size() || text[point] != '.') return least == 0 ? point : at;
  const std::size_t end = SkipDigits(text, point + 1);
  const std::size_t decimals = end - point - 1;
  return decimals >= least && decimals <= kMostDecimals ? end : at;
}

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

}  // namespace

std::size_t LengthOfCoordinates(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  constexpr std::size_t kLeastDecimals = 4;  // about ten metres
  text = text.substr(0, kLongest);
  std::size_t end = EndOfDecimal(text, 0, 0, 180);
  if (end == 0) return 0;
  if (text.substr(end).starts_with(kDegree)) {
    end += kDegree.size();
    // Minutes and seconds
    for (int part = 0; part < 2; ++part) {
      const std::size_t begin = SkipBlanks(text, end);
      std::size_t mark = EndOfDecimal(text, begin, 0, 59);
      if (mark == begin) break;
      mark = std::min(text.find_first_not_of("'\"", mark), text.size());
      for (const std::string_view prime : {"\u2032", "\u2033", "\u2019", "\u201d"}) {
        if (text.substr(mark).starts_with(prime)) mark += prime.size();
      }
      if (IsDigit(text[mark - 1])) break;
      end = mark;
    }
    return end;
  }
  if (text.size() > 1 && text[0] == '0' && IsDigit(text[1])) return 0;  // an area code
  end = EndOfDecimal(text, 0, kLeastDecimals, 90);
  std::size_t next = SkipBlanks(text, end);
  if (end == 0 || next == text.size()) return 0;
  if (text[next] == ',' || text[next] == ';' || text[next] == '/')
    next = SkipBlanks(text, next + 1);
  const std::size_t last = EndOfDecimal(text, next, kLeastDecimals, 180);
  return next > end && last > next ? last : 0;
}

std::size_t BeginOfHour(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 &&
         (IsDigit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ':'))
    --begin;
  std::string_view rest = text.substr(begin);
  const Groups hour = GroupsOf(rest, rest);
  const bool is_hour = hour.count > 0 && hour.count <= 2 && rest.empty() && hour.sizes[0] <= 2 &&
                       hour.values[0] <= 24 && (hour.count == 1 || hour.sizes[1] == 2) &&
                       hour.values[1] < 60;
  return is_hour ? begin : text.size();
}

std::size_t BeginOfHours(std::string_view text) {
  const std::size_t last = BeginOfHour(text);
  if (last == 0 || last == text.size()) return text.size();
  const std::size_t first_end = text.find_last_of("0123456789", last - 1) + 1;
  const std::size_t first = BeginOfHour(text.substr(0, first_end));
  const std::string_view between = Trim(text.substr(first_end, last - first_end));
  const bool are_hours =
      first < first_end && (IsRangeWord(between) || WithPlainDashes(between) == "-");
  return are_hours ? first : text.size();
}

bool AreOpeningHours(std::string_view text) {
  constexpr std::size_t kShortest = 4;
  if (text.size() < kShortest || text[0] < '6' || text[0] > '9') return false;
  const std::string_view end = text.substr(text.size() - 2);
  const std::string_view between = Trim(text.substr(1, text.size() - 3));
  return (between == "-" || between == "–") && IsAllDigits(end) && end >= "12" && end <= "24";
}

// "8.00-17.00"
[[gnu::noinline]] static bool AreHoursWithMinutes(std::string_view text) {
  return text.size() > 3 && text.find('.') <= 2 && text[text.size() - 3] == '.' &&
         BeginOfHours(text) == 0;
}

bool IsDateOrTime(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  while (!text.empty() && std::string_view(".:)").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  if (IsPeriod(text) || text == "24/7" || AreHoursWithMinutes(text)) return true;
  // Both dates of a period, one after the other: "01.02.2026-28.02.2026".
  while (!IsTime(text)) {
    std::string_view rest;
    if (!IsDate(GroupsOf(text, rest))) return false;
    if (rest.empty()) return true;
    const std::size_t next = rest.find_first_of("0123456789");
    if (next > 3) return false;
    text = rest.substr(next);
  }
  return true;
}

bool IsPlainDate(std::string_view text) {
  constexpr std::size_t kDate = 8;
  constexpr std::size_t kTime = 6;
  text = TrimOf(text, "()");
  if (!text.starts_with("19") && !text.starts_with("20")) return false;
  if (SkipDigits(text.substr(0, kDate), 0) != kDate) return false;
  const std::string_view time = text.substr(kDate);
  const bool is_time = time.size() > 1 && time[0] == 'T' && IsDigit(time[1]);
  if (!time.empty() && !is_time && !(time.size() == kTime && IsAllDigits(time))) return false;
  std::string date(text.substr(0, kDate));
  date.insert(6, 1, '-').insert(4, 1, '-');
  std::string_view rest;
  return IsDate(GroupsOf(date, rest));
}

bool IsAddress(std::string_view text) {
  text = TrimOf(text, "()");
  if (IsMacAddress(text)) return true;
  std::string_view rest;
  const Groups groups = GroupsOf(text, rest);
  if (groups.count != 4 || groups.separator != '.') return false;
  const bool ends =
      rest.empty() || ((rest[0] == ':' || rest[0] == '/') && SkipDigits(rest, 1) == rest.size());
  if (!ends) return false;
  bool pairs = true;  // "12.34.56.78" is how numbers of eight digits are written
  std::size_t at = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (groups.sizes[i] > 3 || groups.values[i] > 255) return false;
    // RFC 3986 §3.2.2 has no leading zeros: "079.123.40.25" is a number.
    if (groups.sizes[i] > 1 && text[at] == '0') return false;
    at += groups.sizes[i] + 1;
    pairs = pairs && groups.sizes[i] == 2;
  }
  return !pairs;
}

std::size_t LeastDigitsBeforeAmount(std::string_view number) {
  return number.starts_with('+') ? 10 : 8;  // with its calling code
}

bool EndsInAmount(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view amount = text.substr(blank + 1);
  const std::size_t whole = SkipDigits(amount, 0);
  std::string_view rest = amount.substr(whole);
  const bool is_share = rest.ends_with('%');
  if (is_share) rest.remove_suffix(1);
  const bool has_decimals =
      rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && SkipDigits(rest, 1) == rest.size();
  const bool is_amount = is_share ? rest.empty() || has_decimals : has_decimals && rest.size() == 3;
  constexpr std::size_t kMostWhole = 5;
  if (whole == 0 || whole > kMostWhole || !is_amount) return false;
  const std::string_view number = Trim(text.substr(0, blank));
  return CountDigits(number) >= LeastDigitsBeforeAmount(number);
}

std::size_t LengthOfIban(std::string_view text) {
  constexpr std::size_t kLeast = 15;
  constexpr std::size_t kMost = 34;
  if (text.size() < kLeast || !IsUpper(text[0]) || !IsUpper(text[1]) || SkipDigits(text, 2) < 4)
    return 0;
  std::string account;
  std::size_t length = 0;
  for (std::size_t at = 0; at <= text.size() && account.size() <= kMost; ++at) {
    const bool ends = at == text.size() || !(IsDigit(text[at]) || IsUpper(text[at]));
    if (!ends) {
      account += text[at];
      continue;
    }
    if (account.size() >= kLeast && IsIban(account)) length = at;
    if (at == text.size() || text[at] != ' ') break;
  }
  return length;
}

bool IsTown(std::string_view line) {
  constexpr std::size_t kDigits = 5;
  line = Trim(line);
  const std::size_t begin = std::min(line.find_first_of("0123456789"), line.size());
  const bool begins = begin == 0 || (begin <= 3 && line[begin - 1] == '-' && IsUpper(line[0]));
  const std::size_t end = SkipDigits(line, begin);
  const std::string_view town = line.substr(end);
  return begins && end - begin == kDigits && town.size() > 2 && town[0] == ' ' &&
         (IsUpper(town[1]) || static_cast<unsigned char>(town[1]) >= 0x80) && HasLetters(town) &&
         CountDigits(town) == 0;
}

}  // namespace sipattach
