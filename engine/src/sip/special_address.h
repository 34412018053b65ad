#ifndef SIPATTACH_SIP_SPECIAL_ADDRESS_H_
#define SIPATTACH_SIP_SPECIAL_ADDRESS_H_

// Address ranges for special purposes (RFC 6890 and its IANA registries), none of which can be
// reached from the Internet.

#include <cstdint>
#include <string_view>

#include "sip/host.h"

namespace sipattach {

enum class Purpose : std::uint8_t {
  kPrivate,  // private use, unique local, link-local, shared behind carrier-grade NAT
  kLoopback,
  kDocumentation,
  kMulticast,
  kReserved,
};

struct SpecialRange {
  Purpose purpose;
  std::string_view name;   // "private", "link-local", …: a text to put before "address"
  std::string_view block;  // "10.0.0.0/8 (RFC 1918)"
};

// The range that contains the address, or null for an ordinary one. An IPv6 address that embeds an
// IPv4 address (RFC 4291 §2.5.5.2) is in the range of the latter.
[[nodiscard]] const SpecialRange* FindSpecialRange(Ipv4 address);
[[nodiscard]] const SpecialRange* FindSpecialRange(const Ipv6& address);

// The same for a host that ReadHost accepts; null for a domain.
[[nodiscard]] const SpecialRange* FindSpecialRange(std::string_view host, HostKind kind);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_SPECIAL_ADDRESS_H_
