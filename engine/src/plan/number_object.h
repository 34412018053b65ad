#ifndef SIPATTACH_PLAN_NUMBER_OBJECT_H_
#define SIPATTACH_PLAN_NUMBER_OBJECT_H_

// An entry of a list of numbers that is an object, as exports and other APIs have it.

#include <optional>
#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

struct NumberOfObject {
  std::string number;  // the same number wherever it is read
  bool is_all = true;  // nothing else is said of it that decides what to attach, such as a status
};

// The number that an object means; none where it has none, or names a country of which its number
// is not one.
[[nodiscard]] std::optional<NumberOfObject> ReadNumberObject(const Json& object,
                                                             std::string_view default_region);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_NUMBER_OBJECT_H_
