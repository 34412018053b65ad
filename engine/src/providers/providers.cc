#include "providers/providers.h"

#include <algorithm>
#include <cstddef>

#include "json/json_builder.h"
#include "json/json_parser.h"
#include "providers/table.h"
#include "sip/host.h"

namespace sipattach {
namespace {

// Removes and returns what is before `end`, which the text contains, and removes `end`.
std::string_view TakeUntil(char end, std::string_view& text) {
  const std::string_view taken = text.substr(0, text.find(end));
  text.remove_prefix(taken.size() + 1);
  return taken;
}

// Whether a row has all its members, or only those that rules use.
enum class Members : bool { kAll, kRuled };

// Parses only the row with that id. Not inlined, so that the tables end up among the tools of the
// module: few endpoints belong to a provider.
[[gnu::noinline]] Json RowOf(std::string_view id, Members members) {
  std::string_view rows = members == Members::kAll ? kProviderRows : kProviderRules;
  while (!rows.empty()) {
    const std::string_view its_id = TakeUntil('\t', rows);
    const std::string_view row = TakeUntil('\n', rows);
    if (its_id == id) return ParseTable(row);
  }
  return nullptr;
}

bool IsUnderAny(std::string_view host, std::string_view domains) {
  while (!domains.empty()) {
    const std::string_view domain = domains.substr(0, domains.find(' '));
    if (IsUnder(host, domain)) return true;
    domains.remove_prefix(std::min(domain.size() + 1, domains.size()));
  }
  return false;
}

bool Matches(std::string_view pattern, std::string_view host, const Json* choices) {
  const std::size_t plain = std::min(pattern.find('{'), pattern.size());
  if (!host.starts_with(pattern.substr(0, plain))) return false;
  host.remove_prefix(plain);
  pattern.remove_prefix(plain);
  if (pattern.empty()) return host.empty();
  pattern.remove_prefix(1);
  const std::string_view name = TakeUntil('}', pattern);
  const Json* of_name = choices == nullptr ? nullptr : Find(*choices, name);
  if (of_name != nullptr) {
    for (const Json& choice : *of_name) {
      const std::string_view text = Text(choice);
      if (host.starts_with(text) && Matches(pattern, host.substr(text.size()), choices))
        return true;
    }
    return false;
  }
  const std::size_t label = std::min(host.find('.'), host.size());
  for (std::size_t length = 1; length <= label; ++length) {
    if (Matches(pattern, host.substr(length), choices)) return true;
  }
  return false;
}

}  // namespace

bool IsServiceAddress(std::string_view address) {
  return kServiceRegions.find('"' + std::string(address) + '"') != std::string_view::npos;
}

Json ParseTable(std::string_view json) {
  JsonBuilder builder;
  return ParseJson(json, builder) ? builder.TakeValue() : Json();
}

Json ProviderOf(const SipUri& uri) {
  if (uri.host_kind != HostKind::kDomain) return nullptr;
  const std::string_view host = DomainOf(uri);
  for (std::string_view rows = kProviderDomains; !rows.empty();) {
    const std::string_view id = TakeUntil('\t', rows);
    if (IsUnderAny(host, TakeUntil('\n', rows))) return RowOf(id, Members::kRuled);
  }
  return nullptr;
}

Json ProviderWithId(std::string_view id) { return RowOf(id, Members::kAll); }

const Json* HostEntry(const Json& provider, std::string_view host) {
  const Json* hosts = Find(provider, "hosts");
  if (hosts == nullptr) return nullptr;
  for (const Json& entry : *hosts) {
    const std::string_view pattern = TextOf(entry, "pattern");
    if (pattern == "*" || Matches(pattern, host, Find(provider, "choices"))) return &entry;
  }
  return nullptr;
}

std::string_view TextOf(const Json& object, std::string_view name) {
  const Json* member = Find(object, name);
  return member != nullptr && member->is_string() ? Text(*member) : std::string_view();
}

std::string_view ConfidenceOf(const Json& provider, std::string_view member) {
  const Json* confidence = Find(provider, "confidence");
  return confidence == nullptr ? std::string_view() : TextOf(*confidence, member);
}

int TlsPortOf(const Json& provider) {
  const Json* port = Find(provider, "port");
  return port != nullptr && port->is_integer() ? static_cast<int>(port->integer()) : 0;
}

std::string ExpectedHost(const Json& provider) {
  const Json* choices = Find(provider, "choices");
  std::string host = FilledEndpoint(provider, [&](std::string_view name) {
    const Json* of_name = choices == nullptr ? nullptr : Find(*choices, name);
    return of_name == nullptr ? "your-" + std::string(name) : (*of_name)[0].text();
  });
  host.erase(0, host.find('@') + 1);  // npos + 1 is 0
  return host.substr(0, host.find(';'));
}

}  // namespace sipattach
