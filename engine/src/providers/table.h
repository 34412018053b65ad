#ifndef SIPATTACH_PROVIDERS_TABLE_H_
#define SIPATTACH_PROVIDERS_TABLE_H_

// The contents of providers.json as text. generate.mjs writes the source file.

#include <string_view>

namespace sipattach {

// One line for each provider: its id, a tab, and its domains, separated by blanks. Every endpoint
// is looked up here, and most belong to no provider.
extern const std::string_view kProviderDomains;

// One line for each provider: its id, a tab, and the row as JSON text.
extern const std::string_view kProviderRows;

// The same with only the members that the rules for endpoints and plans use.
extern const std::string_view kProviderRules;

// The questions that presets ask, by name.
extern const std::string_view kProviderQuestions;

// The regions of the service: [{ id, host, signalling, media }].
extern const std::string_view kServiceRegions;

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDERS_TABLE_H_
