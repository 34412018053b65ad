#include "curl_url.h"

#include <algorithm>
#include <cstddef>

#include "ascii.h"

namespace sipattach {
namespace {

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

std::string_view HostOf(std::string_view authority) {
  if (StartsWith(authority, "[")) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool IsThisMachine(std::string_view host) {
  return EqualsIgnoringCase(host, "localhost") || StartsWith(host, "127.") || host == "[::1]";
}

// A path that may be shown: nothing in it can be a key.
bool IsPlainPath(std::string_view path) {
  const auto is_plain = [](char c) { return IsLower(c) || IsDigit(c) || c == '/' || c == '-'; };
  return path.size() <= 40 && std::all_of(path.begin(), path.end(), is_plain);
}

void ReadPath(std::string_view host, std::string_view origin, std::string_view path, CurlUrl& url) {
  static constexpr std::string_view kVersion = "/v1";
  const std::size_t begin = path.find("/v1/");
  if (begin == std::string_view::npos) return;
  const std::string_view prefix = path.substr(0, begin);
  std::string_view call = path.substr(begin);
  while (StartsWith(call, "/v1/v1/")) {
    url.doubled_version = true;
    call.remove_prefix(kVersion.size());
  }
  while (EndsWith(call, "/")) call.remove_suffix(1);
  if (call == "/v1/sip/attach") {
    url.endpoint = CurlUrl::Endpoint::kAttach;
    url.base_url = std::string(origin) + std::string(prefix);
  } else if (call == "/v1/sip" || StartsWith(call, "/v1/sip/") || host == "api.bland.ai") {
    url.endpoint = CurlUrl::Endpoint::kOther;
    if (IsPlainPath(call)) url.path = std::string(call);
  }
}

}  // namespace

CurlUrl ReadCurlUrl(std::string_view text) {
  CurlUrl url;
  text = Trim(text);
  const std::size_t scheme_end = text.find("://");
  // What curl takes for http when no scheme is written was meant as https.
  const std::string scheme =
      scheme_end == std::string_view::npos ? "https" : Lowercase(text.substr(0, scheme_end));
  if (scheme_end != std::string_view::npos) text.remove_prefix(scheme_end + 3);
  const std::size_t query = std::min(text.find_first_of("?#"), text.size());
  url.has_query = query < text.size();
  text = text.substr(0, query);

  const std::size_t slash = std::min(text.find('/'), text.size());
  std::string_view authority = text.substr(0, slash);
  const std::string_view path = text.substr(slash);
  const std::size_t at = authority.rfind('@');
  url.has_userinfo = at != std::string_view::npos;
  if (url.has_userinfo) authority.remove_prefix(at + 1);

  const std::string origin = scheme + "://" + std::string(authority);
  const std::string host = Lowercase(HostOf(authority));
  url.text = origin + std::string(path);
  url.insecure =
      (scheme != "https" || scheme_end == std::string_view::npos) && !IsThisMachine(host);
  ReadPath(host, origin, path, url);
  return url;
}

}  // namespace sipattach
