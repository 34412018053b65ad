#ifndef SIPATTACH_PROVIDERS_PROVIDERS_H_
#define SIPATTACH_PROVIDERS_PROVIDERS_H_

// What is known about the providers that SIP trunks are bought from, and of the services that calls
// are forwarded to. The facts are in providers.json, a row each; here they are only looked up.

#include <cstddef>
#include <string>
#include <string_view>

#include "json/json.h"
#include "sip/sip_uri.h"

namespace sipattach {

// The provider that has a domain over the host of `uri`; null if there is none. Of its row there is
// what rules ask for, as generate.mjs lists it.
[[nodiscard]] Json ProviderOf(const SipUri& uri);

// The row of that id; null if there is none.
[[nodiscard]] Json ProviderWithId(std::string_view id);

// The first of the row's hosts whose pattern the host, in lower case, is of; null if there is none.
// In a pattern {name} stands for one of the row's choices of that name, and for a part of a label
// where it has none; "*" is any host.
[[nodiscard]] const Json* HostEntry(const Json& provider, std::string_view host);

// Whether the service itself signals or sends media from this IPv4 address.
[[nodiscard]] bool IsServiceAddress(std::string_view address);

// JSON text of this table, which its generator made.
[[nodiscard]] Json ParseTable(std::string_view json);

// The text of a member, or empty.
[[nodiscard]] std::string_view TextOf(const Json& object, std::string_view name);

// How sure the row is of a member: empty where the provider documents it.
[[nodiscard]] std::string_view ConfidenceOf(const Json& provider, std::string_view member);

// The port for TLS, or 0: not known, or another one for every customer.
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

// A host as the provider's are, for messages: your-trunk.pstn.twilio.com.
[[nodiscard]] std::string ExpectedHost(const Json& provider);

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDERS_PROVIDERS_H_
