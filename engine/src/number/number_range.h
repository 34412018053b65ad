#ifndef SIPATTACH_NUMBER_NUMBER_RANGE_H_
#define SIPATTACH_NUMBER_NUMBER_RANGE_H_

// Blocks of numbers that people write as one: "4156732000 to 2018", "+39 0461 234500-99",
// "+44207946000X". One number of a block, its two ends or all of its digits in a row would be
// somebody else's number, so a block is never read as one.

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

// More numbers than these are not written out by a fix.
inline constexpr std::size_t kMaxRange = 10'000;

struct NumberRange {
  // E.164 where it is known, otherwise the digits as they were typed.
  std::string first;
  std::string last;
  // 0: which numbers are meant cannot be told, or there is only one.
  std::uint64_t count = 0;
  std::vector<std::string> scattered;  // all of them, where they do not follow one another
  // It may stand for one number: all the digits together are one, too, or some are not shown.
  bool maybe_one = false;

  // Whether `last` is the extension of the first number.
  [[nodiscard]] bool IsExtension() const { return count == 0 && !last.empty(); }
};

// What a cleaned text stands for, if that is a range. Linear in the text; a text without any sign
// of a range is only looked through.
[[nodiscard]] std::optional<NumberRange> FindRange(std::string_view text,
                                                   const NumberContext& context);

// Says that the entry at `at` is a range. The fix writes its numbers in place of it, if they are no
// more than `context.expandable`.
void ReportRange(const NumberRange& range, std::string_view shown, const NumberContext& context,
                 const Pointer& at, Report& report);

// The numbers of a range, in order. Precondition: count is not 0.
[[nodiscard]] std::vector<std::string> NumbersOf(const NumberRange& range);

// "2XXX", "+1415673[2-3]000", "\d{4}": digits among which some are left open.
[[nodiscard]] bool IsNumberPattern(std::string_view word);

// The text with ASCII in place of the dashes, dots and arrows of other character sets.
[[nodiscard]] std::string WithPlainDashes(std::string_view text);

// What is a number without its area code at most.
inline constexpr std::size_t kMostEndingDigits = 8;
// That stand for the end of a range, or for another number, by themselves.
inline constexpr std::size_t kMostLastDigits = 5;

// Whether these are the first and the last extension of a block, "00 bis 99", without its number.
[[nodiscard]] bool AreEndsOfBlock(std::string_view text);

// Whether these are the last digits of a number that may follow another one in a list, "-102" of
// "030 901820-101, -102" or 2673 of "415-555-2671, 2673": not a year, an extension or an hour.
[[nodiscard]] bool IsNextEnding(std::string_view number, std::string_view ending);

// Whether two numbers, as digits with anything in between, are alike but for their last digits, and
// the second is not before the first.
[[nodiscard]] bool AreEndsOfRange(std::string_view first, std::string_view last);
// Whether they are the extensions of one block, of one digit and of two: "+49 221 47100 0" and
// "+49 221 47100 99".
[[nodiscard]] bool IsLongerEnd(std::string_view first, std::string_view last);

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_RANGE_H_
