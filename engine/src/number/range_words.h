#ifndef SIPATTACH_NUMBER_RANGE_WORDS_H_
#define SIPATTACH_NUMBER_RANGE_WORDS_H_

// The words that make numbers a range, or a list of last digits, in many languages. Without them,
// "4156732000 to 2018" would be a number with other words beside it.

#include <string>
#include <string_view>

namespace sipattach {

// The word in lower case, including "ДО" and "ATÉ".
[[nodiscard]] std::string InSmallLetters(std::string_view word);

// "to", "thru", "bis", "à", with or without dashes around: joins the ends of a range.
[[nodiscard]] bool IsRangeWord(std::string_view word);
// "to", "à": range words that also say where something goes. "through" does not.
[[nodiscard]] bool IsToWord(std::string_view word);
// "forwards", "linked", "route": before "to", they say where calls or a number go.
[[nodiscard]] bool IsGoingWord(std::string_view word);
// "transfer", "calls": those of the above that are also said of blocks.
[[nodiscard]] bool IsMovingWord(std::string_view word);
// "numbers", "DIDs", "range": said of a block, not of two numbers.
[[nodiscard]] bool IsBlockNoun(std::string_view word);
// "between", "zwischen": precedes two numbers that form a range with "and".
[[nodiscard]] bool IsBetweenWord(std::string_view word);
// "to", "tot en met", "bis einschließlich": range words and what may follow them, with blanks and
// punctuation between. After "between", also "and" and "et le".
[[nodiscard]] bool IsRangePhrase(std::string_view text, bool after_between = false);
// Such a phrase as written within a sentence: "Hasta" by itself may be a name.
[[nodiscard]] bool IsPlainRangePhrase(std::string_view text);
// "von", "from": comes between a number and the first of its possible last digits.
[[nodiscard]] bool IsFromWord(std::string_view word);
// "block:", "Rufnummernblock": comes between a number and its first and last extension.
[[nodiscard]] bool IsBlockWord(std::string_view word);
// "and", "&", "und": comes between a number and the last digits of another.
[[nodiscard]] bool IsListWord(std::string_view word);
// "numbers", "DIDs", "Nummern": follows the size of a block.
[[nodiscard]] bool IsSizeWord(std::string_view word);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_RANGE_WORDS_H_
