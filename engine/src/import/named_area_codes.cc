#include "import/named_area_codes.h"

#include <algorithm>
#include <cstddef>

#include "import/line_words.h"
#include "names/column_role.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Without their first letters, which may be capitals.
constexpr std::string_view kNames[] = {"orwahl", "rtsnetz", "rea code",
                                       "refijo", "refisso", "etnummer"};

// Where the number that begins at this byte ends.
std::size_t EndOfNumber(std::string_view text, std::size_t at) {
  const std::size_t behind = std::min(text.find_first_not_of("0123456789 -.()", at), text.size());
  return text.find_last_of("0123456789", behind - 1) + 1;
}

// Whether a number without its area code begins at this byte.
bool BeginsLocal(std::string_view text, std::size_t at) {
  constexpr std::size_t kLeast = 4;
  return at < text.size() && IsDigit(text[at]) && text[at] != '0' && text[at - 1] != '-' &&
         CountDigits(text.substr(at, EndOfNumber(text, at) - at)) >= kLeast;
}

constexpr std::string_view kSigns = " \t\r\n,;:.)(=-/";
constexpr std::size_t kMostBetween = 32;  // bytes, from one number to the next

// Where the next number after this byte begins; the size of the text if it is too far away.
// Searching further from each name would take quadratic time.
std::size_t NextNumber(std::string_view text, std::size_t at) {
  const std::string_view near = text.substr(0, std::min(at + kMostBetween + 1, text.size()));
  return std::min(near.find_first_of("0123456789+", at), text.size());
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
  if (words.empty()) return between.find_first_of(",;:/\n") != std::string_view::npos;
  return IsListWord(words) || SayNumber(words);
}

// Joins the area code after the name that ends at `at` with the numbers after the code.
void Join(std::string_view text, std::size_t name, std::size_t at, std::string& out) {
  constexpr std::size_t kMostDigits = 6;
  while (at < text.size() && IsAlpha(text[at])) ++at;  // "Vorwahlnummer"
  const std::size_t code = std::min(text.find_first_not_of(" \t:=(", at), text.size());
  const std::size_t code_end = SkipDigits(text, code);
  if (code == at || code_end < code + 2 || code_end > code + kMostDigits) return;
  std::size_t number = NextNumber(text, code_end);
  const std::string_view between = text.substr(code_end, number - code_end);
  if (!BeginsLocal(text, number) || !LeadsToNumber(between) ||
      std::count(between.begin(), between.end(), '\n') > 1)
    return;
  const std::size_t line = between.rfind('\n');
  const std::size_t begin = line == between.npos ? name : code_end + line + 1;
  // "Vorwahl: 030" above "Rufnummer: 23125117" are read by their names.
  if (begin > name && between.find(':') != std::string_view::npos) return;
  std::string joined(TrimOf(between, kSigns));
  if (!joined.empty()) joined += ' ';
  const std::size_t label = joined.size();
  const std::string_view area = text.substr(code, code_end - code);
  std::size_t end = number;
  for (std::string_view next; next.find('\n') == next.npos;) {
    joined.append(next).append(area) += ' ';
    end = EndOfNumber(text, number);
    joined += text.substr(number, end - number);
    number = NextNumber(text, end);
    next = text.substr(end, number - end);
    if (!BeginsLocal(text, number) || !LeadsToNumber(next)) break;
  }
  if (begin + joined.size() > end) joined.erase(0, label);
  if (begin + joined.size() > end) return;
  if (out.empty()) out = text;
  if (begin > name) out.replace(name, code_end - name, code_end - name, ' ');
  joined.insert(0, end - begin - joined.size(), ' ');
  out.replace(begin, joined.size(), joined);
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

}  // namespace sipattach
