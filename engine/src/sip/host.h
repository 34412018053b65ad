#ifndef SIPATTACH_SIP_HOST_H_
#define SIPATTACH_SIP_HOST_H_

// The host of a SIP URI: RFC 3261 §25.1 `host`, with the IPv6 form of RFC 5954.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "codes/codes.h"

namespace sipattach {

enum class HostKind : std::uint8_t { kDomain, kIpv4, kIpv6 };

[[nodiscard]] constexpr std::string_view NameOf(HostKind kind) {
  switch (kind) {
    case HostKind::kIpv4:
      return "ipv4";
    case HostKind::kIpv6:
      return "ipv6";
    case HostKind::kDomain:
      break;
  }
  return "domain";
}

using Ipv4 = std::uint32_t;                 // 10.0.0.1 is 0x0A000001
using Ipv6 = std::array<std::uint16_t, 8>;  // its groups, in order

// Parses four numbers from 0 to 255 without leading zeros (RFC 3986 §3.2.2).
[[nodiscard]] std::optional<Ipv4> ParseIpv4(std::string_view text);

// Parses an address without brackets and without a zone. The last two groups may be written as an
// IPv4 address (RFC 5954 §4.1).
[[nodiscard]] std::optional<Ipv6> ParseIpv6(std::string_view text);

// Whether `host` is `domain` or a subdomain of it. Both must be in lower case.
[[nodiscard]] bool IsUnder(std::string_view host, std::string_view domain);

// What is wrong with a URI, and where. The offset and the length are in bytes; the offset counts
// from the start of the text that was read.
struct UriProblem {
  Code code;
  std::size_t offset = 0;
  std::size_t length = 0;
};

struct HostReading {
  std::optional<UriProblem> problem;
  HostKind kind = HostKind::kDomain;  // meaningful only without a problem
};

// Reads a whole host: a domain of RFC 1123 labels (63 bytes each, 253 in all, the last one
// beginning with a letter), an IPv4 address, or an IPv6 address in brackets. Offsets count from its
// start.
[[nodiscard]] HostReading ReadHost(std::string_view host);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_HOST_H_
