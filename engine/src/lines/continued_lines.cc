#include "lines/continued_lines.h"

#include <algorithm>

#include "lines/date_or_address.h"
#include "lines/line_words.h"
#include "number/number_range.h"
#include "number/range_words.h"
#include "phone/phone.h"
#include "text/ascii.h"
#include "text/lines.h"

namespace sipattach {
namespace {

// "+14155552000 -", "030 901820 bis", but not "415-555-0132 Unit A" or "415-555-0132 - Tom".
bool EndsOpen(std::string_view line) {
  line = Trim(line);
  if (line.empty() || IsDigit(line.back())) return false;  // the usual case
  const std::string_view rest = Trim(line.substr(line.find_last_of("0123456789") + 1));
  return WithPlainDashes(rest).find_first_not_of('-') == std::string::npos ||
         IsPlainRangePhrase(rest);
}

constexpr std::string_view kOfNumbers = "0123456789+-.()/ \t";

// "+14155552009", "(415) 555-0132.", but not "415-555-0132 trunk" or "415-555-0132 Eva".
bool IsNumberAlone(std::string_view line) {
  return line.find_first_not_of(kOfNumbers) == std::string_view::npos;
}

constexpr std::size_t kMostOfBeginning = 9;  // digits of a number that continues below

// The end of a line that may be the beginning of a number: "+1 415", "(415)", "415-736-",
// "020 7946".
std::string_view BeginningAtEnd(std::string_view line) {
  line = Trim(line);
  const std::size_t before = line.find_last_not_of("0123456789-()./ +");
  std::string_view part = Trim(line.substr(before == std::string_view::npos ? 0 : before + 1));
  // "Apt 4, +1 415": from the plus sign on.
  if (const std::size_t plus = part.rfind('+'); plus != std::string_view::npos)
    part.remove_prefix(plus);
  while (!part.empty() && !IsDigit(part[0]) && part[0] != '+' && part[0] != '(')
    part.remove_prefix(1);
  const std::size_t digits = CountDigits(part);
  const bool begins = digits > 0 && digits <= kMostOfBeginning &&
                      (part[0] == '+' || (digits > 1 && (part[0] == '0' || part[0] == '(')) ||
                       (digits > 3 && part.back() == '-' && IsDigit(part[0])));
  return begins ? part : std::string_view();
}

// If the line breaks off within a number that continues on the next, where the next line ends;
// otherwise `end`. Both parts together must be assigned, and the first alone must not.
std::size_t EndWithNumber(std::string_view text, std::size_t begin, std::size_t end,
                          const NumberContext& context) {
  constexpr std::size_t kLeastOfPart = 3;
  constexpr std::size_t kLeastOfRest = 5;  // unless it is the last of many groups
  constexpr std::size_t kManyDigits = 6;
  const std::string_view first = BeginningAtEnd(text.substr(begin, end - begin));
  if (first.empty()) return end;
  const std::string_view below = FirstLine(TextBelow(text, end));
  std::string_view rest = Trim(below);
  rest = rest.substr(0, std::min(rest.find_first_not_of("0123456789-()./ "), rest.size()));
  rest = rest.substr(0, rest.find_last_of("0123456789") + 1);
  const std::size_t digits = CountDigits(rest);
  if (rest.empty() || digits < (CountDigits(first) < kManyDigits ? kLeastOfRest : kLeastOfPart) ||
      (rest[0] == '0' && CountDigits(first) < kManyDigits) || IsTown(below) || IsDateOrTime(rest))
    return end;
  const std::string& region = context.default_region;
  if (first.back() != '-' && phone::IsAssigned(first, region)) return end;
  // "(12)" above a complete number says something else about it.
  const bool is_whole = first[0] != '+' && first[0] != '0' && phone::IsAssigned(rest, region);
  const auto length = static_cast<std::size_t>(rest.data() + rest.size() - first.data());
  const std::string whole = WithBlanks({first.data(), length});
  if (is_whole || !phone::IsAssigned(whole, region)) return end;
  return static_cast<std::size_t>(below.data() + below.size() - text.data());
}

}  // namespace

std::string_view TextBelow(std::string_view text, std::size_t end) {
  constexpr std::size_t kMostEnds = 4;
  std::size_t begin = end;
  while (begin < text.size() && text[begin] == '\n') {
    if (++begin - end == kMostEnds) return {};
  }
  return text.substr(begin);
}

std::string WithBlanks(std::string_view lines) {
  std::string out(lines);
  std::replace_if(out.begin(), out.end(), IsBlank, ' ');
  return out;
}

std::size_t EndWithRange(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view line = text.substr(begin, end - begin);
  if (!EndsOpen(line)) return end;
  const std::string_view below = FirstLine(TextBelow(text, end));
  // "Please attach 415-555-0132 through", and below "415-555-0139 to the trunk."; but not "attach
  // 415-555-0132 to", and below "415-555-0139 trunk"
  constexpr std::size_t kLeastOfWord = 3;
  const std::string_view open = Trim(line);
  const std::string_view word = open.substr(open.rfind(' ') + 1);  // npos + 1 is 0
  const std::size_t words = std::min(below.find_first_not_of(kOfNumbers), below.size());
  const bool goes_on = word.size() >= kLeastOfWord && IsLower(word.back()) &&
                       words < below.size() && (IsLower(below[words]) || below[words] == ',');
  const std::string_view last = goes_on ? below.substr(0, words) : below;
  if (!IsNumberAlone(last) || EndsOpen(last) || !AreEndsOfRange(line, last)) return end;
  return static_cast<std::size_t>(below.data() + below.size() - text.data());
}

std::size_t EndWithBlock(std::string_view text, std::string_view number, std::size_t end) {
  constexpr std::size_t kMostDigits = 15;  // with more, it is already a range
  const std::string_view below = TextBelow(text, end);
  if (below.empty() || IsDigit(below[0]) || below[0] == '+') return end;
  const std::size_t before = CountDigits(number);
  if (before < kLeastDigits || before > kMostDigits) return end;
  const std::string_view line = FirstLine(below);
  const std::size_t first = std::min(line.find_first_of("0123456789"), line.size());
  const std::string_view label = Trim(line.substr(0, first));
  const std::size_t digits = CountDigits(line);
  const bool has_two = digits > SkipDigits(line, first) - first;
  const bool is_block =
      has_two && digits <= kMostEndingDigits && IsBlockWord(label.substr(label.rfind(' ') + 1));
  return is_block ? static_cast<std::size_t>(line.data() + line.size() - text.data()) : end;
}

bool MayBreakOff(std::string_view text, std::string_view line, std::size_t end) {
  std::size_t digits = 0;
  for (std::size_t at = line.size(); at > 0 && digits <= kMostOfBeginning; --at) {
    const char c = line[at - 1];
    if (IsDigit(c)) ++digits;
    const bool parts = c == '-' || c == '(' || c == ')' || c == '.' || c == '/' || IsBlank(c);
    if (!IsDigit(c) && !parts) break;
  }
  if (digits == 0 || digits > kMostOfBeginning) return false;
  const std::string_view below = TextBelow(text, end);
  return !below.empty() && IsDigit(below[0]);
}

[[gnu::noinline]] std::size_t EndWithNumbers(std::string_view text, std::size_t begin,
                                             std::size_t end, const NumberContext& context) {
  for (std::size_t next = end;; end = next) {
    next = EndWithNumber(text, begin, end, context);
    if (next == end) return end;
  }
}

}  // namespace sipattach
