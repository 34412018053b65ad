#ifndef SIPATTACH_PROGRAM_PROGRAM_CALLS_H_
#define SIPATTACH_PROGRAM_PROGRAM_CALLS_H_

// Finds where a program calls the API, and with which key. Everything here is linear in
// the text.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "web/http_address.h"

namespace sipattach {

// How much of a long text is read.
inline constexpr std::size_t kLookedAt = 256 * 1024;

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

// The code with blanks in place of what Postman saved with the answers of a request, which repeats
// the call.
[[nodiscard]] std::string WithoutExamples(std::string_view code);

// The first call of the API in a program that does not call attach.
struct OtherCall {
  std::string url;  // empty if the text does not have all of it
  std::string path;
};
[[nodiscard]] std::optional<OtherCall> FindOtherCallInProgram(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_CALLS_H_
