#ifndef SIPATTACH_SRC_AUTH_H_
#define SIPATTACH_SRC_AUTH_H_

// How a PBX proves itself to the API: by its address, or by registering with a password.

#include <string>

#include "direction_type.h"
#include "object_reader.h"
#include "trunk.h"

namespace sipattach {

struct Auth {
  std::string mode;      // "ip", "register", or empty where the request does not say
  std::string username;  // of register_auth
  bool has_password = false;
};

// Takes auth_mode and register_auth out of a direction and puts what is sent of them into `body`.
[[nodiscard]] Auth ReadAuth(ObjectReader& direction, DirectionType type, const Trunk& trunk,
                            Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_SRC_AUTH_H_
