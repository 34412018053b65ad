#ifndef SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_
#define SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_

#include <cstdint>

namespace sipattach::testing {

// The comparisons that instrumented code has made so far: its own, and each byte that memcmp and
// its kin looked at. They tell how work grows without a clock. Always 0 where nothing is
// instrumented for fuzzing (SIPATTACH_FUZZ).
[[nodiscard]] std::uint64_t StepsSoFar();

}  // namespace sipattach::testing

#endif  // SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_
