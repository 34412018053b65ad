#ifndef SIPATTACH_PLAN_MISPLACED_H_
#define SIPATTACH_PLAN_MISPLACED_H_

#include <optional>
#include <string_view>

#include "document/object_reader.h"

namespace sipattach {

// Reports a member of a direction, or of its options, that belongs to the direction or the body,
// with a fix that moves it: people copy a direction with what is said about its number, and options
// with what answers have in them, such as auth_mode. So it does with what other products have in
// other places or say otherwise, such as "srtp". False where the member belongs nowhere else.
bool ReportMisplaced(ObjectReader& reader, std::string_view name, const Json& value);

// Whether a text turns encryption on or off, as products say it: "required", "srtp", "disabled".
// What only allows it is neither.
[[nodiscard]] std::optional<bool> EncryptionMeant(const Json& value);

// Keeps `username` and `password` of the options in `body`, and tells of them, if the direction
// registers and nothing else says as whom.
void KeepRegisterNames(ObjectReader& options, Json& body);

// Keeps the fields of a direction that stand beside the list of directions in `body`, and tells of
// them. Of several directions there is no telling whose they are, so there is a fix for one only.
void KeepFieldsOfDirection(ObjectReader& root, Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_MISPLACED_H_
