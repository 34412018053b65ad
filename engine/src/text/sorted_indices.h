#ifndef SIPATTACH_TEXT_SORTED_INDICES_H_
#define SIPATTACH_TEXT_SORTED_INDICES_H_

// Sorting, once: std::sort and std::stable_sort are one to two kilobytes for each order they are
// used with.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sipattach {

using IsBefore = bool (*)(const void* order, std::uint32_t a, std::uint32_t b);
[[nodiscard]] std::vector<std::uint32_t> SortIndices(std::size_t count, IsBefore is_before,
                                                     const void* order);

// 0, 1 … count - 1 in the order of what they refer to: a before b where `order(a, b)`. Where
// neither is before the other, the smaller one is.
template <typename Order>
[[nodiscard]] std::vector<std::uint32_t> SortedIndices(std::size_t count, const Order& order) {
  return SortIndices(
      count,
      [](const void* given, std::uint32_t a, std::uint32_t b) {
        return static_cast<bool>((*static_cast<const Order*>(given))(a, b));
      },
      &order);
}

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_SORTED_INDICES_H_
