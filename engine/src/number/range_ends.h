#ifndef SIPATTACH_NUMBER_RANGE_ENDS_H_
#define SIPATTACH_NUMBER_RANGE_ENDS_H_

// The first and the last number of a range, and how many it has. The last may be written as its
// last digits only, or without the country of the first.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "number/number_range.h"
#include "number/number_reading.h"

namespace sipattach {

inline constexpr std::size_t kMostDifferent = 6;  // last digits in which the ends may differ
inline constexpr std::size_t kMostNumerals = 18;  // the most digits that fit into 64 bits

[[nodiscard]] bool IsNumberSeparator(char c);
// Whether the text is digits and separators only, as in "+1 (415) 673-2000".
[[nodiscard]] bool IsPlainNumber(std::string_view text);
// Removes what precedes the number and any separators after it.
[[nodiscard]] std::string_view BareNumber(std::string_view text);
[[nodiscard]] std::uint64_t NumeralOf(std::string_view digits);
// How many numbers there are from `first` to `last`, both included. 0 if they cannot be the ends of
// a range, or of one of more than a million numbers.
[[nodiscard]] std::uint64_t CountBetween(std::string_view first, std::string_view last);
// Whether the last group of `first` has fewer than `digits` digits, as in "123450-0 to 99" or
// "123450 0-99": then there is no telling whether 00 or 10 comes after 0.
[[nodiscard]] bool HasShorterGroup(std::string_view first, std::size_t digits);

// Reads the ends in a context.
class RangeEnds {
 public:
  explicit RangeEnds(const NumberContext& context) : context_(context) {}

  [[nodiscard]] const std::string& region() const { return context_.default_region; }
  [[nodiscard]] bool trunk() const { return context_.trunk; }

  [[nodiscard]] bool IsIdentity(std::string_view text) const {
    return context_.trunk && !text.starts_with('+');
  }
  [[nodiscard]] std::size_t LeastDigits(std::string_view text) const;

  // The number in the form that ranges are counted in: "+…", or digits only. Empty if it is not a
  // number. `*valid` is written only if a number plan was asked.
  [[nodiscard]] std::string BaseOf(std::string_view text, bool* valid = nullptr) const {
    return BaseIn(region(), text, valid);
  }
  [[nodiscard]] bool IsValid(std::string_view text) const;

  // The range from `first` to `last`, which may be the last digits only.
  [[nodiscard]] NumberRange Between(std::string_view first, std::string_view last) const;

 private:
  // A national number at the end of a range belongs to the country of the first number.
  [[nodiscard]] std::string RegionOf(std::string_view first) const;
  [[nodiscard]] std::string BaseIn(std::string_view region, std::string_view text,
                                   bool* valid = nullptr) const;

  const NumberContext& context_;
};

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_RANGE_ENDS_H_
