#include "curl/curl_url.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "web/http_address.h"
#include "web/web_url.h"

namespace sipattach {
namespace {

constexpr std::string_view kDefaultHost =
    kDefaultBaseUrl.substr(std::string_view("https://").size());

// The domain of all hosts of the API.
constexpr std::string_view kDomain = kDefaultHost.substr(kDefaultHost.find('.') + 1);

// Whether a path may be shown, because nothing in it can be a key.
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
  while (call.starts_with("/v1/v1/")) {
    url.doubled_version = true;
    call.remove_prefix(kVersion.size());
  }
  while (call.ends_with('/')) call.remove_suffix(1);
  if (call == kAttachPath) {
    url.endpoint = CurlUrl::Endpoint::kAttach;
    url.base_url = ReadHttpAddress(std::string(origin) + std::string(prefix)).base;
  } else if (call == "/v1/sip" || call.starts_with("/v1/sip/") || host == kDefaultHost) {
    url.endpoint = CurlUrl::Endpoint::kOther;
    if (IsPlainPath(call)) url.path = std::string(call);
  }
}

}  // namespace

CurlUrl ReadCurlUrl(std::string_view text) {
  const WebUrl given = SplitWebUrl(Trim(text));
  CurlUrl url;
  url.has_query = given.has_query;
  url.has_userinfo = given.has_userinfo;
  // Without a scheme, curl uses http; unless it is for this machine, https was meant.
  const bool is_here = IsThisMachine(given.host);
  const std::string scheme = !given.scheme.empty() ? Lowercase(given.scheme)
                             : is_here             ? "http"
                                                   : "https";
  const std::string origin = scheme + "://" + std::string(given.authority);
  url.text = origin + std::string(given.path);
  url.insecure = !EqualsIgnoringCase(given.scheme, "https") && !is_here;
  const std::string host = Lowercase(given.host);
  const bool is_api = host == kDomain || host.ends_with("." + std::string(kDomain));
  if (!is_api && !is_here) url.other_host = host;
  ReadPath(host, origin, given.path, url);
  return url;
}

}  // namespace sipattach
