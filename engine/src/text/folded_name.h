#ifndef SIPATTACH_TEXT_FOLDED_NAME_H_
#define SIPATTACH_TEXT_FOLDED_NAME_H_

#include <string>
#include <string_view>

namespace sipattach {

// A name as it is compared: in lower case, Latin letters without their accents, words apart by one
// blank and one at either end. "PhoneNumber", "phone_number" and "Phone number:" are
// " phone number ", "Numéro" is " numero ". Letters of other scripts stay as they are.
[[nodiscard]] std::string FoldedName(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_FOLDED_NAME_H_
