#ifndef SIPATTACH_SIP_MAPPING_ROLES_H_
#define SIPATTACH_SIP_MAPPING_ROLES_H_

#include <cstdint>

#include "sip/direction_type.h"

namespace sipattach {

// What the key or the value of a custom header mapping is.
enum class MappingRole : std::uint8_t { kHeader, kVariable, kLiteral };

struct MappingRoles {
  MappingRole key;
  MappingRole value;
};

// A mapping reads a header into a variable, or writes a variable or a literal text to a header:
//
//   inbound   key: header    value: variable     with passthrough   key: variable   value: text
//   outbound  key: variable  value: header       with passthrough   key: header     value: text
[[nodiscard]] constexpr MappingRoles RolesOf(DirectionType type, bool passthrough) {
  using enum MappingRole;
  const bool is_inbound = type == DirectionType::kInbound;
  if (passthrough) return {is_inbound ? kVariable : kHeader, kLiteral};
  return is_inbound ? MappingRoles{kHeader, kVariable} : MappingRoles{kVariable, kHeader};
}

}  // namespace sipattach

#endif  // SIPATTACH_SIP_MAPPING_ROLES_H_
