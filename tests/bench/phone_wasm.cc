// The phone layer alone as a WebAssembly module, to measure its size and speed:
// tests/bench/phone.mjs loads it. Texts are passed in and out through `buffer`.

#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "phone/phone.h"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {
std::array<char, 4096> buffer_bytes;
}

EXPORT(buffer) char* Buffer() { return buffer_bytes.data(); }

// Reads the first `length` bytes of the buffer as a number, in the region of the two letters after
// them (two blanks for none). Writes the results of Read() to the buffer, one per line; returns
// their length.
EXPORT(read_number) std::size_t ReadNumber(std::size_t length, bool formats) {
  const std::string_view text(buffer_bytes.data(), length);
  const std::string_view region(buffer_bytes.data() + length, 2);
  const sipattach::phone::Number number =
      sipattach::phone::Read(text, region == "  " ? "" : region, formats);
  std::string out;
  for (const std::string_view part :
       {std::string_view(number.e164), std::string_view(number.region), number.type,
        std::string_view(number.national), std::string_view(number.international)}) {
    out.append(part);
    out.push_back('\n');
  }
  std::memcpy(buffer_bytes.data(), out.data(), out.size());
  return out.size();
}
