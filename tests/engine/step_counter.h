#ifndef SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_
#define SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_

#include <cstdint>

namespace sipattach::testing {

// The number of comparisons that instrumented code has made so far: its own, and each byte that
// memcmp and the like looked at. They show how work grows without using a clock. Always 0 unless
// the code is instrumented for fuzzing (SIPATTACH_FUZZ).
[[nodiscard]] std::uint64_t StepsSoFar();

}  // namespace sipattach::testing

#endif  // SIPATTACH_TESTS_ENGINE_STEP_COUNTER_H_
