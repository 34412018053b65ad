#ifndef SIPATTACH_PLAN_DIRECTION_OPTIONS_H_
#define SIPATTACH_PLAN_DIRECTION_OPTIONS_H_

// The `options` of a direction: port, transport, media encryption and digest credentials.

#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"
#include "sip/transport.h"

namespace sipattach {

struct Options {
  Json body;  // what is sent; null where the draft has no options
  std::optional<int> port;
  std::optional<Transport> transport;  // also when it was meant but misspelled
  std::optional<bool> secure_media;
  std::string username;
  std::string realm;
  bool has_username = false;
  bool has_password = false;
  bool has_trunk = false;  // what is not here may come from the trunk
};

// Reads the options; `options` is null where there are none.
[[nodiscard]] Options ReadOptions(const Json* options, const Pointer& at, bool has_trunk,
                                  Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTION_OPTIONS_H_
