#ifndef SIPATTACH_CURL_PROGRAM_BODIES_H_
#define SIPATTACH_CURL_PROGRAM_BODIES_H_

// The bodies of requests that a program writes, whatever call they are for.

#include <cstddef>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

struct Body {
  std::size_t begin;
  std::size_t end;
  Json value;
  bool has_variable;
  bool has_spread = false;  // it takes over members that are not known
};

// The bodies in a program: {…}, @{…} of PowerShell, ['name' => …] of PHP, dict(…) of Python, and
// strings of JSON, which may be put together of several. `code` is the text
// without its comments, as CodeWithoutComments gives it.
[[nodiscard]] std::vector<Body> FindBodies(std::string_view text, std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_BODIES_H_
