#ifndef SIPATTACH_PLAN_REGISTER_AUTH_H_
#define SIPATTACH_PLAN_REGISTER_AUTH_H_

// How inbound calls are authenticated: by known IP addresses, or by the service registering with
// the user's server.

#include <string>

#include "document/object_reader.h"
#include "plan/trunk.h"
#include "sip/direction_type.h"

namespace sipattach {

struct Auth {
  std::string mode;      // "ip", "register", or empty if the request does not say
  std::string username;  // of register_auth
  bool has_password = false;
};

// Takes auth_mode and register_auth out of a direction, reports what is wrong with them, and puts
// what is sent of them into `body`.
[[nodiscard]] Auth ReadAuth(ObjectReader& direction, DirectionType type, const Trunk& trunk,
                            Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_REGISTER_AUTH_H_
