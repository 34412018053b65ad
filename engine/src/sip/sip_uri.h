#ifndef SIPATTACH_SIP_SIP_URI_H_
#define SIPATTACH_SIP_SIP_URI_H_

// SIP and SIPS URIs: RFC 3261 §19.1.1 and §25.1, with the IPv6 form of RFC 5954.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sip/host.h"

namespace sipattach {

struct UriParam {
  std::string name;   // in lower case, because case does not matter in names
  std::string value;  // as written, escapes included
  bool has_value = false;
};

struct UriHeader {
  std::string name;  // as written
  std::string value;
};

struct SipUri {
  bool secure = false;   // sips
  std::string user;      // as written, escapes included; empty if there is none
  std::string password;  // as written; must never be shown
  bool has_password = false;
  std::string host;  // in lower case; an IPv6 address with its brackets
  HostKind host_kind = HostKind::kDomain;
  std::optional<int> port;  // 1 to 65535
  std::vector<UriParam> params;
  std::vector<UriHeader> headers;

  // The parameter with this lower-case name, or null.
  [[nodiscard]] const UriParam* Param(std::string_view name) const;
  // The `transport` parameter in lower case, or empty.
  [[nodiscard]] std::string Transport() const;
  // Adds the parameter, or changes its value.
  void SetParam(std::string_view name, std::string_view value);
  void RemoveParam(std::string_view name);
};

struct UriReading {
  std::optional<UriProblem> problem;  // the first one; offsets count from the start of the text
  SipUri uri;                         // meaningful only without a problem
};

// The length of "sip:" or "sips:", in any case, at the start of `text`; 0 if there is neither.
[[nodiscard]] std::size_t SchemeLength(std::string_view text);

// Reads a whole text as a SIP or SIPS URI. The port must be 1 to 65535, each parameter may occur
// once, and known parameters (transport, user, method, ttl, maddr) must follow their own grammar.
// Precondition: SchemeLength(text) > 0; any bytes may follow. Takes time linear in the text, and
// O(n log n) in the number of parameters.
[[nodiscard]] UriReading ReadSipUri(std::string_view text);

// The URI with scheme, host and transport in lower case, and without its password, so it can be
// shown. Reading it again gives the same URI, except for the password.
[[nodiscard]] std::string Normalized(const SipUri& uri);

// The host without the final dot that a fully qualified name may have.
[[nodiscard]] std::string_view DomainOf(const SipUri& uri);

// Whether a user part may contain this character unescaped.
[[nodiscard]] bool IsUserCharacter(char c);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_SIP_URI_H_
