#ifndef SIPATTACH_HEADERS_CUSTOM_MAPPING_H_
#define SIPATTACH_HEADERS_CUSTOM_MAPPING_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/object_reader.h"
#include "headers/mapping_checks.h"
#include "json/json.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reads a mapping of type "custom", {type, key, value, passthrough?}. What key and value mean
// depends on the direction:
//
//               without passthrough                 with passthrough
//   inbound     header key -> variable value        variable key = literal value
//   outbound    variable key -> header value        header key = literal value
//
// Precondition: the type is already in `mapping.body`.
void ReadCustomMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// The mapping that a person means by a pair of strings, such as "X-Account: account". The first one
// is the header if either could be. On inbound calls, the header's value goes into the variable, or
// the variable gets a text that cannot be the name of one. On outbound calls, the header is sent
// with the text, or with a variable if the text is in braces or comes first.
[[nodiscard]] Json MappingOfPair(std::string_view first, std::string_view second,
                                 DirectionType type);

// The mapping that sends a variable instead, if the text of such a pair may also be the name of
// one.
[[nodiscard]] std::optional<Json> OtherMappingOfPair(std::string_view first,
                                                     std::string_view second, DirectionType type);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_CUSTOM_MAPPING_H_
