#include "lines/bare_number.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "draft_limits.h"
#include "lines/line_token.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Groups of digits with a single separator between them.
struct Groups {
  std::array<std::string_view, 6> texts{};
  std::size_t count = 0;
  std::size_t digits = 0;  // of all
  bool has_blanks = false;
  bool has_dashes = false;
  bool has_points = false;

  // Returns false if the text is anything else, or does not have as many digits as a number.
  bool Take(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const char c = at < text.size() ? text[at] : '\0';
      if (IsDigit(c)) continue;
      const bool separates = at == text.size() || c == ' ' || c == '-' || c == '.';
      if (!separates || at == begin || count == texts.size()) return false;
      has_blanks = has_blanks || c == ' ';
      has_dashes = has_dashes || c == '-';
      has_points = has_points || c == '.';
      texts[count++] = text.substr(begin, at - begin);
      digits += at - begin;
      begin = at + 1;
    }
    return digits >= kLeastDigits && digits <= kMostLineDigits;
  }
};

bool IsAreaCode(std::string_view digits) {
  return digits.size() == 3 && IsAllDigits(digits) && digits[0] > '1';
}

// "415-555-0132" and "1-415-555-0132" in North America. "1 415 555 0132" may be the first item of a
// numbered list.
bool IsNorthAmerican(const Groups& groups) {
  const std::size_t first = groups.count == 4 ? 1 : 0;
  if (groups.count != first + 3) return false;
  if (first > 0 && (groups.texts[0] != "1" || groups.has_blanks)) return false;
  return IsAreaCode(groups.texts[first]) && IsAreaCode(groups.texts[first + 1]) &&
         groups.texts[first + 2].size() == 4;
}

// "(415) 555-0132" in North America, also without the blank.
bool IsInBrackets(std::string_view line) {
  constexpr std::size_t kLength = 5;  // of the area code with its brackets
  if (line.size() <= kLength || line[kLength - 1] != ')') return false;
  Groups rest;
  return IsAreaCode(line.substr(1, 3)) &&
         rest.Take(line.substr(kLength + (line[kLength] == ' ' ? 1 : 0))) && rest.count == 2 &&
         IsAreaCode(rest.texts[0]) && rest.texts[1].size() == 4;
}

// After a plus sign. Among blanks, short groups with dashes may be a date.
bool IsInternational(const Groups& groups) {
  if (groups.has_points) return false;
  if (!groups.has_blanks || !groups.has_dashes) return true;
  return std::all_of(groups.texts.begin() + 1,
                     groups.texts.begin() + static_cast<std::ptrdiff_t>(groups.count),
                     [](std::string_view digits) { return digits.size() >= 3; });
}

// With a leading zero: "020 7946 0018", "01.42.68.53.00". The first group of "02 030 23125117" may
// be an item number. A date has at most eight digits, two dates have six groups, and no IP address
// begins with a zero.
bool IsNational(const Groups& groups) {
  constexpr std::size_t kMostOfDate = 8;
  constexpr std::size_t kOfTwoDates = 6;
  return groups.texts[0].starts_with('0') && groups.texts[0].size() > 1 &&
         groups.texts[1][0] != '0' && groups.digits > kMostOfDate && groups.count < kOfTwoDates &&
         groups.has_blanks + groups.has_dashes + groups.has_points == 1;
}

}  // namespace

bool IsBareNumber(std::string_view line) {
  if (line.starts_with('(')) return IsInBrackets(line);
  const bool has_plus = line.starts_with('+');
  Groups groups;
  if (!groups.Take(line.substr(has_plus ? 1 : 0))) return false;
  if (groups.count == 1) return true;
  return has_plus ? IsInternational(groups) : IsNorthAmerican(groups) || IsNational(groups);
}

}  // namespace sipattach
