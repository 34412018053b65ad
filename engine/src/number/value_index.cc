#include "number/value_index.h"

#include <utility>

#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kFirstSize = 64;
constexpr std::size_t kMostDigits = 18;  // fit into 63 bits

// The digits of "+14155550132" as an integer, or 0 for anything else. A number never begins with
// zero, so no two share a value.
std::uint64_t NumberIn(std::string_view value) {
  if (value.size() < 2 || value.size() > kMostDigits + 1 || value[0] != '+' || value[1] == '0') {
    return 0;
  }
  std::uint64_t number = 0;
  for (const char c : value.substr(1)) {
    if (!IsDigit(c)) return 0;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

// Spreads consecutive numbers over the whole table.
std::uint64_t Mixed(std::uint64_t number) {
  number = (number ^ (number >> 31)) * 0x9E3779B97F4A7C15u;
  number = (number ^ (number >> 29)) * 0xBF58476D1CE4E5B9u;
  return number ^ (number >> 32);
}

}  // namespace

std::uint32_t ValueIndex::FirstRow(std::string_view value, std::uint32_t row) {
  const std::uint64_t number = NumberIn(value);
  if (number != 0) return FirstRowOfNumber(number, row);
  return identities_.try_emplace(std::string(value), row).first->second;
}

std::size_t ValueIndex::SlotFor(std::uint64_t number) const {
  const std::size_t mask = numbers_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(Mixed(number)) & mask;
  while (numbers_[slot] != 0 && numbers_[slot] != number) slot = (slot + 1) & mask;
  return slot;
}

std::uint32_t ValueIndex::FirstRowOfNumber(std::uint64_t number, std::uint32_t row) {
  if ((count_ + 1) * 5 > numbers_.size() * 4) Grow();
  const std::size_t slot = SlotFor(number);
  if (numbers_[slot] == number) return rows_[slot];
  numbers_[slot] = number;
  rows_[slot] = row;
  ++count_;
  return row;
}

void ValueIndex::Grow() {
  const std::size_t size = numbers_.empty() ? kFirstSize : numbers_.size() * 2;
  const std::vector<std::uint64_t> numbers =
      std::exchange(numbers_, std::vector<std::uint64_t>(size));
  const std::vector<std::uint32_t> rows = std::exchange(rows_, std::vector<std::uint32_t>(size));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t slot = SlotFor(numbers[i]);
    numbers_[slot] = numbers[i];
    rows_[slot] = rows[i];
  }
}

}  // namespace sipattach
