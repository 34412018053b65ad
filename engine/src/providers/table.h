#ifndef SIPATTACH_PROVIDERS_TABLE_H_
#define SIPATTACH_PROVIDERS_TABLE_H_

// What providers.json says, as text. generate.mjs makes the source file of it.

#include <string_view>

namespace sipattach {

// Of each provider a line: its id, a tab, and its domains with blanks between them. Every endpoint
// is looked for here, and most are none of a provider's.
extern const std::string_view kProviderDomains;

// Of each provider a line: its id, a tab, and the row as JSON text.
extern const std::string_view kProviderRows;

// The same with no other members than the rules of endpoints and plans ask for.
extern const std::string_view kProviderRules;

// What a preset asks for, by name, in words.
extern const std::string_view kProviderQuestions;

// The regions of the service: [{ id, host, signalling, media }].
extern const std::string_view kServiceRegions;

}  // namespace sipattach

#endif  // SIPATTACH_PROVIDERS_TABLE_H_
