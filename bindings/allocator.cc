// operator new and delete for WebAssembly. Reading one number allocates and frees about a hundred
// short strings and list nodes. With the C library's allocator, that is a fifth of the time,
// because it searches, splits and merges blocks. Here, a freed block goes to the list for its size,
// and is allocated from there again.
//
// Small blocks are cut from chunks, each for a single size; a table gives the size for an address.
// Chunks are never freed: what a large call needed is there for the next one. Large blocks come
// from malloc.
//
// Freed memory is wiped: drafts contain passwords, and unused memory remains visible to whoever
// reads the module's memory.

#include <malloc.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t kStep = 16;  // also the alignment that operator new promises
constexpr std::size_t kLargest = 256;
constexpr std::size_t kClasses = kLargest / kStep;
constexpr std::size_t kChunk = std::size_t{1} << 14;
constexpr std::size_t kAddressSpace = std::size_t{1} << 31;  // Emscripten's limit

struct FreeBlock {
  FreeBlock* next;
};

std::array<FreeBlock*, kClasses> free_blocks;
// The size class of each chunk, plus 1; 0 is memory from malloc.
std::array<std::uint8_t, kAddressSpace / kChunk> class_of_chunk;

std::uint8_t& ClassAt(const void* block) {
  return class_of_chunk[reinterpret_cast<std::uintptr_t>(block) / kChunk];
}

[[gnu::noinline]] void* CutChunk(std::size_t size_class) {
  auto* chunk = static_cast<std::byte*>(std::aligned_alloc(kChunk, kChunk));
  if (chunk == nullptr) std::abort();
  ClassAt(chunk) = static_cast<std::uint8_t>(size_class + 1);
  const std::size_t size = (size_class + 1) * kStep;
  // The first block is returned; the others are listed in the order of their addresses.
  FreeBlock** last = &free_blocks[size_class];
  for (std::size_t at = size; at + size <= kChunk; at += size) {
    *last = new (chunk + at) FreeBlock{nullptr};
    last = &(*last)->next;
  }
  return chunk;
}

// An optimiser regards writes to memory that is about to be freed as dead, and would turn this loop
// into a call of memset.
void Wipe(void* block, std::size_t size) {
  volatile auto* word = static_cast<std::uint64_t*>(block);
#pragma clang loop unroll(disable)
  for (volatile auto* end = word + size / sizeof(*word); word != end; ++word) *word = 0;
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  if (size > kLargest) {
    void* block = std::malloc(size);
    if (block == nullptr) std::abort();
    return block;
  }
  const std::size_t size_class = size == 0 ? 0 : (size - 1) / kStep;
  FreeBlock* block = free_blocks[size_class];
  if (block == nullptr) return CutChunk(size_class);
  free_blocks[size_class] = block->next;
  return block;
}

[[gnu::noinline]] void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  const std::uint8_t chunk_class = ClassAt(block);
  if (chunk_class == 0) {
    Wipe(block, malloc_usable_size(block));
    std::free(block);
    return;
  }
  Wipe(block, chunk_class * kStep);
  FreeBlock*& first = free_blocks[chunk_class - 1U];
  first = new (block) FreeBlock{first};
}
