#ifndef SIPATTACH_PHONE_REGEX_PROGRAM_H_
#define SIPATTACH_PHONE_REGEX_PROGRAM_H_

// A compiled regular expression: what Compile() gives and Match() runs.

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace sipattach::phone::regex {

// A set of code points: a bitmap for ASCII, sorted disjoint ranges above it.
struct CharClass {
  struct Range {
    char32_t low;
    char32_t high;  // inclusive
    friend bool operator==(const Range&, const Range&) = default;
  };

  std::array<std::uint64_t, 2> ascii{};
  std::vector<Range> ranges;

  [[nodiscard]] bool ContainsAscii(unsigned char byte) const {
    return (ascii[byte >> 6] >> (byte & 63) & 1) != 0;
  }
  [[nodiscard]] bool Contains(char32_t code_point) const;

  void Add(char32_t low, char32_t high);
  void AddClass(const CharClass& other);
  // Sorts and merges the ranges. Call it once, after the last Add.
  void Normalize();
  // The complement within U+0000..U+10FFFF. The ranges must be normalised.
  void Negate();

  friend bool operator==(const CharClass&, const CharClass&) = default;
};

// What can come next when an instruction is tried: an ASCII byte, any byte above ASCII, or the end
// of the text. With it, one look at the text can refuse a branch.
class FirstSet {
 public:
  static constexpr unsigned kHighByte = 128;
  static constexpr unsigned kEnd = 129;

  static FirstSet Everything() { return FirstSet({~0ULL, ~0ULL, 3}); }

  FirstSet() = default;
  [[nodiscard]] bool Has(unsigned symbol) const {
    return (bits_[symbol >> 6] >> (symbol & 63) & 1) != 0;
  }
  void Add(unsigned symbol) { bits_[symbol >> 6] |= 1ULL << (symbol & 63); }
  void AddAscii(const std::array<std::uint64_t, 2>& ascii) {
    bits_[0] |= ascii[0];
    bits_[1] |= ascii[1];
  }
  void AddSet(const FirstSet& other) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }
  // Whether the set has only the digits 0 to 9.
  [[nodiscard]] bool OnlyDigits() const {
    return (bits_[0] & ~(0x3FFULL << '0')) == 0 && bits_[1] == 0 && bits_[2] == 0;
  }

 private:
  explicit FirstSet(const std::array<std::uint64_t, 3>& bits) : bits_(bits) {}
  std::array<std::uint64_t, 3> bits_{};
};

enum class Op : std::uint8_t {
  kFail,
  kMatch,
  kByte,    // the byte `arg`
  kDigits,  // `arg2` ASCII digits, each in the ten-bit mask `arg`
  kClass,   // one code point in classes[arg]
  kSave,    // stores the position in capture slot `arg`
  kBegin,   // start of the text
  kEnd,     // end of the text
  kSplit,   // try `next` and, if that fails, `arg`; `arg2` numbers the splits
  kSwitch,  // continue at switches[arg][digit]
};

struct Instruction {
  Op op = Op::kFail;
  std::uint32_t next = 0;
  std::uint32_t arg = 0;
  std::uint32_t arg2 = 0;
};

inline constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

struct Program {
  bool valid = false;  // false: the pattern is malformed or too large, and nothing matches
  std::uint32_t start = 0;
  std::uint32_t groups = 0;  // capturing groups, without the whole match
  std::uint32_t splits = 0;
  std::size_t min_bytes = 0;  // length of the shortest and longest text that can match
  std::size_t max_bytes = kNoLimit;
  bool dot_star = false;  // begins with `.*`
  bool has_required = false;
  FirstSet required;              // with has_required: every match holds at least one of these
  std::vector<Instruction> code;  // code[0] is kFail
  std::vector<FirstSet> first;    // one per instruction
  std::vector<CharClass> classes;
  std::vector<std::array<std::uint32_t, 10>> switches;
};

}  // namespace sipattach::phone::regex

#endif  // SIPATTACH_PHONE_REGEX_PROGRAM_H_
