#ifndef SIPATTACH_TESTS_FUZZ_FUZZING_H_
#define SIPATTACH_TESTS_FUZZ_FUZZING_H_

// Code that the fuzz targets share. A target is LLVMFuzzerTestOneInput: libFuzzer drives it by
// coverage, and in an ordinary build replay_main.cc runs it on files.

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

// Two texts in one input: what comes before and after the first line break.
inline std::pair<std::string_view, std::string_view> TwoTexts(std::string_view input) {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return {"", input};
  return {input.substr(0, end), input.substr(end + 1)};
}

// Parses JSON with a different parser than the engine's. Input that it rejects is discarded, and so
// is text with a NUL, where that parser would stop and take what comes before for the whole.
inline nlohmann::ordered_json ReadAsOthersDo(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return nlohmann::ordered_json::value_t::discarded;
  return nlohmann::ordered_json::parse(text, nullptr, false);
}

// Whatever the input is, the output is JSON.
inline nlohmann::ordered_json RequireJson(const std::string& output) {
  auto value = ReadAsOthersDo(output);
  Require(!value.is_discarded(), "the output is JSON");
  return value;
}

}  // namespace sipattach::fuzzing

#endif  // SIPATTACH_TESTS_FUZZ_FUZZING_H_
