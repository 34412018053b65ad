#ifndef SIPATTACH_HEADERS_UUI_H_
#define SIPATTACH_HEADERS_UUI_H_

#include <string_view>

#include "document/object_reader.h"
#include "headers/mapping_checks.h"
#include "sip/direction_type.h"

namespace sipattach {

// Reads a mapping of type "uui", {type, target, purpose, encoding, content}. The value of a
// User-to-User header (RFC 7433) is decoded into the variable `target` on inbound calls, and
// encoded from it on outbound calls. Precondition: the type is already in `mapping.body`.
void ReadUuiMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// Whether the name is that of the User-to-User header.
[[nodiscard]] bool IsUuiHeader(std::string_view name);

// Whether a literal value of a User-to-User header claims to be hex (`…;encoding=hex`), but has an
// odd number of digits or other characters.
[[nodiscard]] bool IsBrokenHexUui(std::string_view value);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_UUI_H_
