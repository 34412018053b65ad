#ifndef SIPATTACH_PROGRAM_PROGRAM_CALLS_H_
#define SIPATTACH_PROGRAM_PROGRAM_CALLS_H_

// Finds where a program calls the API, and with which key. Everything here is linear in
// the text.

#include <cstddef>
#include <string>
#include <string_view>

#include "web/http_address.h"

namespace sipattach {

// The path of a call, with its version or after a base that has it: "/v1/sip/detach",
// "/sip/detach".
struct ApiPath {
  std::size_t begin = std::string_view::npos;  // npos if there is none
  std::string_view text;
  [[nodiscard]] bool is_attach() const { return text.ends_with(kAttachWithoutVersion); }
};

// The first path of the API from `from` on.
[[nodiscard]] ApiPath FindApiPath(std::string_view code, std::size_t from);

// Whether the code has the path of a call other than attach.
[[nodiscard]] bool HasOtherCall(std::string_view code);

// Whether a key that looks real is next to the name of its header: not a variable or "<api-key>".
[[nodiscard]] bool HasApiKey(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_CALLS_H_
