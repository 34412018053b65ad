#ifndef SIPATTACH_SIP_HEADER_NAMES_H_
#define SIPATTACH_SIP_HEADER_NAMES_H_

// Knowledge about SIP headers by name. Names are compared ignoring case (RFC 3261 §7.3.1).

#include <string>
#include <string_view>

namespace sipattach {

// Whether the text is a non-empty `token` of RFC 3261 §25.1, as every header name is.
[[nodiscard]] bool IsHeaderName(std::string_view text);

// The long name that a compact form stands for ("v" is Via, RFC 3261 §7.3.3 and the IANA registry
// of SIP header fields), or empty.
[[nodiscard]] std::string_view LongNameOf(std::string_view compact);

// Whether the SIP stack itself writes and reads this header, in its long or its compact form:
// headers that route the message, form the dialog, describe the body, authenticate or negotiate.
[[nodiscard]] bool IsStackHeader(std::string_view name);

// The vendor that reserves the prefix of this name ("Twilio" for X-Twilio-…), or empty.
[[nodiscard]] std::string_view VendorOf(std::string_view name);

// Whether the text is written like a header name, as variables hardly ever are: X-Account,
// User-Agent, Subject. A guess, to be used only for warnings.
[[nodiscard]] bool LooksLikeHeaderName(std::string_view text);

// The header name closest to the text ("X Account:" gives X-Account), or empty.
[[nodiscard]] std::string RepairedHeaderName(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_HEADER_NAMES_H_
