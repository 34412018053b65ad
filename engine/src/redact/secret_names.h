#ifndef SIPATTACH_REDACT_SECRET_NAMES_H_
#define SIPATTACH_REDACT_SECRET_NAMES_H_

#include <cstdint>
#include <string_view>

namespace sipattach {

// What a name says of the value under it.
enum class NameKind : std::uint8_t {
  kPlain,        // nothing
  kHarmless,     // that it is no secret, although it is about one: "auth_mode", "has_password"
  kUser,         // a user name: "sip_username"
  kCredentials,  // both in one: "register_auth", "auth"
  kSecret,       // "sip_pass", "Authorization", "X-Api-Key", "PIN"
};

// The words of a name count, however they are put together: "sip_pass", "sipPass", "SIP-Pass".
[[nodiscard]] NameKind KindOfName(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_NAMES_H_
