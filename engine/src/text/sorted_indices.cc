#include "text/sorted_indices.h"

#include <algorithm>

namespace sipattach {

// A bottom-up merge sort.
std::vector<std::uint32_t> SortIndices(std::size_t count, IsBefore is_before, const void* order) {
  std::vector<std::uint32_t> sorted(count);
  for (std::size_t i = 0; i < count; ++i) sorted[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> merged(count);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t begin = 0; begin < count; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, count);
      const std::size_t end = std::min(middle + run, count);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool is_right =
            left == middle || (right < end && is_before(order, sorted[right], sorted[left]));
        merged[at] = sorted[is_right ? right++ : left++];
      }
    }
    sorted.swap(merged);
  }
  return sorted;
}

}  // namespace sipattach
