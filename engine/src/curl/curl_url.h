#ifndef SIPATTACH_CURL_CURL_URL_H_
#define SIPATTACH_CURL_CURL_URL_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sipattach {

// The address in a pasted command (RFC 3986 §3), as far as this API needs it.
struct CurlUrl {
  enum class Endpoint : std::uint8_t {
    kAttach,   // …/v1/sip/attach
    kOther,    // another call of the API
    kUnknown,  // some other path
  };

  std::string text;      // without userinfo, query and fragment
  std::string base_url;  // before /v1/sip/attach; empty unless the endpoint is kAttach, or unusable
  std::string other_host;  // the host, unless it is one of the API or this machine
  std::string path;        // of another call, such as "/v1/sip/detach"; "" if it may hold a key
  Endpoint endpoint = Endpoint::kUnknown;
  bool has_userinfo = false;
  bool has_query = false;
  bool doubled_version = false;  // …/v1/v1/…
  bool insecure = false;         // not https, to a host that is not this machine
};

[[nodiscard]] CurlUrl ReadCurlUrl(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_CURL_URL_H_
