#ifndef SIPATTACH_PLAN_TRUNK_H_
#define SIPATTACH_PLAN_TRUNK_H_

// The reusable trunk that a draft may bind its numbers to, and what is known about it.

#include <cstdint>
#include <optional>
#include <string>

#include "document/context.h"
#include "document/object_reader.h"
#include "sip/direction_type.h"
#include "sip/sip_uri.h"

namespace sipattach {

struct Trunk {
  bool bound = false;  // the draft has a trunk_id; all below is meaningful only then
  std::string id;
  bool known = false;  // the context describes the trunk
  std::optional<bool> carries_inbound;
  std::optional<bool> carries_outbound;
  std::string sip_endpoint;
  std::optional<SipUri> uri;  // the URI that sip_endpoint means
  std::string auth_mode;
  std::string register_username;
  bool has_register_password = false;
  std::optional<std::int64_t> port;
  std::string transport;
  std::optional<bool> secure_media;
  std::string sip_username;
  bool has_sip_password = false;
  bool lacks_sip_password = false;  // the trunk says that it has none
  std::string sip_realm;
  // Lists of header mappings, which apply to every number on the trunk; null if there are none.
  Json inbound_headers;
  Json outbound_headers;

  [[nodiscard]] const Json& Headers(DirectionType type) const {
    return type == DirectionType::kInbound ? inbound_headers : outbound_headers;
  }
  [[nodiscard]] bool has_headers() const {
    return !inbound_headers.is_null() || !outbound_headers.is_null();
  }

  // Whether the trunk carries calls of this direction; nullopt if that is not known.
  [[nodiscard]] std::optional<bool> Carries(DirectionType type) const {
    return type == DirectionType::kInbound ? carries_inbound : carries_outbound;
  }
};

// Takes trunk_id out of the draft's root and reads the context's trunk, in whatever envelope it is:
// the whole answer of GET /v1/sip/trunks/:id, its data, the bare trunk, or a list that contains it.
// Members of unexpected types count as unknown.
[[nodiscard]] Trunk ReadTrunk(ObjectReader& root, const Context& context);

}  // namespace sipattach

#endif  // SIPATTACH_PLAN_TRUNK_H_
