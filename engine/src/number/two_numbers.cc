#include "number/two_numbers.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "number/number_range.h"
#include "number/range_words.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kArrows[] = {"->", "=>", "→", "⇒", "➜", "➔", "➡", "⟶", "⟹"};
constexpr std::string_view kAround = " \t\r\n.,:;!?()[]\"'";

// Removes and returns the next word, without the punctuation around it.
std::string_view TakeWord(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = TrimOf(text.substr(0, end), kAround);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

// Whether what follows says where a whole range goes: "… to our trunk".
bool GoesOn(std::string_view after) {
  constexpr std::string_view kWords = " to into onto over via auf an zu nach über vers hacia para ";
  after = Trim(after);
  return IsOneOf(kWords, InSmallLetters(TakeWord(after)));
}

// 2000 and 2018, 160 and 169, but not 2671 and 2690: the first number begins a block that may end
// with the last.
bool BeginBlock(std::string_view first, std::string_view last) {
  if (!AreEndsOfRange(first, last)) return false;
  std::string begin = DigitsOf(first);
  std::string end = DigitsOf(last);
  const std::size_t common = std::min(begin.size(), end.size());
  begin.erase(0, begin.size() - common);
  end.erase(0, end.size() - common);
  const auto alike = static_cast<std::size_t>(
      std::mismatch(begin.begin(), begin.end(), end.begin()).first - begin.begin());
  const bool is_one_digit = common - alike == 1;
  return alike < common && begin.find_first_not_of('0', alike) == std::string::npos &&
         !(is_one_digit && end.back() != '9');
}

bool HasArrow(std::string_view text) {
  return std::any_of(std::begin(kArrows), std::end(kArrows), [&](std::string_view arrow) {
    return text.find(arrow) != std::string_view::npos;
  });
}

// What the words before two numbers say: whether one leads to the other.
enum class Going { kNo, kUnlessBlock, kYes };

Going GoingBy(std::string_view words) {
  constexpr std::size_t kLookedAt = 120;
  words.remove_prefix(words.size() - std::min(words.size(), kLookedAt));
  Going going = Going::kNo;
  while (!words.empty()) {
    const std::string_view word = TakeWord(words);
    if (IsMovingWord(word)) {
      going = std::max(going, Going::kUnlessBlock);
    } else if (IsGoingWord(word)) {
      going = Going::kYes;
    } else if (IsBlockNoun(word)) {
      going = Going::kNo;
    }
  }
  return going;
}

}  // namespace

std::size_t LengthOfArrow(std::string_view text) {
  if (text.empty() || !(text[0] == '-' || text[0] == '=' || text[0] == kArrows[2][0])) return 0;
  for (const std::string_view arrow : kArrows) {
    if (text.starts_with(arrow)) return arrow.size();
  }
  return 0;
}

bool LeadOn(const TwoNumbers& numbers) {
  std::string_view connector = Trim(numbers.between);
  const bool has_arrow = HasArrow(connector);
  if (CountDigits(numbers.last) < kLeastDigits) return false;
  if (!has_arrow && (!IsToWord(TakeWord(connector)) || GoesOn(numbers.after))) return false;
  const Going going = GoingBy(numbers.before);
  if (going == Going::kYes) return true;
  return (has_arrow || going != Going::kNo) && !BeginBlock(numbers.first, numbers.last);
}

bool SayWhereItGoes(std::string_view words) {
  constexpr std::string_view kVerbs = " is are was were has have been will ist wird wurde est ";
  std::string_view last;
  while (!words.empty()) {
    last = TakeWord(words);
    if (IsOneOf(kVerbs, InSmallLetters(last))) return true;
  }
  return IsGoingWord(last);
}

}  // namespace sipattach
