#ifndef SIPATTACH_PROVIDER_H_
#define SIPATTACH_PROVIDER_H_

#include <string>
#include <string_view>

namespace sipattach {

// What is known of providers of SIP trunks, and of services that calls are forwarded to.
//
// Returns JSON text: [{ id, name, role, also?, domains, hosts: [{ pattern, mistake?, … }],
// choices?,
//   endpoint, port, transport, secure_media, auth, credentials?, register?, number_format?, steps:
//   [{ text, confidence? }], transfers?, source, source_url?, confidence? }]
// with role "carrier" | "pbx" | "contact_center" | "destination", endpoint a template such as
// "{trunk}.pstn.twilio.com" or null, and port an integer, "assigned", or null where it is not
// documented. `confidence` tells of members that the provider itself does not document: "inferred",
// "client_code", "convention" or "unknown".
[[nodiscard]] std::string Providers();

// Writes what is known of a provider into a draft. `draft` is JSON text of an object, or empty;
// `answers` is JSON text of an object with some of what was asked for before, or empty.
//
// Returns JSON text:
//   { provider, ok, patch, written, asks: [{ name, label, required, secret, choices, default }],
//     missing }
// `provider` is the id, null if there is none of that id. `patch` is a JSON Patch (RFC 6902) on the
// draft, empty if nothing changes: endpoint, options and authentication of the outbound direction,
// or for a destination of the inbound one. It holds the password of the answers. `written`: the
// JSON Pointers of the fields that it sets. `asks`: what this provider needs with these answers;
// `missing`: the names of those that are required and neither answered usably nor in the draft.
// `ok`: nothing is missing, and the draft is one that can be written into.
[[nodiscard]] std::string ApplyProvider(std::string_view draft, std::string_view id,
                                        std::string_view answers);

// What to enter at the provider's side. `region` is "us2", "ca2", "asia2" or "eu2"; empty for the
// first that the provider has.
//
// Returns JSON text:
//   { provider, name, region, regions, items: [{ id, label, values, confidence }],
//     steps: [{ text, confidence }], transfers, source, source_url }
// `provider` is null if there is none of that id, `region` if it has none of that name; `items` is
// empty then. `confidence` is "documented" or as in Providers.
[[nodiscard]] std::string ProviderChecklist(std::string_view id, std::string_view region);

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDER_H_
