#include "number/value_index.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace sipattach {
namespace {

TEST(ValueIndex, RemembersTheFirstOfMany) {
  ValueIndex index;
  std::unordered_map<std::string, std::uint32_t> first;
  std::uint64_t random = 1;
  for (std::uint32_t row = 0; row < 20000; ++row) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    // Numbers close together and far apart, with one to eighteen digits, half of them more than
    // once.
    std::string value = std::to_string((random >> 33) % 6000 * (row % 2 == 0 ? 1 : 99999999999999));
    if (row % 3 != 0) value.insert(0, "+");
    const std::uint32_t expected = first.try_emplace(value, row).first->second;
    ASSERT_EQ(index.FirstRow(value, row), expected) << value;
  }
  for (const auto& [value, row] : first) ASSERT_EQ(index.FirstRow(value, 99999), row) << value;
}

TEST(ValueIndex, TellsApartWhatIsNoNumber) {
  ValueIndex index;
  std::uint32_t row = 0;
  for (const char* value :
       {"", "+", "+1", "1", "+01", "+001", "+1a", "+10", "+0", "+123456789012345678",
        "+1234567890123456789", "+12345678901234567890", "123456789012345678"}) {
    EXPECT_EQ(index.FirstRow(value, row), row) << value;
    EXPECT_EQ(index.FirstRow(value, 99), row) << value;
    ++row;
  }
}

}  // namespace
}  // namespace sipattach
