#ifndef SIPATTACH_REDACT_USERINFO_H_
#define SIPATTACH_REDACT_USERINFO_H_

// Passwords in URIs: "sip:user:password@host" (RFC 3261 §19.1.1, RFC 3986 §3.2.1).

#include <cstddef>
#include <string_view>
#include <vector>

namespace sipattach {

struct Range {
  std::size_t begin;
  std::size_t end;
};

// sip, https, mailto, …: what is before the colon of a URI, in any case.
[[nodiscard]] bool IsScheme(std::string_view name);

// Where the passwords of URIs are in a text, with a scheme or without one. In order.
[[nodiscard]] std::vector<Range> FindPasswordsOfUris(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_USERINFO_H_
