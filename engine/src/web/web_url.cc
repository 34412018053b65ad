#include "web/web_url.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "sip/host.h"
#include "sip/special_address.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

std::string_view HostOf(std::string_view authority) {
  const bool bracketed = authority.starts_with('[');
  const std::size_t end = authority.find(bracketed ? ']' : ':');
  if (end == std::string_view::npos) return authority;
  return authority.substr(0, end + (bracketed ? 1 : 0));
}

}  // namespace

// RFC 3986 §3.2.3.
std::optional<int> WebUrl::Port() const {
  std::string_view text = authority.substr(host.size());
  if (text.empty() || text == ":") return 0;
  if (text.front() != ':' || text.size() > 6) return std::nullopt;
  text.remove_prefix(1);
  if (!IsAllDigits(text)) return std::nullopt;
  int port = 0;  // not IntegerIn, which the core does not link
  for (const char digit : text) port = port * 10 + (digit - '0');
  if (port < kMinPort || port > kMaxPort) return std::nullopt;
  return port;
}

bool IsThisMachine(std::string_view host) {
  if (EqualsIgnoringCase(host, "localhost")) return true;
  const HostReading reading = ReadHost(host);
  if (reading.problem) return false;
  const SpecialRange* range = FindSpecialRange(host, reading.kind);
  return range != nullptr && range->purpose == Purpose::kLoopback;
}

WebUrl SplitWebUrl(std::string_view text) {
  WebUrl url;
  const std::size_t query = std::min(text.find_first_of("?#"), text.size());
  url.has_query = query < text.size();
  text = text.substr(0, query);
  const std::size_t colon = text.find("://");
  if (colon != std::string_view::npos) {
    url.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 3);
  }
  const std::size_t slash = std::min(text.find('/'), text.size());
  url.path = text.substr(slash);
  url.authority = text.substr(0, slash);
  const std::size_t at = url.authority.rfind('@');
  url.has_userinfo = at != std::string_view::npos;
  if (url.has_userinfo) url.authority.remove_prefix(at + 1);
  url.host = HostOf(url.authority);
  return url;
}

}  // namespace sipattach
