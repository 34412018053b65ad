#ifndef SIPATTACH_PROGRAM_PROGRAM_LITERAL_H_
#define SIPATTACH_PROGRAM_PROGRAM_LITERAL_H_

// Reads objects, lists and strings that programs do not write as JSON: dict(type="inbound"),
// array('type' => 'inbound'), new { type = "inbound" }, map[string]any{"type": "inbound"},
// "sip:" + "pbx.example.com".

#include <cstddef>
#include <optional>
#include <string_view>

#include "json/json.h"
#include "program/program_variables.h"

namespace sipattach {

struct ProgramLiteral {
  Json value;
  bool has_variable = false;  // a string holds one, which is kept as it is written: "+1{number}"
  bool has_spread = false;    // another object or list is left out: ...base, **base
  std::size_t end = 0;
};

// Reads the value at `begin`, from its type or its first bracket or quote on. `code` has no
// comments. nullopt if a part of the value is not known. In YAML, the value is a mapping or
// sequence that goes on while its lines are indented as far. Linear time.
[[nodiscard]] std::optional<ProgramLiteral> ReadProgramLiteral(std::string_view code,
                                                               std::size_t begin,
                                                               ConstantVariables& variables,
                                                               bool is_yaml = false);

// Where the function's name begins before the bracket at `opener`: dict(, Map.of(.
[[nodiscard]] std::size_t BeginOfFunction(std::string_view code, std::size_t opener);

// Whether the parenthesis at `opener` begins a value: dict(, array(, Map.of(.
[[nodiscard]] bool IsOfLiteral(std::string_view code, std::size_t opener);

// Whether a type makes an empty value, which is filled afterwards: new JSONObject().put(…).
[[nodiscard]] bool IsMaker(std::string_view type);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_LITERAL_H_
