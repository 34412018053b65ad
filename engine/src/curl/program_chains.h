#ifndef SIPATTACH_CURL_PROGRAM_CHAINS_H_
#define SIPATTACH_CURL_PROGRAM_CHAINS_H_

// Objects and lists that a program fills statement by statement.

#include <string>
#include <string_view>

namespace sipattach {

// The code with such objects as chains, which ReadProgramLiteral reads, before what uses them
// first: for `body = {}` and `body["type"] = "inbound"` after it
// `body = new JSONObject().put("type", "inbound")`. What changes an object in a block of its own,
// or after something else used it, stays as it is. Linear in the text.
[[nodiscard]] std::string WithChains(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_CHAINS_H_
