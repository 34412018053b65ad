#ifndef SIPATTACH_PLAN_FLATTENED_KEYS_H_
#define SIPATTACH_PLAN_FLATTENED_KEYS_H_

#include <string_view>

#include "document/object_reader.h"

namespace sipattach {

// Finds keys such as "directions[].type" or "directions[0].options.port" at the top of a draft: the
// generated sample in the API's documentation has this shape, and people copy it. Reports them as
// one mistake, with a fix that nests them. Returns whether there were any.
bool ReportFlattenedKeys(const Json& draft, ObjectReader& root);

// Whether `directions` is an empty array or holds only empty objects, as in the sample, which has
// one beside its keys.
[[nodiscard]] bool HasNoDirection(const Json& directions);

// Whether ReportFlattenedKeys would report a member of that name.
[[nodiscard]] bool IsFlattenedKey(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_FLATTENED_KEYS_H_
