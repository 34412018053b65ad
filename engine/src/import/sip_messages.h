#ifndef SIPATTACH_IMPORT_SIP_MESSAGES_H_
#define SIPATTACH_IMPORT_SIP_MESSAGES_H_

#include <string>
#include <string_view>

#include "import/findings.h"

namespace sipattach {

// A trace of SIP messages (RFC 3261 §7), or a list of calls, with blanks in place of all but the
// numbers that are called, in the request line of an INVITE and in To; empty where the text is
// none. Those of callers (From, P-Asserted-Identity, Contact) are told as values that are left out.
// Linear in the text.
[[nodiscard]] std::string WithoutCallers(std::string_view text, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SIP_MESSAGES_H_
