#ifndef SIPATTACH_SIP_URI_CORRECTION_H_
#define SIPATTACH_SIP_URI_CORRECTION_H_

#include <optional>
#include <string>
#include <string_view>

#include "sip/sip_uri.h"

namespace sipattach {

// The valid URI that `text`, which is not valid because of `problem`, clearly means. nullopt if it
// may mean more than one, has further problems, or contains a password.
[[nodiscard]] std::optional<std::string> CorrectedUri(std::string_view text,
                                                      const UriProblem& problem);

// Whether a second host is among the parameters, as the grammar reads
// "sip:a.example.com;b.example.com".
[[nodiscard]] bool HasHostAmongParams(const SipUri& uri);

// Whether the text may also mean something other than its corrected URI, perhaps another host or
// user.
[[nodiscard]] bool IsCorrectionChoice(std::string_view text, const UriProblem& problem);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_URI_CORRECTION_H_
