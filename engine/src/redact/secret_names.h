#ifndef SIPATTACH_REDACT_SECRET_NAMES_H_
#define SIPATTACH_REDACT_SECRET_NAMES_H_

#include <cstdint>
#include <string_view>

namespace sipattach {

// What a name says about its value.
enum class NameKind : std::uint8_t {
  kPlain,        // nothing
  kHarmless,     // it is about a secret but not one itself: "auth_mode", "has_password"
  kUser,         // it is a user name: "sip_username"
  kCredentials,  // it may hold both: "register_auth", "auth"
  kSecret,       // it is a secret: "sip_pass", "Authorization", "X-Api-Key", "PIN"
};

// Judges a name by its words, however they are joined: "sip_pass", "sipPass", "SIP-Pass".
[[nodiscard]] NameKind KindOfName(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_REDACT_SECRET_NAMES_H_
