#ifndef SIPATTACH_REWRITES_DIAL_STRINGS_H_
#define SIPATTACH_REWRITES_DIAL_STRINGS_H_

#include <string>
#include <string_view>

namespace sipattach {

// Reduces dial strings of Asterisk and FreeSWITCH to their numbers, such as
// Dial(PJSIP/+14155550132@trunk,30) and
// {origination_caller_id_number=+14155550132}sofia/gateway/gw/+14155550133. The length stays the
// same, so that each number keeps its place. Empty if there are none. Linear in the text.
[[nodiscard]] std::string WithoutDialStrings(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_DIAL_STRINGS_H_
