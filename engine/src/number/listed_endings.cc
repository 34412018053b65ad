// One number, followed by the last digits of others.

#include <algorithm>
#include <utility>

#include "number/range_ends.h"
#include "number/range_forms.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

NumberRange Listed(std::string_view first, const std::vector<std::string>& endings, bool certain,
                   const RangeEnds& ends) {
  NumberRange range;
  range.first = ends.BaseOf(first);
  if (range.first.empty()) return range;
  std::vector<std::string> numbers{range.first};
  bool in_a_row = true;
  for (std::string_view end : endings) {
    std::string number;
    const bool has_dash = end.starts_with('-');
    end.remove_prefix(has_dash ? 1 : 0);
    const bool is_longer = HasShorterGroup(first, end.size());
    if (is_longer && has_dash) {
      // "901820-0, -25": extensions of one PBX may differ in length.
      number = ends.BaseOf(std::string(first.substr(0, first.rfind('-'))).append(end));
    } else if (!is_longer && end.size() <= range.first.size()) {
      number = range.first.substr(0, range.first.size() - end.size()).append(end);
      if (number <= numbers.back()) return NumberRange();
    }
    if (number.empty()) return NumberRange();
    in_a_row = in_a_row && CountBetween(numbers.back(), number) == 2;
    numbers.push_back(std::move(number));
  }
  // "234500/99" may be two numbers or a hundred.
  if (!in_a_row && !certain) return NumberRange();
  range.last = numbers.back();
  range.count = numbers.size();
  if (!in_a_row) range.scattered = std::move(numbers);
  return range;
}

// Adds those of "2005-2009". Precondition: IsNextEnding, so there are fewer than a hundred.
void AddEndings(std::string_view ends, std::vector<std::string>& endings) {
  const std::size_t size = ends.find('-');
  const std::string_view last = ends.substr(size + 1);
  std::string ending(ends.substr(0, size));
  for (; ending < last; ++ending.back()) {
    endings.push_back(ending);
    if (ending.back() != '9') continue;
    ++ending[size - 2];
    ending.back() = '0' - 1;
  }
  endings.emplace_back(last);
}

}  // namespace

bool IsNextEnding(std::string_view number, std::string_view ending) {
  if (ending.starts_with('-')) return CountDigits(ending) == ending.size() - 1;
  if (const std::size_t dash = ending.find('-'); dash != std::string_view::npos) {
    const std::string_view last = ending.substr(dash + 1);
    return last.size() == dash && ending.substr(0, dash) < last &&
           IsNextEnding(number, ending.substr(0, dash)) && IsNextEnding(number, last);
  }
  const std::size_t size = ending.size();
  if (size < 2 || CountDigits(ending) != size) return false;
  const std::string digits = DigitsOf(number);
  if (digits.size() < size) return false;
  // "022 24901234, 24901235": only the area code is left out. After a number with its calling code,
  // the second would be a number by itself.
  if (size > kMostLastDigits && (number.starts_with('+') || digits.size() == size)) return false;
  const std::string_view last = std::string_view(digits).substr(digits.size() - size);
  return last < ending && last.substr(0, size - 2) == ending.substr(0, size - 2);
}

std::optional<NumberRange> FindListed(std::string_view text, const RangeEnds& ends) {
  std::string plain(text);
  bool with_words = false;
  for (std::size_t at = plain.find(' '); at != std::string::npos; at = plain.find(' ', at + 1)) {
    const std::size_t end = plain.find(' ', at + 1);
    if (end == std::string::npos ||
        !IsListWord(std::string_view(plain).substr(at + 1, end - at - 1)))
      continue;
    with_words = with_words || plain[at + 1] != '/';
    plain.replace(at, end - at + 1, 1, '/');
  }
  std::replace(plain.begin(), plain.end(), '&', '/');
  const bool by_commas = plain.find(',') != std::string::npos;
  std::replace(plain.begin(), plain.end(), ',', '/');
  std::size_t slash = plain.find('/');
  while (slash != std::string::npos &&
         CountDigits(std::string_view(plain).substr(0, slash)) < ends.LeastDigits(plain)) {
    slash = plain.find('/', slash + 1);
  }
  if (slash == std::string::npos) return std::nullopt;
  const std::string_view first = BareNumber(std::string_view(plain).substr(0, slash));
  bool certain = with_words || by_commas || text.find('&') != std::string_view::npos;
  std::vector<std::string> endings;
  for (std::string_view rest = std::string_view(plain).substr(slash); !rest.empty();) {
    rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    std::string_view part = Trim(rest.substr(0, end));
    if (part.empty() && with_words && end < rest.size()) {  // ", and"
      rest.remove_prefix(end);
      continue;
    }
    if (part.find('-', 1) != std::string_view::npos && IsNextEnding(first, part)) {
      AddEndings(part, endings);
      rest.remove_prefix(end);
      continue;
    }
    const std::string_view digits = part.substr(part.starts_with('-') ? 1 : 0);
    certain = certain || digits.size() < part.size();
    if (!IsAllDigits(digits) || digits.size() > (by_commas ? kMostEndingDigits : kMostLastDigits) ||
        (by_commas && !IsNextEnding(first, part))) {
      return std::nullopt;
    }
    endings.emplace_back(part);
    rest.remove_prefix(end);
  }
  if (!IsPlainNumber(first)) return std::nullopt;
  const bool national =
      !ends.IsIdentity(first) && (first.starts_with('+') || !ends.region().empty());
  if (!certain && national && !ends.IsValid(first)) return std::nullopt;
  NumberRange range = Listed(first, endings, certain || endings.size() > 1, ends);
  // "041234567/8": two numbers, or one whose digits a slash separates.
  range.maybe_one = !certain && national && ends.IsValid(plain);
  return range;
}

}  // namespace sipattach
