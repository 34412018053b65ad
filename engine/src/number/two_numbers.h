#ifndef SIPATTACH_NUMBER_TWO_NUMBERS_H_
#define SIPATTACH_NUMBER_TWO_NUMBERS_H_

// "Forward A to B", "A -> B": two whole numbers that are written as the ends of a range are, and
// are none. The numbers between them belong to somebody else.

#include <cstddef>
#include <string_view>

namespace sipattach {

// How many bytes of the text are an arrow, in whatever script: "->", "=>", "→". 0 for none.
[[nodiscard]] std::size_t LengthOfArrow(std::string_view text);

struct TwoNumbers {
  std::string_view before;  // the words before the first
  std::string_view first;
  std::string_view between;
  std::string_view last;
  std::string_view after;
};

// Whether an arrow between them, or a "to" after words that say so, leads from one to the other:
// calls go there, or one takes the other's place. "Please change the number from A to B".
[[nodiscard]] bool LeadOn(const TwoNumbers& numbers);
// Whether the words between a number and a "to" say so: "has been linked".
[[nodiscard]] bool SayWhereItGoes(std::string_view words);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TWO_NUMBERS_H_
