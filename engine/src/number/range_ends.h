#ifndef SIPATTACH_NUMBER_RANGE_ENDS_H_
#define SIPATTACH_NUMBER_RANGE_ENDS_H_

// The numbers at the ends of a range, and how many there are from one to the other. The end may be
// written with its last digits only, or without the country of the first.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "number/number_range.h"
#include "number/number_reading.h"

namespace sipattach {

inline constexpr std::size_t kMostDifferent = 6;  // last digits in which the ends of a range differ
inline constexpr std::size_t kMostNumerals = 18;  // that fit into 64 bits

[[nodiscard]] bool IsNumberSeparator(char c);
// "+1 (415) 673-2000": a number and nothing else.
[[nodiscard]] bool IsPlainNumber(std::string_view text);
// A number without whatever stands before it, and without separators after it.
[[nodiscard]] std::string_view BareNumber(std::string_view text);
[[nodiscard]] std::uint64_t NumeralOf(std::string_view digits);
// How many numbers there are from one to the other; 0 where these are no ends of a range.
[[nodiscard]] std::uint64_t CountBetween(std::string_view first, std::string_view last);
// "123450-0 to 99", "123450 0-99": whether 00 or 10 comes after 0 cannot be told.
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

  // The number as it is counted from: "+…", or digits; empty where it is none.
  [[nodiscard]] std::string BaseOf(std::string_view text, bool* valid = nullptr) const {
    return BaseIn(region(), text, valid);
  }
  [[nodiscard]] bool IsValid(std::string_view text) const;

  // The range between two texts; `last` may be the last digits only.
  [[nodiscard]] NumberRange Between(std::string_view first, std::string_view last) const;

 private:
  // National numbers at the end of a range are those of its first number's country.
  [[nodiscard]] std::string RegionOf(std::string_view first) const;
  [[nodiscard]] std::string BaseIn(std::string_view region, std::string_view text,
                                   bool* valid = nullptr) const;

  const NumberContext& context_;
};

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_RANGE_ENDS_H_
