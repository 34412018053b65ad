#include "web/http_address.h"

#include <algorithm>
#include <cstddef>

#include "sip/host.h"
#include "sip/look_alike.h"
#include "sip/punycode.h"
#include "text/ascii.h"
#include "web/web_url.h"

namespace sipattach {
namespace {

constexpr AddressProblemText kTexts[] = {
    {"", ""},
    {"not_a_string", "must be a string."},
    {"other_option", "is given as another option, which is not read. Call it base_url."},
    {"empty", "is empty."},
    {"character",
     "holds a space, a backslash or another character that no address has. Remove it."},
    {"no_scheme", "does not begin with a scheme such as https://."},
    {"scheme", "must begin with https://, or with http:// on this machine."},
    {"credentials",
     "holds an @ before its host. Remove it and what precedes it; the API key is given apart."},
    {"query", "holds a query or a fragment. Remove the ? or # and what follows it."},
    {"no_host", "has no host. Write one after https://."},
    {"host_not_ascii",
     "has a letter in its host that is not plain ASCII and may only look like one. Type the host "
     "again, or write its xn-- form."},
    {"host_number",
     "has a host that may be read as a number. Write an IPv4 address as four decimal numbers from "
     "0 "
     "to 255."},
    {"host", "has a host that cannot be used. Check its spelling."},
    {"port", "has a port that cannot be used. Write a number from 1 to 65535."},
    {"path",
     "has a path that is not called as it is written. Use plain ASCII, and no . or .. between "
     "slashes."},
};

bool IsOneOf(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

// Writes an IPv6 address by RFC 5952 §4, as the URL standard does.
std::string WriteIpv6(const Ipv6& groups) {
  std::size_t gap = groups.size();
  std::size_t gap_length = 1;  // a single group of zeros is not shortened
  for (std::size_t begin = 0; begin < groups.size(); ++begin) {
    std::size_t end = begin;
    while (end < groups.size() && groups[end] == 0) ++end;
    if (end - begin > gap_length) {
      gap = begin;
      gap_length = end - begin;
    }
  }
  std::string out = "[";
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == gap) {
      out += i == 0 ? "::" : ":";
      i += gap_length - 1;
      continue;
    }
    bool is_significant = false;
    for (int shift = 12; shift >= 0; shift -= 4) {
      const unsigned digit = groups[i] >> shift & 15u;
      is_significant = is_significant || digit != 0 || shift == 0;
      if (is_significant) out += kHexDigits[digit];
    }
    if (i + 1 < groups.size()) out += ':';
  }
  return out + ']';
}

bool HasPlainLabels(std::string_view host) {
  for (std::size_t at = 0; at <= host.size();) {
    const std::size_t end = std::min(host.find('.', at), host.size());
    const std::string_view label = host.substr(at, end - at);
    if (label.starts_with("xn--") && !IsPlainALabel(label)) return false;
    at = end + 1;
  }
  return true;
}

// Whether a URL parser leaves the path unchanged.
bool IsPlainPath(std::string_view path) {
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (IsAlphanumeric(path[at]) || IsOneOf(path[at], "/-._~!$&'()*+,;=:@")) continue;
    if (!IsPercentEscape(path, at)) return false;
    at += 2;
  }
  // No segment may be one or two dots; to a URL parser, "%2e" is a dot.
  std::size_t dots = 0;
  bool is_of_dots = false;
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] == '/') {
      if (is_of_dots && dots > 0 && dots < 3) return false;
      is_of_dots = true;
      dots = 0;
    } else if (path[at] == '.' || EqualsIgnoringCase(path.substr(at, 3), "%2e")) {
      if (path[at] == '%') at += 2;
      ++dots;
    } else {
      is_of_dots = false;
    }
  }
  return !is_of_dots || dots == 0 || dots > 2;
}

// The part of a path that precedes the API's path.
std::string_view WithoutApiPath(std::string_view path) {
  const auto cut = [&](std::string_view tail) {
    const bool ends = path.ends_with(tail);
    if (ends) path.remove_suffix(tail.size());
    return ends;
  };
  const auto cut_slashes = [&] {
    while (cut("/")) {
    }
  };
  cut_slashes();
  if (!cut(kAttachPath)) (void)cut("/v1/sip");
  cut_slashes();
  while (cut("/v1")) cut_slashes();
  return path;
}

// Whether the text is meant as a host, rather than a word or a key in the wrong field.
bool LooksLikeHost(std::string_view host) {
  if (EqualsIgnoringCase(host, "localhost") || host.front() == '[') return true;
  constexpr std::size_t kLongestLikely = 32;
  std::size_t label = 0;
  for (const char c : host) {
    label = c == '.' ? 0 : label + 1;
    if (label > kLongestLikely || c == '_') return false;
  }
  return host.find('.') != std::string_view::npos;
}

// Fills in `address`, or returns why it cannot be used.
AddressProblem ReadInto(HttpAddress& address, std::string_view text) {
  if (text.empty()) return AddressProblem::kEmpty;
  for (const char c : text) {
    if (IsBlank(c) || IsControl(c) || IsOneOf(c, "\\<>\"{}|^`")) return AddressProblem::kCharacter;
  }
  const WebUrl url = SplitWebUrl(text);
  if (url.scheme.empty()) return AddressProblem::kNoScheme;
  address.is_encrypted = EqualsIgnoringCase(url.scheme, "https");
  if (!address.is_encrypted && !EqualsIgnoringCase(url.scheme, "http")) {
    return AddressProblem::kScheme;
  }
  if (url.has_userinfo) return AddressProblem::kCredentials;
  if (url.has_query) return AddressProblem::kQuery;
  const AddressProblem problem = ReadWebHost(url.host, address.host);
  if (problem != AddressProblem::kNone) return problem;
  const std::optional<int> port = url.Port();
  if (!port) return AddressProblem::kPort;
  if (!IsPlainPath(url.path)) return AddressProblem::kPath;
  const std::string_view path = WithoutApiPath(url.path);
  address.has_port = *port != 0 && *port != (address.is_encrypted ? 443 : 80);
  address.was_cut = path.size() + 1 < url.path.size();
  address.base = address.is_encrypted ? "https://" : "http://";
  address.base += address.host;
  if (address.has_port) {
    address.base += ':';
    address.base += std::to_string(*port);
  }
  address.base += path;
  return AddressProblem::kNone;
}

}  // namespace

const AddressProblemText& TextOf(AddressProblem problem) {
  return kTexts[static_cast<std::size_t>(problem)];
}

bool HttpAddress::IsInsecure() const { return !is_encrypted && !IsThisMachine(host); }

bool HttpAddress::MayLookLikeAnother() const { return MayLookLikeAnotherHost(host); }

bool HttpAddress::IsNamedLikeService() const {
  constexpr std::string_view kDomain = "bland.ai";
  const bool has_name = host.find(kDomain) != std::string::npos || host.starts_with("api.bland.");
  return has_name && !IsUnder(host, kDomain);
}

AddressProblem ReadWebHost(std::string_view host, std::string& out) {
  if (host.empty()) return AddressProblem::kNoHost;
  for (const char c : host) {
    if (static_cast<unsigned char>(c) >= 0x80) return AddressProblem::kHostNotAscii;
  }
  out = Lowercase(host);
  if (host.front() == '[') {
    const auto groups =
        host.back() == ']' ? ParseIpv6(host.substr(1, host.size() - 2)) : std::nullopt;
    if (!groups) return AddressProblem::kHost;
    out = WriteIpv6(*groups);
    return AddressProblem::kNone;
  }
  // RFC 1123 does not allow underscores in host names, but local networks use them.
  std::string plain = out;
  for (char& c : plain) c = c == '_' ? 'x' : c;
  const HostReading reading = ReadHost(plain);
  if (!reading.problem) return HasPlainLabels(out) ? AddressProblem::kNone : AddressProblem::kHost;
  switch (reading.problem->code) {
    case Code::kUriIpv4:
    case Code::kUriIpv4LeadingZeros:
    case Code::kUriHostTopLabel:
      return AddressProblem::kHostNumber;
    default:
      return AddressProblem::kHost;
  }
}

HttpAddress ReadHttpAddress(std::string_view text) {
  HttpAddress address;
  address.problem = ReadInto(address, Trim(text));
  return address;
}

std::string SuggestAddress(std::string_view text, AddressProblem problem) {
  text = Trim(text);
  if (problem == AddressProblem::kEmpty) return std::string(kDefaultBaseUrl);
  std::string scheme = "https";
  if (problem == AddressProblem::kQuery) {
    const WebUrl url = SplitWebUrl(text);
    scheme = url.scheme;
  } else if (problem != AddressProblem::kScheme && problem != AddressProblem::kNoScheme) {
    return "";
  }
  text = text.substr(0, text.find_first_of("?#"));
  if (problem == AddressProblem::kNoScheme) {
    // "https:/host", "https//host", "//host"
    std::size_t end = EqualsIgnoringCase(text.substr(0, 4), "http") ? 4 : 0;
    if (end > 0 && end < text.size() && Lower(text[end]) == 's') ++end;
    const std::size_t rest = std::min(text.find_first_not_of(":/", end), text.size());
    if (rest > end) text.remove_prefix(rest);
  } else {
    text.remove_prefix(text.find("://") + 3);
  }
  HttpAddress address = ReadHttpAddress(scheme + "://" + std::string(text));
  if (address.problem != AddressProblem::kNone) return "";
  if (problem == AddressProblem::kNoScheme && !LooksLikeHost(address.host)) return "";
  // Servers on this machine usually have no certificate.
  if (problem != AddressProblem::kQuery && IsThisMachine(address.host)) {
    address = ReadHttpAddress("http://" + std::string(text));
  }
  return address.base;
}

}  // namespace sipattach
