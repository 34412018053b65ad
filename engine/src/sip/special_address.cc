#include "sip/special_address.h"

namespace sipattach {
namespace {

struct Ipv4Range {
  Ipv4 prefix;
  int bits;
  SpecialRange range;
};

constexpr Ipv4Range kIpv4Ranges[] = {
    {0x00000000, 8, {Purpose::kReserved, "\"this network\"", "0.0.0.0/8 (RFC 791)"}},
    {0x0A000000, 8, {Purpose::kPrivate, "private", "10.0.0.0/8 (RFC 1918)"}},
    {0x64400000, 10, {Purpose::kPrivate, "carrier-grade NAT", "100.64.0.0/10 (RFC 6598)"}},
    {0x7F000000, 8, {Purpose::kLoopback, "loopback", "127.0.0.0/8 (RFC 1122)"}},
    {0xA9FE0000, 16, {Purpose::kPrivate, "link-local", "169.254.0.0/16 (RFC 3927)"}},
    {0xAC100000, 12, {Purpose::kPrivate, "private", "172.16.0.0/12 (RFC 1918)"}},
    {0xC0000000, 24, {Purpose::kReserved, "protocol assignment", "192.0.0.0/24 (RFC 6890)"}},
    {0xC0000200, 24, {Purpose::kDocumentation, "documentation", "192.0.2.0/24 (RFC 5737)"}},
    {0xC0586300, 24, {Purpose::kReserved, "6to4 relay", "192.88.99.0/24 (RFC 7526)"}},
    {0xC0A80000, 16, {Purpose::kPrivate, "private", "192.168.0.0/16 (RFC 1918)"}},
    {0xC6120000, 15, {Purpose::kReserved, "benchmarking", "198.18.0.0/15 (RFC 2544)"}},
    {0xC6336400, 24, {Purpose::kDocumentation, "documentation", "198.51.100.0/24 (RFC 5737)"}},
    {0xCB007100, 24, {Purpose::kDocumentation, "documentation", "203.0.113.0/24 (RFC 5737)"}},
    {0xE0000000, 4, {Purpose::kMulticast, "multicast", "224.0.0.0/4 (RFC 5771)"}},
    {0xFFFFFFFF, 32, {Purpose::kReserved, "broadcast", "255.255.255.255/32 (RFC 8190)"}},
    {0xF0000000, 4, {Purpose::kReserved, "reserved", "240.0.0.0/4 (RFC 1112)"}},
};

struct Ipv6Range {
  Ipv6 prefix;
  int bits;
  SpecialRange range;
};

constexpr Ipv6Range kIpv6Ranges[] = {
    {{}, 128, {Purpose::kReserved, "unspecified", "::/128 (RFC 4291)"}},
    {{0, 0, 0, 0, 0, 0, 0, 1}, 128, {Purpose::kLoopback, "loopback", "::1/128 (RFC 4291)"}},
    {{0, 0, 0, 0, 0, 0xFFFF}, 96, {Purpose::kReserved, "IPv4-mapped", "::ffff:0:0/96 (RFC 4291)"}},
    {{0x64, 0xFF9B, 1}, 48, {Purpose::kPrivate, "local NAT64", "64:ff9b:1::/48 (RFC 8215)"}},
    {{0x100}, 64, {Purpose::kReserved, "discard-only", "100::/64 (RFC 6666)"}},
    {{0x2001}, 32, {Purpose::kReserved, "Teredo", "2001::/32 (RFC 4380)"}},
    {{0x2001, 2}, 48, {Purpose::kReserved, "benchmarking", "2001:2::/48 (RFC 5180)"}},
    {{0x2001, 0x10}, 28, {Purpose::kReserved, "ORCHID", "2001:10::/28 (RFC 4843)"}},
    {{0x2001, 0x20}, 28, {Purpose::kReserved, "ORCHID", "2001:20::/28 (RFC 7343)"}},
    {{0x2001, 0xDB8}, 32, {Purpose::kDocumentation, "documentation", "2001:db8::/32 (RFC 3849)"}},
    {{0x3FFF}, 20, {Purpose::kDocumentation, "documentation", "3fff::/20 (RFC 9637)"}},
    {{0x2002}, 16, {Purpose::kReserved, "6to4", "2002::/16 (RFC 7526)"}},
    {{0x5F00}, 16, {Purpose::kReserved, "segment routing", "5f00::/16 (RFC 9602)"}},
    {{0xFC00}, 7, {Purpose::kPrivate, "unique local", "fc00::/7 (RFC 4193)"}},
    {{0xFE80}, 10, {Purpose::kPrivate, "link-local", "fe80::/10 (RFC 4291)"}},
    {{0xFEC0}, 10, {Purpose::kPrivate, "site-local", "fec0::/10 (RFC 3879)"}},
    {{0xFF00}, 8, {Purpose::kMulticast, "multicast", "ff00::/8 (RFC 4291)"}},
};

bool IsWithin(const Ipv6& address, const Ipv6& prefix, int bits) {
  for (std::size_t i = 0; bits > 0; ++i, bits -= 16) {
    const unsigned mask = bits >= 16 ? 0xFFFFu : 0xFFFFu << (16 - bits) & 0xFFFFu;
    if ((address[i] & mask) != prefix[i]) return false;
  }
  return true;
}

bool IsIpv4Mapped(const Ipv6& address) { return IsWithin(address, {0, 0, 0, 0, 0, 0xFFFF}, 96); }

}  // namespace

const SpecialRange* FindSpecialRange(Ipv4 address) {
  for (const Ipv4Range& entry : kIpv4Ranges) {
    if (((address ^ entry.prefix) >> (32 - entry.bits)) == 0) return &entry.range;
  }
  return nullptr;
}

const SpecialRange* FindSpecialRange(const Ipv6& address) {
  if (IsIpv4Mapped(address)) {
    const Ipv4 embedded = Ipv4{address[6]} << 16 | address[7];
    if (const SpecialRange* range = FindSpecialRange(embedded)) return range;
  }
  for (const Ipv6Range& entry : kIpv6Ranges) {
    if (IsWithin(address, entry.prefix, entry.bits)) return &entry.range;
  }
  return nullptr;
}

const SpecialRange* FindSpecialRange(std::string_view host, HostKind kind) {
  if (kind == HostKind::kIpv4) {
    const auto address = ParseIpv4(host);
    return address ? FindSpecialRange(*address) : nullptr;
  }
  if (kind == HostKind::kIpv6 && host.size() > 2) {
    const auto address = ParseIpv6(host.substr(1, host.size() - 2));
    return address ? FindSpecialRange(*address) : nullptr;
  }
  return nullptr;
}

}  // namespace sipattach
