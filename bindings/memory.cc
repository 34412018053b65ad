// memcpy and related functions for short runs of bytes, as nearly all are: names, numbers, words.
// Those of the C library go byte by byte unless both addresses happen to have the same alignment,
// and they are so long that V8 optimises them during the first plan. Here, two words that may
// overlap cover up to sixteen bytes; WebAssembly needs no alignment.
//
// Compiled separately (CMakeLists.txt), because the optimiser turns loops that copy into calls of
// memcpy.

#include <cstddef>
#include <cstdint>

namespace {

constexpr std::uint64_t kEach = 0x0101010101010101U;

template <typename Word>
struct [[gnu::packed, gnu::may_alias]] Unaligned {
  Word word;
};

template <typename Word>
Word Read(const char* from) {
  return reinterpret_cast<const Unaligned<Word>*>(from)->word;
}

template <typename Word>
void Write(char* to, Word word) {
  reinterpret_cast<Unaligned<Word>*>(to)->word = word;
}

// Copies a run that is one to two words long as its first and its last word. Both are read before
// either is written.
template <typename Word>
void CopyEnds(char* to, const char* from, std::size_t size) {
  const Word first = Read<Word>(from);
  const Word last = Read<Word>(from + size - sizeof(Word));
  Write(to, first);
  Write(to + size - sizeof(Word), last);
}

// Copies more than two words.
[[gnu::noinline]] void* CopyLong(char* to, const char* from, std::size_t size) {
  constexpr std::size_t kStep = 16;
  const std::size_t last = size - kStep;
  for (std::size_t at = 0; at < last; at += kStep) {
    CopyEnds<std::uint64_t>(to + at, from + at, kStep);
  }
  CopyEnds<std::uint64_t>(to + last, from + last, kStep);
  return to;
}

template <typename Word>
void SetEnds(char* to, std::uint64_t bytes, std::size_t size) {
  Write(to, static_cast<Word>(bytes));
  Write(to + size - sizeof(Word), static_cast<Word>(bytes));
}

[[gnu::noinline]] void* SetLong(char* to, std::uint64_t bytes, std::size_t size) {
  constexpr std::size_t kStep = 16;
  const std::size_t last = size - kStep;
  for (std::size_t at = 0; at < last; at += kStep) SetEnds<std::uint64_t>(to + at, bytes, kStep);
  SetEnds<std::uint64_t>(to + last, bytes, kStep);
  return to;
}

}  // namespace

extern "C" {

void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size) {
  auto* out = static_cast<char*>(to);
  const auto* in = static_cast<const char*>(from);
  if (size > 16) return CopyLong(out, in, size);
  if (size >= 8) {
    CopyEnds<std::uint64_t>(out, in, size);
  } else if (size >= 4) {
    CopyEnds<std::uint32_t>(out, in, size);
  } else if (size >= 2) {
    CopyEnds<std::uint16_t>(out, in, size);
  } else if (size == 1) {
    *out = *in;
  }
  return to;
}

void* memset(void* to, int byte, std::size_t size) {
  auto* out = static_cast<char*>(to);
  const std::uint64_t bytes = static_cast<unsigned char>(byte) * kEach;
  if (size > 16) return SetLong(out, bytes, size);
  if (size >= 8) {
    SetEnds<std::uint64_t>(out, bytes, size);
  } else if (size >= 4) {
    SetEnds<std::uint32_t>(out, bytes, size);
  } else if (size >= 2) {
    SetEnds<std::uint16_t>(out, bytes, size);
  } else if (size == 1) {
    *out = static_cast<char>(byte);
  }
  return to;
}

void* memchr(const void* run, int byte, std::size_t size) {
  const auto* text = static_cast<const char*>(run);
  const char wanted = static_cast<char>(byte);
  const std::uint64_t bytes = static_cast<unsigned char>(byte) * kEach;
  std::size_t at = 0;
  for (; size - at >= 8; at += 8) {
    const std::uint64_t others = Read<std::uint64_t>(text + at) ^ bytes;
    if (((others - kEach) & ~others & (kEach * 0x80)) != 0) break;
  }
  for (; at < size; ++at) {
    if (text[at] == wanted) return const_cast<char*>(text + at);
  }
  return nullptr;
}

int memcmp(const void* run, const void* other, std::size_t size) {
  const auto* a = static_cast<const unsigned char*>(run);
  const auto* b = static_cast<const unsigned char*>(other);
  for (; size > 0; ++a, ++b, --size) {
    if (*a != *b) return *a - *b;
  }
  return 0;
}

}  // extern "C"
