#ifndef SIPATTACH_TEXT_FOLDED_NAME_H_
#define SIPATTACH_TEXT_FOLDED_NAME_H_

#include <string>
#include <string_view>

namespace sipattach {

// A name in the form in which names are compared: in lower case, Latin letters without accents,
// with one blank between words and at either end. "PhoneNumber", "phone_number" and "Phone number:"
// become " phone number ", "Numéro" becomes " numero ". Letters of other scripts are kept.
[[nodiscard]] std::string FoldedName(std::string_view name);

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_FOLDED_NAME_H_
