#ifndef SIPATTACH_NUMBER_TWO_NUMBERS_H_
#define SIPATTACH_NUMBER_TWO_NUMBERS_H_

// "Forward A to B", "A -> B": two whole numbers that are written like the ends of a range, but are
// not. The numbers between them belong to somebody else.

#include <cstddef>
#include <string_view>

namespace sipattach {

// The length in bytes of the arrow that the text starts with, in ASCII or not: "->", "=>", "→". 0
// if there is none.
[[nodiscard]] std::size_t LengthOfArrow(std::string_view text);

struct TwoNumbers {
  std::string_view before;  // the words before the first
  std::string_view first;
  std::string_view between;
  std::string_view last;
  std::string_view after;
};

// Whether an arrow, or a "to" after words such as "forward", leads from the first number to the
// last: calls go there, or it replaces the first. "Please change the number from A to B".
[[nodiscard]] bool LeadOn(const TwoNumbers& numbers);
// Whether the words between a number and a "to" say that something goes there: "has been linked".
[[nodiscard]] bool SayWhereItGoes(std::string_view words);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_TWO_NUMBERS_H_
