#ifndef SIPATTACH_PROGRAM_PROGRAM_PATHS_H_
#define SIPATTACH_PROGRAM_PROGRAM_PATHS_H_

// The paths of calls that a program writes in pieces.

#include <string>
#include <string_view>

namespace sipattach {

// The code with these paths whole, each after a slash: "/v1/" + "sip/attach" becomes
// "/v1/sip/attach", and "sip/attach" and `${base}sip/attach`, which follow a base that ends with
// one, get it too. `code` has no comments. Linear in the text.
[[nodiscard]] std::string WithWholePaths(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_PATHS_H_
