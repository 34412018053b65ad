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

// Reads a mapping of type "custom", {type, key, value, passthrough?}. What key and value mean flips
// with the direction:
//
//               without passthrough                 with passthrough
//   inbound     header key -> variable value        variable key = literal value
//   outbound    variable key -> header value        header key = literal value
//
// The type is already in `mapping.body`.
void ReadCustomMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// The mapping that a pair of two texts means to a person, of which the first is the header if
// either may be. On inbound calls the header goes into the variable. On outbound ones it is sent
// with the text, or with a variable where the text is one in braces, or stands first.
[[nodiscard]] Json MappingOfPair(std::string_view first, std::string_view second,
                                 DirectionType type);

// Whether the text of such a pair may be the name of a variable as well: the mapping of that.
[[nodiscard]] std::optional<Json> OtherMappingOfPair(std::string_view first,
                                                     std::string_view second, DirectionType type);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_CUSTOM_MAPPING_H_
