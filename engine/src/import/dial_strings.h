#ifndef SIPATTACH_IMPORT_DIAL_STRINGS_H_
#define SIPATTACH_IMPORT_DIAL_STRINGS_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with nothing but their numbers in place of what Asterisk and FreeSWITCH are told to
// dial, Dial(PJSIP/+14155550132@trunk,30) and
// {origination_caller_id_number=+14155550132}sofia/gateway/gw/+14155550133; of the same length, so
// that each number stays where it is. Empty where there are none. Linear in the text.
[[nodiscard]] std::string WithoutDialStrings(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DIAL_STRINGS_H_
