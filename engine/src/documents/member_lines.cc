#include "documents/member_lines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lines/continued_lines.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "tables/cells.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

struct Member {
  std::string_view name;
  std::string_view value;
  std::size_t at = 0;  // of the value, in the line
};

// In Asterisk's dial plan.
constexpr std::string_view kExtension = "exten";

// "TelephoneNumber : +14155552671", "did=4155552671", "exten => 4155552671,1,Answer()".
std::optional<Member> MemberOf(std::string_view line) {
  std::size_t sign = line.find_first_of(":=");
  if (sign == std::string_view::npos && line.find('\t') == line.rfind('\t')) sign = line.find('\t');
  if (sign == std::string_view::npos || sign + 1 >= line.size()) return std::nullopt;
  std::string_view name = Trim(line.substr(0, sign));
  while (!name.empty() && (name.front() == '-' || name.front() == '"' || name.front() == '\'' ||
                           IsBlank(name.front()))) {
    name.remove_prefix(1);
  }
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  if (name.empty() || name.size() > kLongestMemberName || !IsAlpha(name.front()))
    return std::nullopt;
  if (CountDigits(name) > 3) return std::nullopt;
  std::size_t at = sign + 1;
  while (at < line.size() &&
         (IsBlank(line[at]) || line[at] == '>' || line[at] == '"' || line[at] == '\'')) {
    ++at;
  }
  std::string_view value = line.substr(at);
  while (!value.empty() && (IsBlank(value.back()) || value.back() == '"' || value.back() == '\'' ||
                            value.back() == ',' || value.back() == ';')) {
    value.remove_suffix(1);
  }
  // In "exten = 4155552671/4155552672,1,Hangup()", the caller's number follows the slash.
  if (EqualsIgnoringCase(name, kExtension)) {
    value = value.substr(0, value.find_first_of(",/"));
  } else if (line.substr(sign, 2) == "=>") {
    value = value.substr(0, value.find(','));
  }
  return Member{name, value, at};
}

constexpr std::size_t kMostDifferent = 100;

// How many different names there are, if not too many.
std::size_t CountDifferent(const std::vector<std::string_view>& names) {
  std::vector<std::string_view> different;
  for (const std::string_view name : names) {
    if (std::find(different.begin(), different.end(), name) != different.end()) continue;
    different.push_back(name);
    if (different.size() > kMostDifferent) break;
  }
  return different.size();
}

}  // namespace

bool HasMembers(std::string_view text) {
  std::size_t lines = 0;
  std::size_t numbers = 0;
  std::size_t others = 0;
  std::size_t contacts = 0;
  std::size_t named_contacts = 0;
  std::size_t others_of_records = 0;
  std::size_t named_others = 0;
  std::size_t callers = 0;  // "from", without a range's end
  bool has_end = false;
  std::string_view first;  // of a range
  std::vector<std::string_view> names;
  ForEachLine(text, 0, [&](std::string_view line, std::size_t) {
    if (Trim(line).empty()) return;
    ++lines;
    const auto member = MemberOf(line);
    if (!member) return;
    names.push_back(member->name);
    const bool is_extension = EqualsIgnoringCase(member->name, kExtension);
    // A pattern for many numbers, unless the line has a number elsewhere.
    if (is_extension && member->value.starts_with('_') && CountDigits(line) < kLeastDigits)
      ++numbers;
    if (is_extension || line.find("=>") != std::string_view::npos) ++others;  // a dial plan
    const auto [name, role] = ReadMemberName(member->name);
    // Without the names, an area code or the end of a range would be read as a number.
    if (role == ColumnRole::kRangeStart) first = member->value;
    if (role == ColumnRole::kAreaCode ||
        (role == ColumnRole::kRangeEnd && AreEndsOfRange(first, member->value)))
      ++others;
    const std::size_t digits = CountDigits(member->value);
    const bool international = member->value.starts_with('+') && digits >= 7;
    const bool begins_range = role == ColumnRole::kRangeStart && digits >= kLeastDigits;
    const bool is_named = name >= NameOfNumbers::kWeak && digits >= 3;
    const ContactName contact =
        digits >= kLeastDigits ? ReadContactName(member->name) : ContactName();
    has_end = has_end || role == ColumnRole::kRangeEnd;
    if (contact.is_other && begins_range) ++callers;
    const bool is_other = contact.is_other && !begins_range;
    if (is_other || (is_named && name == NameOfNumbers::kMobile)) {
      ++others_of_records;
      named_others += is_named ? 1 : 0;
    }
    // With a plus, "Caller id: +14155550132" may be in a list.
    const bool is_member = !international || member->name.find('_') != member->name.npos;
    if (contact.is_contact || (is_other && is_member)) {
      ++contacts;
      named_contacts += is_named ? 1 : 0;
    } else if (is_named || begins_range) {
      ++numbers;
    } else if (!international && (name == NameOfNumbers::kUnlike || digits < 3)) {
      ++others;
    }
  });
  // "Contact number" names the number itself if nothing else does.
  if (numbers == 0) {
    numbers = named_contacts;
  } else {
    others += contacts;
  }
  // Records repeat the names of their members; in a list ("Front desk: +14155552671") they differ.
  constexpr std::size_t kMostOfOneRecord = 40;
  const std::size_t different = CountDifferent(names);
  const bool are_repeated = different * 2 <= names.size();
  if (are_repeated && numbers > named_others) others += others_of_records;
  if (!has_end && numbers > callers) others += callers;
  return numbers > 0 && others > 0 && names.size() * 10 >= lines * 6 &&
         different <= kMostDifferent && (names.size() <= kMostOfOneRecord || are_repeated);
}

// The lines of a record are consecutive. A blank line, the name of the first line again, or the
// dash of an item of YAML begins the next record.
void ReadMembers(std::string_view text, std::size_t begin, DocumentHandler& handler) {
  std::string first;
  bool open = false;
  const auto close = [&] {
    if (open) handler.Close();
    open = false;
    first.clear();
  };
  std::size_t read_to = 0;
  ForEachLine(text, begin, [&](std::string_view line, std::size_t at) {
    if (at < read_to) return;
    const auto member = MemberOf(line);
    if (Trim(line).starts_with("- ")) close();
    if (!member) {
      if (Trim(line).empty()) return close();
      return handler.Value("", Trim(line), at + line.find_first_not_of(" \t"));
    }
    if (member->name == first) close();
    if (!open) {
      handler.Open("");
      open = true;
      first = member->name;
    }
    std::string value(member->value);
    const std::size_t end = at + line.size();
    if (const std::size_t whole = EndWithBlock(text, value, end); whole > end) {
      value = WithBlanks(text.substr(at + member->at, whole - at - member->at));
      read_to = whole;
    }
    if (!value.empty()) handler.Value(member->name, value, at + member->at);
  });
  close();
}

}  // namespace sipattach
