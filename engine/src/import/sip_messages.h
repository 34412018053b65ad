#ifndef SIPATTACH_IMPORT_SIP_MESSAGES_H_
#define SIPATTACH_IMPORT_SIP_MESSAGES_H_

#include <string>
#include <string_view>

#include "import/findings.h"

namespace sipattach {

// For a trace of SIP messages (RFC 3261 §7) or a list of calls, the text with blanks in place of
// all but the called numbers, which are in the request line of an INVITE and in To. Empty for any
// other text. Callers (From, P-Asserted-Identity, Contact) are reported as values left out. Linear
// in the text.
[[nodiscard]] std::string WithoutCallers(std::string_view text, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SIP_MESSAGES_H_
