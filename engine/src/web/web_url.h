#ifndef SIPATTACH_WEB_WEB_URL_H_
#define SIPATTACH_WEB_WEB_URL_H_

// Splits the address of an HTTP API (RFC 3986 §3), as given as a base URL or in a pasted command.

#include <optional>
#include <string_view>

namespace sipattach {

struct WebUrl {
  std::string_view scheme;     // empty if none is written
  std::string_view authority;  // host and port, without userinfo
  std::string_view host;       // an IPv6 address has its brackets
  std::string_view path;       // from the first slash, without query and fragment
  bool has_userinfo = false;
  bool has_query = false;  // whether there is a query or a fragment

  // The port after the host; 0 if none is written, nullopt if it is not a valid port.
  [[nodiscard]] std::optional<int> Port() const;
};

// Whether what is sent to the host never leaves the machine: localhost and the loopback addresses.
[[nodiscard]] bool IsThisMachine(std::string_view host);

// Splits any text. The result refers to `text`.
[[nodiscard]] WebUrl SplitWebUrl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_WEB_WEB_URL_H_
