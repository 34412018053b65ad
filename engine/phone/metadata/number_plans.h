#ifndef SIPATTACH_PHONE_METADATA_NUMBER_PLANS_H_
#define SIPATTACH_PHONE_METADATA_NUMBER_PLANS_H_

#include <string_view>

namespace sipattach::phone::metadata {

// The version of the npm package google-libphonenumber that the number plans were taken from.
[[nodiscard]] std::string_view Version();

// The packed number plans (packed_plans.h), in ascending order of calling codes; the main region
// comes first among those that share a code.
[[nodiscard]] std::string_view Text();

}  // namespace sipattach::phone::metadata

#endif  // SIPATTACH_PHONE_METADATA_NUMBER_PLANS_H_
