#ifndef SIPATTACH_SRC_WEB_URL_H_
#define SIPATTACH_SRC_WEB_URL_H_

// The address of an HTTP API (RFC 3986 §3), as a base URL and a pasted command hold it.

#include <string_view>

namespace sipattach {

struct WebUrl {
  std::string_view scheme;     // empty when none is written
  std::string_view authority;  // host and port, without userinfo
  std::string_view host;       // of an IPv6 address with its brackets
  std::string_view path;       // from its first slash, without query and fragment
  bool has_userinfo = false;
  bool has_query = false;  // or a fragment

  // Whether there is a host, and a port that a connection can be made to if one is written.
  [[nodiscard]] bool HasUsableAuthority() const;

  // Whether what is sent there never leaves the machine: localhost and loopback addresses.
  [[nodiscard]] bool IsThisMachine() const;
};

// Takes any text apart. All views are into `text`.
[[nodiscard]] WebUrl SplitWebUrl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_WEB_URL_H_
