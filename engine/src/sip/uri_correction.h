#ifndef SIPATTACH_SIP_URI_CORRECTION_H_
#define SIPATTACH_SIP_URI_CORRECTION_H_

#include <optional>
#include <string>
#include <string_view>

#include "sip/sip_uri.h"

namespace sipattach {

// The legal URI that `text`, which is not one because of `problem`, plainly means; nothing if
// it may mean more than one, has further problems, or holds a password.
[[nodiscard]] std::optional<std::string> CorrectedUri(std::string_view text,
                                                      const UriProblem& problem);

// "sip:a.example.com;b.example.com": by the grammar the second host is a parameter.
[[nodiscard]] bool HasHostAmongParams(const SipUri& uri);

// Whether it may mean something else too, perhaps not the same host or user.
[[nodiscard]] bool IsCorrectionChoice(std::string_view text, const UriProblem& problem);

}  // namespace sipattach

#endif  // SIPATTACH_SIP_URI_CORRECTION_H_
