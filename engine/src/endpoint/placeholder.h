#ifndef SIPATTACH_ENDPOINT_PLACEHOLDER_H_
#define SIPATTACH_ENDPOINT_PLACEHOLDER_H_

#include <string>
#include <string_view>

namespace sipattach {

// The placeholder of a sample or template that is left in an endpoint: the "<your-trunk>" of
// "sip:<your-trunk>.pstn.twilio.com", {trunk}, ${TRUNK}, $TRUNK, %TRUNK%, [trunk], YOUR_TRUNK,
// your.provider.com, xxx. Empty if there is none. Looks only at the user and the host, never at a
// password.
[[nodiscard]] std::string PlaceholderIn(std::string_view text);

// Whether a text is nothing but a placeholder: <password>, {{password}}, $SIP_PASSWORD, or what is
// written in place of a secret, such as "[redacted]" or "******".
[[nodiscard]] bool IsPlaceholder(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_PLACEHOLDER_H_
