#ifndef SIPATTACH_PROVIDERS_PROVIDERS_H_
#define SIPATTACH_PROVIDERS_PROVIDERS_H_

// Looks up what is known about providers that sell SIP trunks and about services that calls are
// forwarded to. The facts themselves are in providers.json, one row each.

#include <cstddef>
#include <string>
#include <string_view>

#include "json/json.h"
#include "sip/sip_uri.h"

namespace sipattach {

// The provider that owns a domain of the host of `uri`; null if there is none. The row has only the
// members that rules use; generate.mjs lists them.
[[nodiscard]] Json ProviderOf(const SipUri& uri);

// The row with that id, with all members; null if there is none.
[[nodiscard]] Json ProviderWithId(std::string_view id);

// The first of the row's hosts whose pattern matches `host`, which is in lower case; null if there
// is none. In a pattern, {name} matches one of the row's choices of that name, or any part of a
// label if the row has no such choices; "*" matches any host.
[[nodiscard]] const Json* HostEntry(const Json& provider, std::string_view host);

// Whether the service itself sends signalling or media from this IPv4 address.
[[nodiscard]] bool IsServiceAddress(std::string_view address);

// Parses JSON text of this table, which its generator wrote.
[[nodiscard]] Json ParseTable(std::string_view json);

// The string in a member, or empty.
[[nodiscard]] std::string_view TextOf(const Json& object, std::string_view name);

// How certain a member of the row is: empty if the provider documents it.
[[nodiscard]] std::string_view ConfidenceOf(const Json& provider, std::string_view member);

// The port for TLS; 0 if it is not known or differs for each customer.
[[nodiscard]] int TlsPortOf(const Json& provider);

// The row's `endpoint` with `answer(name)` in place of each {name}.
template <typename Answer>
[[nodiscard]] std::string FilledEndpoint(const Json& provider, const Answer& answer) {
  std::string_view rest = TextOf(provider, "endpoint");
  std::string filled;
  while (true) {
    const std::size_t open = rest.find('{');
    filled += rest.substr(0, open);
    if (open == std::string_view::npos) return filled;
    rest.remove_prefix(open + 1);
    filled += answer(rest.substr(0, rest.find('}')));
    rest.remove_prefix(rest.find('}') + 1);
  }
}

// An example of the provider's hosts, for messages: your-trunk.pstn.twilio.com.
[[nodiscard]] std::string ExpectedHost(const Json& provider);

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDERS_PROVIDERS_H_
