#include "sip/host.h"

#include <algorithm>

#include "draft_limits.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// A decimal number from 0 to 255 without leading zeros, or nullopt.
std::optional<std::uint32_t> ParseOctet(std::string_view digits) {
  if (digits.empty() || digits.size() > 3 || (digits.size() > 1 && digits[0] == '0')) {
    return std::nullopt;
  }
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value > 255) return std::nullopt;
  return value;
}

std::optional<std::uint16_t> ParseGroup(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits) {
    if (!IsHexDigit(c)) return std::nullopt;
    value = value * 16 + HexValue(c);
  }
  return static_cast<std::uint16_t>(value);
}

// The groups on one side of "::", or of a whole address without one.
struct Groups {
  std::array<std::uint16_t, 8> values{};
  std::size_t count = 0;

  bool Add(std::uint16_t value) {
    if (count == values.size()) return false;
    values[count++] = value;
    return true;
  }
};

// Precondition: `text` contains no "::". An IPv4 address may only be at the very end.
bool ReadGroups(std::string_view text, bool may_end_in_ipv4, Groups& groups) {
  while (!text.empty()) {
    const std::size_t colon = text.find(':');
    const bool last = colon == std::string_view::npos;
    const std::string_view piece = text.substr(0, colon);
    if (const auto group = ParseGroup(piece)) {
      if (!groups.Add(*group)) return false;
    } else if (const auto ipv4 = last && may_end_in_ipv4 ? ParseIpv4(piece) : std::nullopt) {
      if (!groups.Add(static_cast<std::uint16_t>(*ipv4 >> 16)) ||
          !groups.Add(static_cast<std::uint16_t>(*ipv4 & 0xFFFF))) {
        return false;
      }
    } else {
      return false;
    }
    if (last) break;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;  // a colon at the end
  }
  return true;
}

HostReading Problem(Code code, std::size_t offset, std::size_t length) {
  return {UriProblem{code, offset, length}, HostKind::kDomain};
}

bool IsNumeric(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) { return IsDigit(c) || c == '.'; });
}

HostReading ReadNumericHost(std::string_view host) {
  if (ParseIpv4(host)) return {std::nullopt, HostKind::kIpv4};
  // Many programs read 010 as octal, so a zero-padded octet can mean two different addresses.
  std::size_t octets = 0;
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    std::string_view octet = host.substr(at, end - at);
    while (octet.size() > 1 && octet.front() == '0') octet.remove_prefix(1);
    if (!ParseOctet(octet)) return Problem(Code::kUriIpv4, 0, host.size());
    ++octets;
    at = end + 1;
  }
  return Problem(octets == 4 ? Code::kUriIpv4LeadingZeros : Code::kUriIpv4, 0, host.size());
}

HostReading ReadIpv6Host(std::string_view host) {
  if (host.back() != ']' || !ParseIpv6(host.substr(1, host.size() - 2))) {
    return Problem(Code::kUriIpv6, 0, host.size());
  }
  return {std::nullopt, HostKind::kIpv6};
}

// Finds the first character that a host name must not have.
std::optional<UriProblem> FindBadCharacter(std::string_view host) {
  for (std::size_t at = 0; at < host.size(); ++at) {
    const char c = host[at];
    if (IsAlphanumeric(c) || c == '-' || c == '.') continue;
    if (c == '_') return UriProblem{Code::kUriHostUnderscore, at, 1};
    if (static_cast<unsigned char>(c) < 0x80) return UriProblem{Code::kUriHostCharacter, at, 1};
    return UriProblem{Code::kUriHostNotAscii, at, DecodeUtf8(host, at).length};
  }
  return std::nullopt;
}

std::optional<UriProblem> FindBadLabel(std::string_view host) {
  std::size_t at = 0;
  while (true) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    const std::string_view label = host.substr(at, end - at);
    if (label.empty()) return UriProblem{Code::kUriHostEmptyLabel, at, 0};
    if (label.front() == '-' || label.back() == '-') {
      return UriProblem{Code::kUriHostHyphen, at, label.size()};
    }
    if (label.size() > kMaxHostLabelLength)
      return UriProblem{Code::kUriHostTooLong, at, label.size()};
    if (end == host.size()) {
      if (IsDigit(label.front())) return UriProblem{Code::kUriHostTopLabel, at, label.size()};
      return std::nullopt;
    }
    at = end + 1;
  }
}

}  // namespace

std::optional<Ipv4> ParseIpv4(std::string_view text) {
  Ipv4 address = 0;
  for (int i = 0; i < 4; ++i) {
    const std::size_t end = i < 3 ? text.find('.') : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto octet = ParseOctet(text.substr(0, end));
    if (!octet) return std::nullopt;
    address = address << 8 | *octet;
    text.remove_prefix(i < 3 ? end + 1 : end);
  }
  return address;
}

std::optional<Ipv6> ParseIpv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  Groups head;
  if (gap == std::string_view::npos) {
    if (!ReadGroups(text, true, head) || head.count != 8) return std::nullopt;
    return head.values;
  }
  Groups tail;
  if (!ReadGroups(text.substr(0, gap), false, head) ||
      !ReadGroups(text.substr(gap + 2), true, tail)) {
    return std::nullopt;
  }
  if (head.count + tail.count > 7) return std::nullopt;  // "::" stands for at least one group
  std::copy_n(tail.values.begin(), tail.count,
              head.values.end() - static_cast<std::ptrdiff_t>(tail.count));
  return head.values;
}

bool IsUnder(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  host.remove_suffix(domain.size());
  return host.empty() || host.back() == '.';
}

HostReading ReadHost(std::string_view host) {
  if (host.empty()) return Problem(Code::kUriNoHost, 0, 0);
  if (host.front() == '[') return ReadIpv6Host(host);
  if (IsNumeric(host)) return ReadNumericHost(host);
  if (const auto bad = FindBadCharacter(host)) return {bad, HostKind::kDomain};
  if (host.size() > 1 && host.back() == '.') host.remove_suffix(1);
  if (host.size() > kMaxHostLength) return Problem(Code::kUriHostTooLong, 0, host.size());
  return {FindBadLabel(host), HostKind::kDomain};
}

}  // namespace sipattach
