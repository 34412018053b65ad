#include "number/letters_for_digits.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// The digit that people or OCR mistake this letter for, or NUL.
char DigitLike(char letter) {
  if (letter == 'O' || letter == 'o') return '0';
  return letter == 'I' || letter == 'l' ? '1' : '\0';
}

// The letters in [begin, end), and whether a digit is right before or after them.
struct Letters {
  std::size_t begin;
  std::size_t end;
  bool behind_digit;
  bool before_digit;
};

// The next group at or after `at`. If there is none, its `begin` is the size of the text.
Letters NextLetters(std::string_view text, std::size_t at) {
  while (at < text.size() && !IsAlpha(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && IsAlpha(text[end])) ++end;
  return {at, end, at > 0 && IsDigit(text[at - 1]), end < text.size() && IsDigit(text[end])};
}

}  // namespace

std::string WithDigitsForLetters(std::string_view text) {
  std::string digits;
  for (Letters group = NextLetters(text, 0); group.begin < text.size();
       group = NextLetters(text, group.end)) {
    const std::string_view letters = text.substr(group.begin, group.end - group.begin);
    if (!group.behind_digit && !group.before_digit) continue;
    if (!std::all_of(letters.begin(), letters.end(), DigitLike)) continue;
    if (digits.empty()) digits = text;
    for (std::size_t at = group.begin; at < group.end; ++at) digits[at] = DigitLike(text[at]);
  }
  return digits;
}

std::string_view NumberBeforeWordWithin(std::string_view text) {
  for (Letters group = NextLetters(text, 0); group.begin < text.size();
       group = NextLetters(text, group.end)) {
    const std::string_view before = text.substr(0, group.begin);
    if (CountDigits(before) < kLeastDigits || !before.ends_with(' ')) continue;
    const bool has_more = CountDigits(text.substr(group.end)) > 0;
    return has_more ? TrimOf(before, " -,;:(") : std::string_view();
  }
  return {};
}

bool HasLettersThatGetLost(std::string_view text, bool assigned) {
  // "1-800-FLOWERS", "1800flowers", but not "415673abcd"
  constexpr std::size_t kMostVanityDigits = 6;
  constexpr std::size_t kMostBeforeSmall = 5;
  const auto letters = std::count_if(text.begin(), text.end(), IsAlpha);
  const bool has_small = std::any_of(text.begin(), text.end(), IsLower);
  if (assigned && letters >= 3 &&
      CountDigits(text) <= (has_small ? kMostBeforeSmall : kMostVanityDigits))
    return false;
  // In "T02079460018" a label touches the number; "SN1234567890X" is something else.
  int beside = 0;
  for (Letters group = NextLetters(text, 0); group.begin < text.size();
       group = NextLetters(text, group.end)) {
    // "(0xx11) 2345-6789": xx stands for the code of any carrier.
    const std::string_view word = text.substr(group.begin, group.end - group.begin);
    const bool is_carrier = EqualsIgnoringCase(word, "xx") && group.behind_digit &&
                            text[group.begin - 1] == '0' &&
                            (group.begin == 1 || !IsDigit(text[group.begin - 2]));
    if (is_carrier && assigned) continue;
    if (group.behind_digit && std::any_of(word.begin(), word.end(), IsLower)) return true;
    beside += (group.behind_digit ? 1 : 0) + (group.before_digit ? 1 : 0);
  }
  return beside > (assigned ? 1 : 0);
}

}  // namespace sipattach
