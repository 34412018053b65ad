#ifndef SIPATTACH_TESTS_FUZZ_FUZZING_H_
#define SIPATTACH_TESTS_FUZZ_FUZZING_H_

// What the fuzz targets share. A target is LLVMFuzzerTestOneInput; under libFuzzer it is driven by
// coverage, and in an ordinary build replay_main.cc runs it over files.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace sipattach::fuzzing {

inline void Require(bool holds, const char* property) {
  if (holds) return;
  std::fprintf(stderr, "property does not hold: %s\n", property);
  std::abort();
}

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Two texts in one input: what stands before and behind the first line break.
inline std::pair<std::string_view, std::string_view> TwoTexts(std::string_view input) {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return {"", input};
  return {input.substr(0, end), input.substr(end + 1)};
}

// Reads JSON with another reader than the engine's. What it does not take is discarded, and so is a
// text with a NUL, at which that reader would end and call what stands before it the whole.
inline nlohmann::ordered_json ReadAsOthersDo(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return nlohmann::ordered_json::value_t::discarded;
  return nlohmann::ordered_json::parse(text, nullptr, false);
}

// Whatever goes in, what comes out is JSON.
inline nlohmann::ordered_json RequireJson(const std::string& output) {
  auto value = ReadAsOthersDo(output);
  Require(!value.is_discarded(), "the output is JSON");
  return value;
}

}  // namespace sipattach::fuzzing

#endif  // SIPATTACH_TESTS_FUZZ_FUZZING_H_
