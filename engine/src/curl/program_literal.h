#ifndef SIPATTACH_CURL_PROGRAM_LITERAL_H_
#define SIPATTACH_CURL_PROGRAM_LITERAL_H_

// Objects, lists and strings as programs write them where that is not JSON: dict(type="inbound"),
// array('type' => 'inbound'), new { type = "inbound" }, map[string]any{"type": "inbound"},
// "sip:" + "pbx.example.com".

#include <cstddef>
#include <optional>
#include <string_view>

#include "curl/program_variables.h"
#include "json/json.h"

namespace sipattach {

struct ProgramLiteral {
  Json value;
  bool has_variable = false;  // in a string, where it stays as it is written: "+1{number}"
  bool has_spread = false;    // of another object or list, which is left out: ...base, **base
  std::size_t end = 0;
};

// The value that begins at `begin` of a text without comments: with its type, or with a bracket or
// quote. Nothing where a part of it is not known. Linear time.
[[nodiscard]] std::optional<ProgramLiteral> ReadProgramLiteral(std::string_view code,
                                                               std::size_t begin,
                                                               ConstantVariables& variables);

// Where the name of the function begins whose bracket is at `opener`: dict(, Map.of(.
[[nodiscard]] std::size_t BeginOfFunction(std::string_view code, std::size_t opener);

// Whether the parenthesis at `opener` is that of a value: dict(, array(, Map.of(.
[[nodiscard]] bool IsOfLiteral(std::string_view code, std::size_t opener);

// Whether what is made so is empty, and gets its members afterwards: new JSONObject().put(…).
[[nodiscard]] bool IsMaker(std::string_view type);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_LITERAL_H_
