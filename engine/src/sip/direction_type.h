#ifndef SIPATTACH_SIP_DIRECTION_TYPE_H_
#define SIPATTACH_SIP_DIRECTION_TYPE_H_

#include <cstdint>
#include <string_view>

namespace sipattach {

enum class DirectionType : std::uint8_t { kInbound, kOutbound };

[[nodiscard]] constexpr std::string_view NameOf(DirectionType type) {
  return type == DirectionType::kInbound ? "inbound" : "outbound";
}

}  // namespace sipattach

#endif  // SIPATTACH_SIP_DIRECTION_TYPE_H_
