#include "endpoint/host_checks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "providers/providers.h"
#include "redact/excerpt.h"
#include "sip/look_alike.h"
#include "sip/special_address.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

// Domains that only a local network's own resolver knows: multicast DNS (RFC 6762), home networks
// (RFC 8375), and those invented by router vendors and administrators.
constexpr std::string_view kLocalDomains[] = {"local", "localdomain", "lan",  "internal",
                                              "home",  "home.arpa",   "corp", "intranet"};

// RFC 6761 §6. The names of RFC 2606 §3 (example.com) are not included: they exist.
constexpr std::string_view kReservedDomains[] = {"test", "example", "invalid"};

// The one of `domains` that contains the host, or empty.
template <typename Domains>
std::string_view DomainOver(std::string_view host, const Domains& domains) {
  const auto over = std::find_if(std::begin(domains), std::end(domains), [&](auto domain) {
    return host != domain && IsUnder(host, domain);
  });
  return over == std::end(domains) ? std::string_view() : *over;
}

bool IsLocalhost(std::string_view host) {
  return IsUnder(host, "localhost") || host == "localhost.localdomain";
}

Code CodeOf(Purpose purpose) {
  switch (purpose) {
    case Purpose::kPrivate:
      return Code::kEndpointPrivateAddress;
    case Purpose::kLoopback:
      return Code::kEndpointLoopback;
    case Purpose::kDocumentation:
      return Code::kEndpointDocumentationAddress;
    case Purpose::kMulticast:
      return Code::kEndpointMulticastAddress;
    case Purpose::kReserved:
      break;
  }
  return Code::kEndpointReservedAddress;
}

void CheckAddress(const SipUri& uri, const Pointer& at, Report& report) {
  if (IsServiceAddress(uri.host)) report.Add(Code::kEndpointOwnService, at, {{"host", uri.host}});
  const SpecialRange* range = FindSpecialRange(uri.host, uri.host_kind);
  if (range == nullptr) return;
  report.Add(CodeOf(range->purpose), at,
             {{"host", uri.host}, {"range", range->name}, {"block", range->block}});
}

void CheckName(std::string_view host, const Pointer& at, Report& report) {
  const std::string shown = Excerpt(host);
  const auto suffix = [](std::string_view domain) { return std::string(1, '.').append(domain); };
  if (IsUnder(host, "bland.ai")) {
    report.Add(Code::kEndpointOwnService, at, {{"host", shown}});
  } else if (IsLocalhost(host)) {
    report.Add(Code::kEndpointLoopback, at, {{"host", shown}});
  } else if (host.find('.') == std::string_view::npos) {
    report.Add(Code::kEndpointSingleLabel, at, {{"host", shown}});
  } else if (const auto local = DomainOver(host, kLocalDomains); !local.empty()) {
    report.Add(Code::kEndpointLocalName, at, {{"host", shown}, {"suffix", suffix(local)}});
  } else if (const auto reserved = DomainOver(host, kReservedDomains); !reserved.empty()) {
    report.Add(Code::kEndpointReservedName, at, {{"host", shown}, {"suffix", suffix(reserved)}});
  }
}

// The `maddr`, which overrides the URI's host wherever it is supported (RFC 3261 §19.1.1); null if
// there is none, or if it is the same host.
const UriParam* OtherHostOf(const SipUri& uri) {
  const UriParam* maddr = uri.Param("maddr");
  return maddr == nullptr || EqualsIgnoringCase(maddr->value, uri.host) ? nullptr : maddr;
}

[[gnu::noinline]] SipUri UriAt(std::string_view host) {
  SipUri uri;
  uri.host = Lowercase(host);
  uri.host_kind = ReadHost(uri.host).kind;
  return uri;
}

}  // namespace

void CheckHost(const SipUri& uri, const Pointer& at, Report& report) {
  if (const UriParam* maddr = OtherHostOf(uri)) CheckHost(UriAt(maddr->value), at, report);
  if (uri.host_kind == HostKind::kDomain) {
    if (MayLookLikeAnotherHost(uri.host))
      report.Add(Code::kEndpointLookAlike, at, {{"host", Excerpt(uri.host)}});
    CheckName(DomainOf(uri), at, report);
  } else {
    CheckAddress(uri, at, report);
  }
}

bool IsPrivate(const SipUri& uri) {
  const UriParam* maddr = OtherHostOf(uri);
  if (maddr != nullptr && IsPrivate(UriAt(maddr->value))) return true;
  if (uri.host_kind == HostKind::kDomain) {
    const std::string_view host = DomainOf(uri);
    return IsLocalhost(host) || !DomainOver(host, kLocalDomains).empty();
  }
  const SpecialRange* range = FindSpecialRange(uri.host, uri.host_kind);
  return range != nullptr &&
         (range->purpose == Purpose::kPrivate || range->purpose == Purpose::kLoopback);
}

}  // namespace sipattach
