#ifndef SIPATTACH_PROVIDER_H_
#define SIPATTACH_PROVIDER_H_

#include <string>
#include <string_view>

namespace sipattach {

// Lists what is known about providers of SIP trunks, and about services that calls are forwarded
// to.
//
// Returns JSON text:
//   [{ id, name, role, also?, domains, hosts: [{ pattern, mistake?, … }], choices?, endpoint, port,
//      transport, secure_media, auth, credentials?, register?, number_format?,
//      steps: [{ text, confidence? }], transfers?, source, source_url?, confidence? }]
// `role` is "carrier" | "pbx" | "contact_center" | "destination", `endpoint` is a template such as
// "{trunk}.pstn.twilio.com" or null, and `port` is an integer, "assigned", or null if it is not
// documented. `confidence` marks what the provider itself does not document: "inferred",
// "client_code", "convention" or "unknown".
[[nodiscard]] std::string Providers();

// Fills in a draft with what is known about a provider. `draft` is the JSON text of an object, or
// empty; `answers` is the JSON text of an object with answers to an earlier result's `asks`, or
// empty.
//
// Returns JSON text:
//   { provider, ok, patch, written, asks: [{ name, label, required, secret, choices, default }],
//     missing }
// `provider` is the id, or null if no provider has it. `patch` is a JSON Patch (RFC 6902) on the
// draft, empty if nothing changes. It sets endpoint, options and authentication of the outbound
// direction, or of the inbound one for a provider with the role "destination", and holds the
// password from the answers. `written` lists the JSON Pointers of the fields that it sets. `asks`
// is what this provider needs to know, given these answers; `missing` names what is required but
// has neither a usable answer nor a value in the draft. `ok` is true if nothing is missing and the
// draft can be written into.
[[nodiscard]] std::string ApplyProvider(std::string_view draft, std::string_view id,
                                        std::string_view answers);

// Lists what to enter on the provider's side. `region` is "us2", "ca2", "asia2" or "eu2", or empty
// for the provider's first region.
//
// Returns JSON text:
//   { provider, name, region, regions, items: [{ id, label, values, confidence }],
//     steps: [{ text, confidence }], transfers, source, source_url }
// `provider` is null if no provider has the id, and `region` if the provider has no such region;
// `items` is then empty. `confidence` is "documented" or as in Providers.
[[nodiscard]] std::string ProviderChecklist(std::string_view id, std::string_view region);

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDER_H_
