#ifndef SIPATTACH_PROGRAM_PROGRAM_CHAINS_H_
#define SIPATTACH_PROGRAM_PROGRAM_CHAINS_H_

// Rewrites objects and lists that a program fills statement by statement.

#include <string>
#include <string_view>

namespace sipattach {

// Returns the code with such objects written as chains, which ReadProgramLiteral can read, before
// their first use: `body = {}` followed by `body["type"] = "inbound"` becomes
// `body = new JSONObject().put("type", "inbound")`. A change in a block of its own, or after the
// first use, stays as it is. Linear in the text.
[[nodiscard]] std::string WithChains(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_CHAINS_H_
