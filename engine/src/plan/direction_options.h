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
  Json body;  // what is sent; null where the draft has no options
  std::optional<int> port;
  std::optional<Transport> transport;  // also when it was meant but misspelled
  std::optional<bool> secure_media;
  std::string username;
  std::string realm;
  bool has_username = false;
  bool has_password = false;
  bool has_trunk = false;  // what is not here may come from the trunk

  FieldState state = FieldState::kAbsent;  // of the options as a whole
  std::vector<std::string_view> given;     // those that the draft has, of whatever type
  // Whether an option is said, or may be: options that cannot be read lack none for sure.
  [[nodiscard]] bool IsGiven(std::string_view name) const;
};

// Reads the options as they were found.
[[nodiscard]] Options ReadOptions(const Field<Json>& options, const Pointer& at, bool has_trunk,
                                  Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIRECTION_OPTIONS_H_
