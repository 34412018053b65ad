#ifndef SIPATTACH_PROGRAM_PROGRAM_BASE_H_
#define SIPATTACH_PROGRAM_PROGRAM_BASE_H_

// Finds the URL of a call, of which a program may name the base apart from the path.

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

struct CallUrl {
  std::string text;         // empty if it is not known
  bool is_unknown = false;  // the program has a base, whose value the text does not show
};

// The URL of the call whose path begins at `path` and ends at `end`. If it does not have its base
// before it, that is the value of a variable, that of the client that makes the call, as in
// axios.create({ baseURL: "…" }), or the Host field of an HTTP message. `code` has no comments.
// Linear time.
[[nodiscard]] CallUrl UrlOfCall(std::string_view code, std::size_t path, std::size_t end);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_BASE_H_
