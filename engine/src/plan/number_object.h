#ifndef SIPATTACH_PLAN_NUMBER_OBJECT_H_
#define SIPATTACH_PLAN_NUMBER_OBJECT_H_

// Reads an entry of a list of numbers that is an object, as in exports and in other APIs.

#include <optional>
#include <string>
#include <string_view>

#include "json/json.h"

namespace sipattach {

struct NumberOfObject {
  std::string number;  // text that is read as the number meant
  bool is_all = true;  // no other member may decide what to attach, such as a status
};

// The number that an object means; nullopt if it has none, or if it names a country and the number
// is not one of that country.
[[nodiscard]] std::optional<NumberOfObject> ReadNumberObject(const Json& object,
                                                             std::string_view default_region);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_NUMBER_OBJECT_H_
