#ifndef SIPATTACH_SRC_UUI_H_
#define SIPATTACH_SRC_UUI_H_

#include <string_view>

#include "direction_type.h"
#include "mapping_checks.h"
#include "object_reader.h"

namespace sipattach {

// Reads a mapping of type "uui", {type, target, purpose, encoding, content}: the value of a
// User-to-User header (RFC 7433), decoded into a variable on inbound calls, encoded from it on
// outbound ones. The type is already read and stands in `mapping.body`.
void ReadUuiMapping(ObjectReader& reader, DirectionType type, Mapping& mapping);

// Whether the name is that of the User-to-User header.
[[nodiscard]] bool IsUuiHeader(std::string_view name);

// Whether a literal value of a User-to-User header says that it is hex (`…;encoding=hex`) and its
// data is not: an odd number of digits, or other characters.
[[nodiscard]] bool IsBrokenHexUui(std::string_view value);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_UUI_H_
