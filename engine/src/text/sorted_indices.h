#ifndef SIPATTACH_TEXT_SORTED_INDICES_H_
#define SIPATTACH_TEXT_SORTED_INDICES_H_

// One sort for all orders: std::sort and std::stable_sort add one to two kilobytes of code for each
// order that they are used with.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sipattach {

using IsBefore = bool (*)(const void* order, std::uint32_t a, std::uint32_t b);
[[nodiscard]] std::vector<std::uint32_t> SortIndices(std::size_t count, IsBefore is_before,
                                                     const void* order);

// The numbers 0 to count - 1, sorted: a before b if `order(a, b)`. If neither comes before the
// other, the smaller one does.
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
