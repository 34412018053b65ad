#ifndef SIPATTACH_HEADERS_UUI_H_
#define SIPATTACH_HEADERS_UUI_H_

#include <string_view>

#include "document/object_reader.h"
#include "headers/mapping_checks.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reads a mapping of type "uui", {type, target, purpose, encoding, content}: the value of a
// User-to-User header (RFC 7433), decoded into a variable on inbound calls, encoded from it on
// outbound ones. The type is already in `mapping.body`.
void ReadUuiMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// Whether the name is that of the User-to-User header.
[[nodiscard]] bool IsUuiHeader(std::string_view name);

// Whether a literal value of a User-to-User header says that it is hex (`…;encoding=hex`) and its
// data is not: an odd number of digits, or other characters.
[[nodiscard]] bool IsBrokenHexUui(std::string_view value);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_UUI_H_
