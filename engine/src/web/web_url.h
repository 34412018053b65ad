#ifndef SIPATTACH_WEB_WEB_URL_H_
#define SIPATTACH_WEB_WEB_URL_H_

// The address of an HTTP API (RFC 3986 §3), as a base URL and a pasted command hold it.

#include <optional>
#include <string_view>

namespace sipattach {

struct WebUrl {
  std::string_view scheme;     // empty when none is written
  std::string_view authority;  // host and port, without userinfo
  std::string_view host;       // of an IPv6 address with its brackets
  std::string_view path;       // from its first slash, without query and fragment
  bool has_userinfo = false;
  bool has_query = false;  // or a fragment

  // The port after the host, 0 if none is written, or nothing if no connection can be made to it.
  [[nodiscard]] std::optional<int> Port() const;
};

// Whether what is sent to the host never leaves the machine: localhost and loopback addresses.
[[nodiscard]] bool IsThisMachine(std::string_view host);

// Splits any text. All views are into `text`.
[[nodiscard]] WebUrl SplitWebUrl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_WEB_WEB_URL_H_
