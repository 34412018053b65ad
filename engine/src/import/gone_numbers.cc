#include "import/gone_numbers.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "json/pointer.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// What the index has as the row of a number.
constexpr std::uint32_t kGone = 0;
constexpr std::uint32_t kStays = 1;

std::string ValueOf(std::string_view number, const NumberContext& context) {
  Report ignored;
  NumberReading reading = ReadNumber(number, context, Pointer(), ignored);
  return reading.kind == NumberKind::kInvalid ? DigitsOf(number) : std::move(reading.value);
}

// The numbers of [begin, end), which follow each other.
std::string RangeText(const std::vector<std::string>& numbers, std::size_t begin, std::size_t end) {
  return end - begin == 1 ? numbers[begin] : numbers[begin] + " - " + numbers[end - 1];
}

}  // namespace

void GoneNumbers::Add(std::string_view number, const NumberContext& context) {
  const std::string value = ValueOf(number, context);
  is_empty_ = is_empty_ && value.empty();
  if (!value.empty()) (void)index_.FirstRow(value, kGone);
}

bool GoneNumbers::HaveValue(std::string_view value) {
  return index_.FirstRow(value, kStays) == kGone;
}

bool GoneNumbers::Have(std::string_view number, const NumberContext& context) {
  return HaveValue(ValueOf(number, context));
}

std::optional<std::vector<std::string>> GoneNumbers::RestOf(const NumberRange& range) {
  const std::vector<std::string> numbers = NumbersOf(range);
  std::vector<std::string> rest;
  std::size_t begin = 0;  // of those that stay
  bool any = false;
  for (std::size_t i = 0; i <= numbers.size(); ++i) {
    const bool is_gone = i < numbers.size() && HaveValue(numbers[i]);
    any = any || is_gone;
    const bool is_alone = !range.scattered.empty() && i > begin;
    if (i < numbers.size() && !is_gone && !is_alone) continue;
    if (i > begin) rest.push_back(RangeText(numbers, begin, i));
    begin = is_gone ? i + 1 : i;
  }
  if (!any) return std::nullopt;
  return rest;
}

}  // namespace sipattach
