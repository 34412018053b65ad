#ifndef SIPATTACH_SIP_DIRECTION_TYPE_H_
#define SIPATTACH_SIP_DIRECTION_TYPE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace sipattach {

enum class DirectionType : std::uint8_t { kInbound, kOutbound };
inline constexpr DirectionType kDirectionTypes[] = {DirectionType::kInbound,
                                                    DirectionType::kOutbound};

[[nodiscard]] constexpr std::string_view NameOf(DirectionType type) {
  return type == DirectionType::kInbound ? "inbound" : "outbound";
}

// The direction with exactly this name.
[[nodiscard]] constexpr std::optional<DirectionType> DirectionNamed(std::string_view name) {
  for (const DirectionType type : kDirectionTypes) {
    if (name == NameOf(type)) return type;
  }
  return std::nullopt;
}

[[nodiscard]] constexpr DirectionType OtherThan(DirectionType type) {
  return type == DirectionType::kInbound ? DirectionType::kOutbound : DirectionType::kInbound;
}

}  // namespace sipattach

#endif  // SIPATTACH_SIP_DIRECTION_TYPE_H_
