#ifndef SIPATTACH_NUMBER_NUMBER_RANGE_H_
#define SIPATTACH_NUMBER_NUMBER_RANGE_H_

// Blocks of numbers written as one entry: "4156732000 to 2018", "+39 0461 234500-99",
// "+44207946000X". A single number of the block, one of its ends, or all its digits in a row would
// be somebody else's number, so a block is never read as one number.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "draft_limits.h"
#include "json/pointer.h"
#include "number/number_reading.h"

namespace sipattach {

// A larger range is reported as too large, and no fix writes its numbers out.
inline constexpr std::size_t kMaxRange = 10'000;

struct NumberRange {
  // E.164 if known, otherwise the digits as typed.
  std::string first;
  std::string last;
  // 0 if it is unclear which numbers are meant, or if there is only one.
  std::uint64_t count = 0;
  std::vector<std::string> scattered;  // all of them, if not consecutive
  // The text may also be one number: all its digits together are one, or some digits are masked.
  bool maybe_one = false;

  // Whether `last` is the extension of the first number.
  [[nodiscard]] bool IsExtension() const { return count == 0 && !last.empty(); }
};

// The range that a cleaned text stands for, if any. Linear in the text; a text without any sign of
// a range is only scanned once.
[[nodiscard]] std::optional<NumberRange> FindRange(std::string_view text,
                                                   const NumberContext& context);

// Reports the entry at `at` as a range. The fix replaces it with its numbers, if there are no more
// than `context.expandable`.
void ReportRange(const NumberRange& range, std::string_view shown, const NumberContext& context,
                 const Pointer& at, Report& report);

// The numbers of a range, in order. Precondition: count is not 0.
[[nodiscard]] std::vector<std::string> NumbersOf(const NumberRange& range);

// Whether the word is digits with some left open: "2XXX", "+1415673[2-3]000", "\d{4}".
[[nodiscard]] bool IsNumberPattern(std::string_view word);

// Replaces Unicode dashes, ellipses, tildes and arrows with ASCII.
[[nodiscard]] std::string WithPlainDashes(std::string_view text);

// The most digits of a number without its area code.
inline constexpr std::size_t kMostEndingDigits = 8;
// The most digits that by themselves stand for the end of a range, or for another number.
inline constexpr std::size_t kMostLastDigits = 5;

// Whether the text is the first and the last extension of a block without its number, "00 bis 99".
[[nodiscard]] bool AreEndsOfBlock(std::string_view text);

// Whether `ending` may be the last digits of a number that follows `number` in a list, "-102" in
// "030 901820-101, -102", or 2673 or "2673-2679" after "415-555-2671": not a year, an extension or
// an hour.
[[nodiscard]] bool IsNextEnding(std::string_view number, std::string_view ending);

// Whether two numbers differ only in their last digits, and the second does not come before the
// first. Anything may separate their digits.
[[nodiscard]] bool AreEndsOfRange(std::string_view first, std::string_view last);
// Whether the numbers end in extensions of one block, the second longer: "+49 221 47100 0" and
// "+49 221 47100 99".
[[nodiscard]] bool IsLongerEnd(std::string_view first, std::string_view last);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_RANGE_H_
