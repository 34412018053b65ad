#ifndef SIPATTACH_PLAN_DIRECTION_OPTIONS_H_
#define SIPATTACH_PLAN_DIRECTION_OPTIONS_H_

// The `options` of a direction: port, transport, media encryption and digest credentials.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/object_reader.h"
#include "sip/transport.h"

namespace sipattach {

struct Options {
  Json body;  // what is sent; null if the draft has no options
  std::optional<int> port;
  std::optional<Transport> transport;  // also if it was misspelled but can be recognized
  std::optional<bool> secure_media;
  std::string username;
  std::string realm;
  bool has_username = false;
  bool has_password = false;
  bool has_trunk = false;  // options that are not given may come from the trunk

  FieldState state = FieldState::kAbsent;  // of the options as a whole
  // Names of the options in the draft, of whatever type, also under a misspelled name.
  std::vector<std::string_view> given;
  // Whether an option is given, or may be: if the options are unreadable, none is known to be
  // missing.
  [[nodiscard]] bool IsGiven(std::string_view name) const;
};

// Reads `options`, which are at `at`, and reports what is wrong with them.
[[nodiscard]] Options ReadOptions(const Field<Json>& options, const Pointer& at, bool has_trunk,
                                  Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTION_OPTIONS_H_
