#include "endpoint/provider_host.h"

#include <string>
#include <string_view>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "endpoint/endpoint_checks.h"
#include "providers/providers.h"
#include "redact/excerpt.h"

namespace sipattach {
namespace {

// The diagnostic code that the table has for the host; empty if there is nothing to report.
std::string_view MistakeOf(const Json* entry, std::optional<DirectionType> direction) {
  if (entry == nullptr) return "provider.unknown_host";
  const std::string_view mistake = TextOf(*entry, "mistake");
  // Inbound calls may well be forwarded to another product of the provider.
  const bool is_product =
      mistake == "endpoint.twilio_domain" || mistake == "provider.other_product";
  return is_product && direction == DirectionType::kInbound ? std::string_view() : mistake;
}

// A fix that writes the same trunk at the provider's correct domain.
std::optional<Fix> WriteInstead(const Json& entry, const SipUri& uri, const Pointer& at) {
  const std::string_view domain = TextOf(entry, "instead");
  if (domain.empty() || uri.has_password) return std::nullopt;
  SipUri changed = uri;
  changed.host = uri.host.substr(0, uri.host.find('.')).append(domain);
  return AsChoice(WriteUri(Normalized(changed), at));
}

}  // namespace

void CheckProviderHost(const Destination& destination, std::optional<DirectionType> direction,
                       const Pointer& at, Report& report) {
  const Json& provider = destination.provider;
  if (provider.is_null()) return;
  const SipUri& uri = destination.uri;
  const std::string host = Excerpt(DomainOf(uri));
  const std::string_view name = TextOf(provider, "name");
  const Json* entry = HostEntry(provider, DomainOf(uri));
  if (const std::string_view mistake = MistakeOf(entry, direction); !mistake.empty()) {
    Diagnostic& diagnostic = report.Add(*CodeOf(mistake), at, {{"host", host}});
    if (mistake.starts_with("provider.")) {
      diagnostic.AddParam({"provider", name});
      diagnostic.AddParam({"expected", ExpectedHost(provider)});
    }
    if (entry != nullptr) diagnostic.fix = WriteInstead(*entry, uri, at);
  }
  const std::string_view user = TextOf(provider, "user");
  if (!uri.user.starts_with(user) && destination.placeholder.empty()) {
    report.Add(Code::kProviderUserMissing, at,
               {{"host", host}, {"provider", name}, {"user", user}});
  }
}

}  // namespace sipattach
