#ifndef SIPATTACH_PLAN_FIELD_NAMES_H_
#define SIPATTACH_PLAN_FIELD_NAMES_H_

// The names of a direction's fields and of the fields in its inner objects, which people also write
// without the objects.

#include <span>
#include <string_view>

namespace sipattach {

inline constexpr std::string_view kFieldNames[] = {
    "auth_mode", "register_auth", "sip_endpoint", "headers",      "options",
    "port",      "transport",     "secure_media", "sip_username", "sip_password",
    "sip_realm", "username",      "password"};
// Fields of the direction itself.
inline constexpr auto kOuterNames = std::span<const std::string_view>(kFieldNames).first(5);
// Fields of its objects.
inline constexpr auto kInnerNames = std::span<const std::string_view>(kFieldNames).subspan(5);
// Fields of `options`.
inline constexpr auto kOptionNames = kInnerNames.first(6);
// Fields of `register_auth`.
inline constexpr auto kRegisterNames = kInnerNames.subspan(6);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FIELD_NAMES_H_
