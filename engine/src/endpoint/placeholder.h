#ifndef SIPATTACH_ENDPOINT_PLACEHOLDER_H_
#define SIPATTACH_ENDPOINT_PLACEHOLDER_H_

#include <string>
#include <string_view>

namespace sipattach {

// What a sample or a template left to be replaced in an endpoint: the "<your-trunk>" of
// "sip:<your-trunk>.pstn.twilio.com", {trunk}, ${TRUNK}, $TRUNK, %TRUNK%, [trunk], YOUR_TRUNK,
// your.provider.com, xxx. Empty if there is none. Looks at the user and the host, never at a
// password.
[[nodiscard]] std::string PlaceholderIn(std::string_view text);

// Whether a text is one, and nothing else: <password>, {{password}}, $SIP_PASSWORD, "[redacted]",
// or "******", written in place of a secret.
[[nodiscard]] bool IsPlaceholder(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_PLACEHOLDER_H_
