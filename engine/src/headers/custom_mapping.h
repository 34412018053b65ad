#ifndef SIPATTACH_HEADERS_CUSTOM_MAPPING_H_
#define SIPATTACH_HEADERS_CUSTOM_MAPPING_H_

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
// The type is already read and stands in `mapping.body`.
void ReadCustomMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// The mapping that a pair of a header's name and a text means to a person: the header goes into the
// variable on inbound calls, the header is sent with the text on outbound ones, or with a variable
// where the text is one in braces.
[[nodiscard]] Json MappingOfPair(std::string_view header, std::string_view text,
                                 DirectionType type);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_CUSTOM_MAPPING_H_
