#ifndef SIPATTACH_PLAN_MISPLACED_H_
#define SIPATTACH_PLAN_MISPLACED_H_

#include <optional>
#include <string_view>

#include "document/object_reader.h"

namespace sipattach {

// Reports a member of a direction, or of its options, that belongs to the direction or the body,
// with a fix that moves it. People copy a direction along with fields of its number, and options
// along with fields that answers have there, such as auth_mode. Also reports what other products
// have in other places or under other names, such as "srtp". Returns false if the member belongs
// nowhere else.
bool ReportMisplaced(ObjectReader& reader, std::string_view name, const Json& value);

// Whether a value turns encryption on or off, in the words of other products: "required", "srtp",
// "disabled", SIP_MEDIA_ENCRYPT_REQUIRE. nullopt for anything else, including what merely allows
// encryption.
[[nodiscard]] std::optional<bool> EncryptionMeant(const Json& value);

// Copies `username` and `password` of the options to `body` and reports them, if the direction
// registers and has no register_auth.
void KeepRegisterNames(ObjectReader& options, Json& body);

// Copies the fields of a direction that are beside the list of directions to `body`, and reports
// them. There is a fix only for a single direction: among several, nobody can tell which one the
// fields are for.
void KeepFieldsOfDirection(ObjectReader& root, Json& body);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_MISPLACED_H_
