#ifndef SIPATTACH_ENDPOINT_ENDPOINT_FIELD_H_
#define SIPATTACH_ENDPOINT_ENDPOINT_FIELD_H_

// The `sip_endpoint` of a direction.

#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"
#include "sip/direction_type.h"
#include "sip/sip_uri.h"

namespace sipattach {

struct EndpointField {
  bool present = false;
  std::string value;          // what is sent: the text without blanks at its ends
  std::optional<SipUri> uri;  // what the text means, if it can be read
  Json provider;              // the provider of its host, as a row of providers.json, or null
};

// Reads the field and reports what is wrong with it; `text` is null if there is none. An outbound
// endpoint must be a SIP URI; an inbound one may also be a bare host (API: sip_endpoint). A missing
// outbound endpoint is not reported here, because a trunk may have one.
[[nodiscard]] EndpointField ReadEndpointField(const std::string* text, DirectionType direction,
                                              const Pointer& at, Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_ENDPOINT_ENDPOINT_FIELD_H_
