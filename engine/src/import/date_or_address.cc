#include "import/date_or_address.h"

#include <algorithm>

#include "text/ascii.h"

namespace sipattach {
namespace {

// Groups of digits with one character between them.
struct Groups {
  std::size_t count = 0;
  std::size_t sizes[4] = {};
  int values[4] = {};
  char separator = '\0';
};

// The groups at the beginning, up to what is none any more, which is put into `rest`.
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

bool IsDate(const Groups& groups) {
  if (groups.count != 3 || groups.separator == ':') return false;
  const std::size_t first = groups.sizes[0];
  const std::size_t second = groups.sizes[1];
  const std::size_t third = groups.sizes[2];
  if (first == 4) return second <= 2 && third <= 2;
  if (first > 2 || second > 2 || (third != 4 && third != 2)) return false;
  const int less = std::min(groups.values[0], groups.values[1]);
  const int more = std::max(groups.values[0], groups.values[1]);
  return less >= 1 && less <= 12 && more <= 31;
}

bool IsTime(std::string_view text) {
  std::string_view rest;
  const Groups groups = GroupsOf(text, rest);
  if (groups.separator != ':' || groups.count < 2 || groups.sizes[0] > 2 || groups.sizes[1] != 2) {
    return false;
  }
  // "12:30:45.123+02:00", "12:30pm", "8:00–18:00"
  return rest.find_first_not_of("0123456789.,:+-ZzAaPpMm\xE2\x80\x93") == std::string_view::npos;
}

}  // namespace

bool IsDateOrTime(std::string_view text) {
  if (text.starts_with('(')) text.remove_prefix(1);
  while (!text.empty() && std::string_view(".:)").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  // Of a period, one date after the other: "01.02.2026-28.02.2026".
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

bool IsIpv4Address(std::string_view text) {
  std::string_view rest;
  const Groups groups = GroupsOf(text, rest);
  if (groups.count != 4 || groups.separator != '.') return false;
  if (!rest.empty() && (rest[0] != ':' || SkipDigits(rest, 1) != rest.size())) return false;
  bool pairs = true;  // "12.34.56.78" is how numbers of eight digits are written
  for (std::size_t i = 0; i < 4; ++i) {
    if (groups.sizes[i] > 3 || groups.values[i] > 255) return false;
    pairs = pairs && groups.sizes[i] == 2;
  }
  return !pairs;
}

}  // namespace sipattach
