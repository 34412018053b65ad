#include "import/settings.h"

#include <algorithm>
#include <cstddef>

#include "names/column_role.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

struct Part {
  std::size_t begin;
  std::size_t end;
};

constexpr bool IsOfName(char c) { return IsAlphanumeric(c) || c == '_' || c == '-' || c == '.'; }

std::size_t EndOfName(std::string_view line, std::size_t at) {
  while (at < line.size() && IsOfName(line[at])) ++at;
  return at;
}

// The user in a line that sets something; the whole line if it does not. The part is empty if the
// line sets something else.
Part UserIn(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  // "[2000](phone)"
  if (line.substr(begin).starts_with('[')) {
    const std::size_t close = line.find(']', begin);
    return close < line.size() ? Part{begin, close + 1} : Part{0, line.size()};
  }
  const std::size_t name = EndOfName(line, begin);
  const std::size_t sign = std::min(line.find_first_not_of(" \t", name), line.size());
  if (name == begin || sign == line.size()) return {0, line.size()};
  // "2000 => 1234,Ann Lee", in voicemail.conf
  const bool is_number = CountDigits(line.substr(begin, name - begin)) == name - begin;
  if (line.substr(sign).starts_with("=>") && is_number) return {begin, name};
  if (line[sign] == '=') {
    const std::size_t value = std::min(line.find_first_not_of(" \t\"'>", sign + 1), line.size());
    const bool is_user = IsNameOfUser(line.substr(begin, name - begin));
    return is_user ? Part{value, line.size()} : Part{begin, begin};
  }
  // "PJSIP/2000"
  if (line[sign] == '/' && sign == name &&
      IsOneOf(" sip pjsip iax2 sccp ", Lowercase(line.substr(begin, name - begin))))
    return {sign + 1, line.size()};
  // "2000:password": a user has no colon (RFC 3261 §25.1).
  if (line[sign] == ':' && sign == name && is_number && sign + 1 < line.size() &&
      !IsBlank(line[sign + 1]))
    return {begin, name};
  return {0, line.size()};
}

}  // namespace

std::string WithoutSettings(std::string_view text, Findings& findings) {
  std::string out;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t at) {
    const Part user = UserIn(line);
    if (user.begin == 0 && user.end == line.size()) return;
    if (out.empty()) out = text;
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(at);
    std::fill(begin, begin + static_cast<std::ptrdiff_t>(user.begin), ' ');
    std::fill(begin + static_cast<std::ptrdiff_t>(user.end),
              begin + static_cast<std::ptrdiff_t>(line.size()), ' ');
    findings.words.Add(1, at);
  });
  return out;
}

}  // namespace sipattach
