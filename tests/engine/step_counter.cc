#include "step_counter.h"

#include <cstddef>
#include <cstdint>

namespace {

std::uint64_t g_steps = 0;

}  // namespace

namespace sipattach::testing {

std::uint64_t StepsSoFar() { return g_steps; }

}  // namespace sipattach::testing

// The functions that Clang calls at each comparison (SanitizerCoverage, trace-cmp), and
// AddressSanitizer at each call of memcmp and the like. Both have weak definitions that do nothing.
// The names are reserved for the compiler, and it is the compiler that calls them.
// NOLINTBEGIN(bugprone-reserved-identifier)
#define COUNT_COMPARISON(name, type) \
  extern "C" void name(type, type);  \
  extern "C" void name(type, type) { ++g_steps; }

COUNT_COMPARISON(__sanitizer_cov_trace_cmp1, std::uint8_t)
COUNT_COMPARISON(__sanitizer_cov_trace_cmp2, std::uint16_t)
COUNT_COMPARISON(__sanitizer_cov_trace_cmp4, std::uint32_t)
COUNT_COMPARISON(__sanitizer_cov_trace_cmp8, std::uint64_t)
COUNT_COMPARISON(__sanitizer_cov_trace_const_cmp1, std::uint8_t)
COUNT_COMPARISON(__sanitizer_cov_trace_const_cmp2, std::uint16_t)
COUNT_COMPARISON(__sanitizer_cov_trace_const_cmp4, std::uint32_t)
COUNT_COMPARISON(__sanitizer_cov_trace_const_cmp8, std::uint64_t)

extern "C" void __sanitizer_cov_trace_switch(std::uint64_t, std::uint64_t*);
extern "C" void __sanitizer_cov_trace_switch(std::uint64_t, std::uint64_t*) { ++g_steps; }

extern "C" void __sanitizer_weak_hook_memcmp(void*, const void*, const void*, std::size_t, int);
extern "C" void __sanitizer_weak_hook_memcmp(void*, const void* one, const void* other,
                                             std::size_t size, int result) {
  const auto* a = static_cast<const unsigned char*>(one);
  const auto* b = static_cast<const unsigned char*>(other);
  std::size_t at = size;
  if (result != 0) {
    for (at = 0; at < size && a[at] == b[at];) ++at;
  }
  g_steps += at + 1;
}
// NOLINTEND(bugprone-reserved-identifier)
