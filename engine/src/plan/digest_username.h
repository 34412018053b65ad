#ifndef SIPATTACH_PLAN_DIGEST_USERNAME_H_
#define SIPATTACH_PLAN_DIGEST_USERNAME_H_

// The username of digest authentication (RFC 7616), in either kind of credentials.

#include <string_view>

#include "diagnostics/diagnostic.h"

namespace sipattach {

// Reports `code` at `at` if `username` is an address such as "sip:alice@example.com". The fix
// writes the part before the @. It is a choice, as some servers use the whole address.
void CheckUsernameWithDomain(std::string_view username, Code code, const Pointer& at,
                             Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_DIGEST_USERNAME_H_
