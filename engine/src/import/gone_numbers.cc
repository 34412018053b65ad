#include "import/gone_numbers.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "json/pointer.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

std::string ValueOf(std::string_view number, const NumberContext& context) {
  Report ignored;
  NumberReading reading = ReadNumber(number, context, Pointer(), ignored);
  return reading.kind == NumberKind::kInvalid ? DigitsOf(number) : std::move(reading.value);
}

// The number after this one, or before it; only its digits change.
std::string NumberAfter(std::string number) {
  for (std::size_t i = number.size(); i-- > 0 && ++number[i] > '9';) number[i] = '0';
  return number;
}
std::string NumberBefore(std::string number) {
  for (std::size_t i = number.size(); i-- > 0 && --number[i] < '0';) number[i] = '9';
  return number;
}

}  // namespace

void GoneNumbers::Add(std::string_view number, const NumberContext& context) {
  if (std::string value = ValueOf(number, context); !value.empty())
    values_.push_back(std::move(value));
}

void GoneNumbers::Sort() {
  std::sort(values_.begin(), values_.end());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
}

bool GoneNumbers::Have(std::string_view number, const NumberContext& context) const {
  return std::binary_search(values_.begin(), values_.end(), ValueOf(number, context));
}

std::optional<std::vector<std::string>> GoneNumbers::RestOf(const NumberRange& range,
                                                            std::size_t most) const {
  if (!range.scattered.empty()) return RestOfList(range.scattered);
  std::vector<std::string> rest;
  std::string begin = range.first;  // of those that stay
  const auto add_to = [&](const std::string& last) {
    if (begin <= last) rest.push_back(begin == last ? last : begin + " - " + last);
  };
  std::string_view last_gone;
  for (auto gone = std::lower_bound(values_.begin(), values_.end(), range.first);
       gone != values_.end() && *gone <= range.last; ++gone) {
    if (gone->size() != range.first.size()) continue;
    last_gone = *gone;
    if (*gone > begin) add_to(NumberBefore(*gone));
    begin = NumberAfter(*gone);
    if (rest.size() > most) return rest;
  }
  if (last_gone.empty()) return std::nullopt;
  if (last_gone < range.last) add_to(range.last);
  return rest;
}

std::optional<std::vector<std::string>> GoneNumbers::RestOfList(
    const std::vector<std::string>& numbers) const {
  std::vector<std::string> rest;
  for (const std::string& number : numbers) {
    if (!std::binary_search(values_.begin(), values_.end(), number)) rest.push_back(number);
  }
  if (rest.size() == numbers.size()) return std::nullopt;
  return rest;
}

}  // namespace sipattach
