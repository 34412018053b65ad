#ifndef SIPATTACH_REDACT_USERINFO_H_
#define SIPATTACH_REDACT_USERINFO_H_

// Finds passwords in URIs: "sip:user:password@host" (RFC 3261 §19.1.1, RFC 3986 §3.2.1).

#include <cstddef>
#include <string_view>
#include <vector>

namespace sipattach {

struct Range {
  std::size_t begin;
  std::size_t end;
};

// Whether `name` is a URI scheme such as sip, https or mailto, in any case.
[[nodiscard]] bool IsScheme(std::string_view name);

// The passwords of all URIs in the text, with or without a scheme, in order.
[[nodiscard]] std::vector<Range> FindPasswordsOfUris(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_USERINFO_H_
