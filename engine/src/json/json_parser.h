#ifndef SIPATTACH_JSON_JSON_PARSER_H_
#define SIPATTACH_JSON_JSON_PARSER_H_

#include <string_view>

#include "json/json_builder.h"

namespace sipattach {

// Parses strict JSON text into `builder`. Returns false if the text is not JSON or the builder
// stopped. It does not say why: nlohmann's description of an error quotes the input, which may be a
// password.
[[nodiscard]] bool ParseJson(std::string_view text, JsonBuilder& builder);

}  // namespace sipattach

#endif  // SIPATTACH_JSON_JSON_PARSER_H_
