// Included by the copies of sources that scripts/mutate makes. They ask here which mutant is
// active.
#ifndef SIPATTACH_TESTS_MUTATION_MUTANTS_H_
#define SIPATTACH_TESTS_MUTATION_MUTANTS_H_

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <type_traits>

namespace mutants {

// SIPATTACH_MUTANT: the active mutant. SIPATTACH_REACHED: a file for the mutants that were asked
// about.
struct State {
  static constexpr std::size_t kMost = 1 << 16;
  State() {
    if (const char* text = std::getenv("SIPATTACH_MUTANT")) active = std::atoi(text);
  }
  ~State() {
    const char* path = std::getenv("SIPATTACH_REACHED");
    if (path == nullptr) return;
    std::FILE* file = std::fopen(path, "w");
    if (file == nullptr) return;
    for (std::size_t id = 0; id < kMost; ++id) {
      if (reached[id]) std::fprintf(file, "%zu\n", id);
    }
    std::fclose(file);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  int active = 0;
  bool reached[kMost] = {};
};

inline bool Active(int id) {
  static State state;
  state.reached[id] = true;
  return state.active == id;
}

// For functions that the compiler may evaluate; at compile time, no mutant is active.
constexpr bool ActiveAtRunTime(int id) { return !std::is_constant_evaluated() && Active(id); }

}  // namespace mutants

#endif  // SIPATTACH_TESTS_MUTATION_MUTANTS_H_
