#ifndef SIPATTACH_TESTS_ENGINE_ENGINE_CALLS_H_
#define SIPATTACH_TESTS_ENGINE_ENGINE_CALLS_H_

// The engine's public calls by name, for tests whose files name the call.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oracle_json.h"

namespace sipattach::testing {

// Makes the call with its texts, as the public headers describe them; nullopt if there is no such
// call. `call` is a name such as "read_number". Missing texts are empty.
[[nodiscard]] std::optional<std::string> Call(std::string_view call,
                                              const std::vector<std::string>& texts);

// The texts that a shared case passes to its call, from its `input` and `context`.
//   plan                      input: the draft; a string is JSON text
//   read_number(s)            input: the text; context
//   read_endpoint, read_curl  input: the text
//   read_response             input: {response, request}
//   derive                    input: {requests, kind}
//   compare                   input: {request, answer}
//   render                    input: {request, language, options}
//   redact                    input: the document
[[nodiscard]] std::vector<std::string> TextsOf(std::string_view call, const OracleJson& input,
                                               const OracleJson& context);

}  // namespace sipattach::testing

#endif  // SIPATTACH_TESTS_ENGINE_ENGINE_CALLS_H_
