#include "rewrites/named_area_codes.h"

#include <algorithm>
#include <cstddef>

#include "lines/line_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Without their first letters, which may be capitals.
constexpr std::string_view kNames[] = {"orwahl", "rtsnetz", "rea code",
                                       "refijo", "refisso", "etnummer"};

constexpr std::string_view kSigns = " \t\r\n,;:.)(=-/";
constexpr std::string_view kOfNumbers = "0123456789+";
constexpr std::size_t kMostBetween = 32;  // bytes, from one number to the next

// Where the number that begins at this byte ends.
std::size_t EndOfNumber(std::string_view text, std::size_t at) {
  const std::size_t behind = std::min(text.find_first_not_of("0123456789 -.()", at), text.size());
  return text.find_last_of("0123456789", behind - 1) + 1;
}

// Whether a number without its area code begins at this byte.
bool BeginsLocal(std::string_view text, std::size_t at, std::size_t least = 4) {
  constexpr std::size_t kMost = 9;
  if (at >= text.size() || !IsDigit(text[at]) || text[at] == '0') return false;
  const std::size_t digits = CountDigits(text.substr(at, EndOfNumber(text, at) - at));
  return (at == 0 || text[at - 1] != '-') && digits >= least && digits <= kMost;
}

// Where the next number after this byte begins; the size of the text if it is too far away.
// Searching further from each name would take quadratic time.
std::size_t NextNumber(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(0, std::min(at + kMostBetween + 1, text.size()));
  return std::min(near.find_first_of(kOfNumbers, at), text.size());
}

// Whether the last of these words announces a number: "Nummer", "Tel.", "Fax".
bool SayNumber(std::string_view words) {
  const std::string_view last = words.substr(words.rfind(' ') + 1);
  return ReadLineWord(last) == LineWord::kNumber || IsFaxWord(InSmallLetters(last)) ||
         ReadNameOfNumbers(last) >= NameOfNumbers::kWeak;
}

// Whether the text before a number leads to it: ", Nummer ", ": ", " und ".
bool LeadsToNumber(std::string_view between) {
  if (between.size() > kMostBetween) return false;
  const std::string_view words = TrimOf(between, kSigns);
  if (words.empty()) return between.find_first_of(",;:/") != std::string_view::npos;
  return IsListWord(words) || SayNumber(words);
}

// The numbers of a list that begins at `number`, each with the code before it; `end` is where the
// list ends.
std::string JoinedNumbers(std::string_view text, std::size_t number, std::string_view area,
                          std::size_t& end) {
  std::string joined;
  for (std::string_view next;;) {
    joined.append(next).append(area) += ' ';
    end = EndOfNumber(text, number);
    joined += text.substr(number, end - number);
    number = NextNumber(text, end);
    next = text.substr(end, number - end);
    if (next.find('\n') != next.npos || !BeginsLocal(text, number) || !LeadsToNumber(next))
      return joined;
  }
}

struct AreaCode {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The code behind the name that ends at this byte; an empty one where there is none.
AreaCode CodeBehind(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostDigits = 6;
  while (at < text.size() && IsAlpha(text[at])) ++at;  // "Vorwahlnummer"
  const std::size_t code = std::min(text.find_first_not_of(" \t:=(", at), text.size());
  const std::size_t end = SkipDigits(text, code);
  if (code == at || end < code + 2 || end > code + kMostDigits) return {};
  return {code, end};
}

// Writes what was joined, where there is room for it, with blanks around it.
void Write(std::string_view text, std::size_t begin, std::size_t end, std::string_view joined,
           bool at_end, std::string& out) {
  if (begin + joined.size() > end) return;
  if (out.empty()) out = text;
  out.replace(begin, end - begin, end - begin, ' ');
  joined.copy(&out[at_end ? end - joined.size() : begin], joined.size());
}

// "23125117 mit der Vorwahl 030", "555-0132, 555-0133 (area code 415)": joins the code with the
// numbers before it in the line.
void JoinBefore(std::string_view text, std::size_t name, AreaCode code, std::string& out) {
  constexpr std::size_t kLongest = 256;
  const std::size_t from = name - std::min(name, kLongest);
  const std::size_t line = text.substr(from, name - from).rfind('\n');
  if (line == std::string_view::npos && from > 0) return;
  const std::string_view before = text.substr(0, name);
  const std::size_t number = std::min(before.find_first_of(kOfNumbers, from + line + 1), name);
  if (!BeginsLocal(before, number)) return;
  std::size_t end = 0;
  const std::string joined =
      JoinedNumbers(before, number, text.substr(code.begin, code.end - code.begin), end);
  const std::string_view between = text.substr(end, name - end);
  if (between.size() > kMostBetween || between.find_first_of(kOfNumbers) != between.npos) return;
  const std::size_t bracket = text.substr(code.end).starts_with(')') ? 1 : 0;
  Write(text, number, code.end + bracket, joined, /*at_end=*/false, out);
}

// Joins the code behind the name that begins at `name` and ends at `at` with the numbers behind it
// in the line, or with those before it.
void Join(std::string_view text, std::size_t name, std::size_t at, std::string& out) {
  const AreaCode code = CodeBehind(text, at);
  if (code.end == 0) return;
  const std::size_t number = NextNumber(text, code.end);
  const std::string_view between = text.substr(code.end, number - code.end);
  if (between.find('\n') != between.npos || number == text.size())
    return JoinBefore(text, name, code, out);
  if (!BeginsLocal(text, number) || !LeadsToNumber(between)) return;
  std::string label(TrimOf(between, kSigns));
  if (!label.empty()) label += ' ';
  std::size_t end = 0;
  const std::string joined =
      JoinedNumbers(text, number, text.substr(code.begin, code.end - code.begin), end);
  if (name + label.size() + joined.size() > end) label.clear();
  Write(text, name, end, label + joined, /*at_end=*/true, out);
}

}  // namespace

std::string WithNamedAreaCodes(std::string_view text) {
  std::string out;
  for (const std::string_view name : kNames) {
    for (std::size_t at = text.find(name); at < text.size(); at = text.find(name, at + 1))
      Join(text, at == 0 ? 0 : at - 1, at + name.size(), out);
  }
  return out;
}

std::string_view AreaCodeOf(std::string_view line) {
  for (const std::string_view name : kNames) {
    const std::size_t at = line.find(name);
    if (at == line.npos) continue;
    const AreaCode code = CodeBehind(line, at + name.size());
    const bool is_only = CountDigits(line) == code.end - code.begin;
    return is_only ? line.substr(code.begin, code.end - code.begin) : std::string_view();
  }
  return {};
}

std::string WithAreaCode(std::string_view line, std::string_view area) {
  constexpr std::size_t kLeastBehindWords = 6;
  const std::size_t number = std::min(line.find_first_of(kOfNumbers), line.size());
  const std::string_view before = line.substr(0, number);
  const bool leads = Trim(before).empty() || LeadsToNumber(before);
  if (!BeginsLocal(line, number, leads ? 4 : kLeastBehindWords)) return {};
  std::size_t end = 0;
  std::string joined(before);
  joined += JoinedNumbers(line, number, area, end);
  return joined.append(line.substr(end));
}

}  // namespace sipattach
