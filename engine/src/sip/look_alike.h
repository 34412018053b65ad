#ifndef SIPATTACH_SIP_LOOK_ALIKE_H_
#define SIPATTACH_SIP_LOOK_ALIKE_H_

#include <string_view>

namespace sipattach {

// Whether a host name, given in its ASCII form, may look like another one when shown in its own
// script: one of its labels mixes scripts that no language mixes, or has only letters that look
// like Latin ones (UTS 39 §5, as browsers use it to decide what to show).
[[nodiscard]] bool MayLookLikeAnotherHost(std::string_view host);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_LOOK_ALIKE_H_
