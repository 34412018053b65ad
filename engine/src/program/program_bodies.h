#ifndef SIPATTACH_PROGRAM_PROGRAM_BODIES_H_
#define SIPATTACH_PROGRAM_PROGRAM_BODIES_H_

// Finds the bodies of requests in a program, whatever call they are for.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

struct Body {
  std::size_t begin;
  std::size_t end;
  Json value;
  bool has_variable;        // a variable stands for a part of a string
  bool has_spread = false;  // it takes members from another object, which are not known
  bool is_text = false;     // it is in a string of the program
};

// From the brace or bracket at `begin` to the one that closes it; empty if none does.
[[nodiscard]] std::string_view BracedAt(std::string_view text, std::size_t begin);

// JSON with quotes around the variables that stand for whole values: {"port": ${port}},
// {"port": {port}}, {"port": %d}.
[[nodiscard]] std::string WithQuotedVariables(std::string_view json);

// The bodies in a program: {…}, PowerShell's @{…}, PHP's ['name' => …], Python's dict(…), and JSON
// in a string, which may be joined from several. `code` is `text` without its comments, as
// CodeWithoutComments gives it.
[[nodiscard]] std::vector<Body> FindBodies(std::string_view text, std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_BODIES_H_
