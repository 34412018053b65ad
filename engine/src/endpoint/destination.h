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
  SipUri uri;                             // what it stands for; meaningful unless kNone
  std::string_view text;                  // what was read, without blanks at its ends
  bool had_blanks = false;                // at its ends
  bool trailing_slash = false;            // sip:host/ : not a URI, but plain
  bool unbracketed_ipv6 = false;          // form kHost with a bare IPv6 address
  std::optional<Diagnostic> problem;      // an error at ""; only with kNone
  std::optional<std::string> correction;  // a legal URI that it probably means; only with kNone
  bool correction_is_choice = false;      // it may mean something else
  Json provider;                          // its row in the table of providers, or null
  std::string placeholder;                // that was not replaced, such as "<your-trunk>", or empty

  // The URI that a person may be offered in its place: none if that would show a password.
  [[nodiscard]] std::optional<std::string> Offer() const;
};

// Reads any text as a destination. Linear (but for the sorting of URI parameters).
[[nodiscard]] Destination ReadDestination(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_DESTINATION_H_
