#ifndef SIPATTACH_NUMBER_VALUE_INDEX_H_
#define SIPATTACH_NUMBER_VALUE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

// Remembers the row in which each value first appeared. E.164 numbers, of which there may be
// 100,000, take about 16 bytes each.
class ValueIndex {
 public:
  // The row of the value's first appearance, which is `row` itself if the value is new.
  [[nodiscard]] std::uint32_t FirstRow(std::string_view value, std::uint32_t row);

 private:
  [[nodiscard]] std::uint32_t FirstRowOfNumber(std::uint64_t number, std::uint32_t row);
  [[nodiscard]] std::size_t SlotFor(std::uint64_t number) const;
  void Grow();

  // Open addressing. The size is a power of two, and at most four fifths are in use.
  std::vector<std::uint64_t> numbers_;  // 0: free
  std::vector<std::uint32_t> rows_;
  std::size_t count_ = 0;
  std::map<std::string, std::uint32_t> identities_;
};

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_VALUE_INDEX_H_
