#ifndef SIPATTACH_ENDPOINT_DESTINATION_H_
#define SIPATTACH_ENDPOINT_DESTINATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "sip/sip_uri.h"

namespace sipattach {

// The form in which a person wrote a SIP destination.
enum class DestinationForm : std::uint8_t {
  kNone,          // not readable; `problem` says why
  kUri,           // sip:… or sips:…
  kHost,          // pbx.example.com, 192.0.2.1, [2001:db8::1]
  kHostPort,      // pbx.example.com:5061
  kNoScheme,      // anything else that only lacks its "sip:": user@host, host;transport=tls
  kTransportUrl,  // udp|tcp|tls://host[:port]
};

struct Destination {
  DestinationForm form = DestinationForm::kNone;
  SipUri uri;                             // what the text means; meaningless if kNone
  std::string_view text;                  // a view of the input, without blanks at its ends
  bool had_blanks = false;                // whether there were blanks at its ends
  bool trailing_slash = false;            // sip:host/ is not a URI, but its meaning is clear
  bool unbracketed_ipv6 = false;          // a bare IPv6 address; form is kHost
  std::optional<Diagnostic> problem;      // an error with path ""; only if kNone
  std::optional<std::string> correction;  // a valid URI that is probably meant; only if kNone
  bool correction_is_choice = false;      // something else may be meant
  Json provider;                          // the row of its provider in providers.json, or null
  std::string placeholder;                // one left in the text, such as "<your-trunk>", or empty

  // The URI to offer in place of the text; nullopt if it is unknown or would show a password.
  [[nodiscard]] std::optional<std::string> Offer() const;
};

// Reads a SIP destination as people write it. Accepts any bytes. The result refers to `text`. Takes
// linear time, apart from sorting the URI parameters.
[[nodiscard]] Destination ReadDestination(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_DESTINATION_H_
