// Compares the functions of bindings/memory.cc, which only the WebAssembly module links, with those
// of the C library: every length up to where the next method begins, at every alignment.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

// Renamed by tests/CMakeLists.txt, because the C library has functions with these names.
extern "C" {
void* CopyBytes(void* to, const void* from, std::size_t size);
void* SetBytes(void* to, int byte, std::size_t size);
void* FindByte(const void* run, int byte, std::size_t size);
int CompareBytes(const void* run, const void* other, std::size_t size);
}

namespace {

constexpr std::size_t kLongest = 600;
constexpr std::size_t kAlignments = 9;

std::string SomeBytes() {
  std::string bytes;
  for (std::size_t i = 0; i < kLongest + kAlignments; ++i) {
    bytes += static_cast<char>(i * 131 + i / 256);
  }
  return bytes;
}

// Calls `check` with each length, and with an alignment for each of two runs.
template <typename Check>
void ForEachRun(const Check& check) {
  for (std::size_t size = 0; size <= kLongest; ++size) {
    for (std::size_t alignment = 0; alignment < kAlignments; ++alignment) {
      check(size, alignment, (alignment * 5 + size) % kAlignments);
    }
  }
}

TEST(MemoryTest, CopiesWhatItShouldAndNothingElse) {
  const std::string from = SomeBytes();
  ForEachRun([&](std::size_t size, std::size_t at, std::size_t to) {
    std::string copied(kLongest + 2 * kAlignments, '#');
    std::string expected = copied;
    expected.replace(to, size, from, at, size);
    EXPECT_EQ(CopyBytes(copied.data() + to, from.data() + at, size), copied.data() + to);
    EXPECT_EQ(copied, expected) << size << " bytes";
  });
}

TEST(MemoryTest, SetsWhatItShouldAndNothingElse) {
  ForEachRun([&](std::size_t size, std::size_t at, std::size_t byte) {
    std::string set(kLongest + 2 * kAlignments, '#');
    std::string expected = set;
    expected.replace(at, size, size, static_cast<char>(byte * 31));
    // Only one byte of the integer counts.
    const int given = static_cast<int>(byte * 31) + 0x1200;
    EXPECT_EQ(SetBytes(set.data() + at, given, size), set.data() + at);
    EXPECT_EQ(set, expected) << size << " bytes";
  });
}

TEST(MemoryTest, FindsTheFirst) {
  ForEachRun([&](std::size_t size, std::size_t at, std::size_t seed) {
    // Next to the byte are those that a borrow or a carry would turn it into.
    for (const char wanted : {'\0', '\n', 'a', '\x7F', '\x80', '\xFF'}) {
      std::string text(size + kAlignments, static_cast<char>(wanted + 1));
      for (std::size_t i = seed; i < size; i += 7) text[at + i] = static_cast<char>(wanted ^ 0x80);
      const std::size_t place = size * 3 / 4 + seed;
      if (place < size) text[at + place] = text[at + size - 1] = wanted;
      EXPECT_EQ(FindByte(text.data() + at, wanted, size),
                std::memchr(text.data() + at, wanted, size))
          << size << " bytes";
    }
  });
}

TEST(MemoryTest, ComparesAsUnsignedBytes) {
  const std::string bytes = SomeBytes();
  ForEachRun([&](std::size_t size, std::size_t at, std::size_t other) {
    const auto sign = [](int difference) { return (difference > 0) - (difference < 0); };
    std::string changed = bytes.substr(at);
    EXPECT_EQ(CompareBytes(bytes.data() + at, changed.data(), size), 0);
    if (size > 0) changed[(size - 1) * other / kAlignments] ^= static_cast<char>(0x80);
    EXPECT_EQ(sign(CompareBytes(bytes.data() + at, changed.data(), size)),
              sign(std::memcmp(bytes.data() + at, changed.data(), size)));
  });
}

}  // namespace
