#ifndef SIPATTACH_NUMBER_RANGE_WORDS_H_
#define SIPATTACH_NUMBER_RANGE_WORDS_H_

// The words that make numbers a range or a list of last digits, in the languages of those who write
// them. Without them "4156732000 to 2018" is a number with other words beside it.

#include <string>
#include <string_view>

namespace sipattach {

// The word in small letters, "ДО" and "ATÉ" as well.
[[nodiscard]] std::string InSmallLetters(std::string_view word);

// "to", "thru", "bis", "à", with or without dashes around: what stands between the ends of a range.
[[nodiscard]] bool IsRangeWord(std::string_view word);
// "to", "à": of these, the ones that also say where something goes. "through" does not.
[[nodiscard]] bool IsToWord(std::string_view word);
// "forwards", "linked", "route": before "to", these say where calls go, or a number.
[[nodiscard]] bool IsGoingWord(std::string_view word);
// "transfer", "calls": of these, the ones that are also said of blocks.
[[nodiscard]] bool IsMovingWord(std::string_view word);
// "numbers", "DIDs", "range": what is said of a block and not of two numbers.
[[nodiscard]] bool IsBlockNoun(std::string_view word);
// "between", "zwischen": what stands before the first of two numbers that make a range with "and".
[[nodiscard]] bool IsBetweenWord(std::string_view word);
// "to", "tot en met", "bis einschließlich": range words, and what may stand after them, with
// blanks and punctuation between. "and", "et le" after "between".
[[nodiscard]] bool IsRangePhrase(std::string_view text, bool after_between = false);
// Such a phrase as it is written within a sentence: "Hasta" by itself may be a name.
[[nodiscard]] bool IsPlainRangePhrase(std::string_view text);
// "von", "from": what stands between a number and the first of the last digits that it may have.
[[nodiscard]] bool IsFromWord(std::string_view word);
// "block:", "Rufnummernblock": stands there too, before the first and the last of them.
[[nodiscard]] bool IsBlockWord(std::string_view word);
// "and", "&", "und": what stands between a number and the last digits of another.
[[nodiscard]] bool IsListWord(std::string_view word);
// "numbers", "DIDs", "Nummern": what stands after the size of a block.
[[nodiscard]] bool IsSizeWord(std::string_view word);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_RANGE_WORDS_H_
