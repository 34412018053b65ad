// Runs a fuzz target on files, for builds without libFuzzer.

#include <fstream>
#include <iostream>
#include <iterator>

#include "fuzzing.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      std::cerr << "cannot read " << argv[i] << "\n";
      return 2;
    }
    const std::string input{std::istreambuf_iterator<char>(file), {}};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  }
  std::cout << argc - 1 << " inputs replayed\n";
  return argc > 1 ? 0 : 2;
}
