#ifndef SIPATTACH_TYPED_PLAN_H_
#define SIPATTACH_TYPED_PLAN_H_

// A plan, for programs in C++: what will be sent for a draft, and everything worth saying about it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sipattach/typed/diagnostic.h"
#include "sipattach/typed/number.h"

namespace sipattach::typed {

enum class Direction : std::uint8_t { kInbound, kOutbound };

// Where a value comes from. kUnknown: it is not given, and its default is not documented.
enum class Source : std::uint8_t { kRequest, kTrunk, kDefault, kUnknown };

// What a field amounts to once the request, the trunk and the API's defaults are put together.
template <typename T>
struct Effective {
  std::optional<T> value;  // nullopt if it is not known, not set, or a secret
  Source source = Source::kUnknown;
  bool redacted = false;  // set, but a secret
};

// What one header mapping does.
struct HeaderSentence {
  std::string path;  // JSON Pointer to the mapping in the draft, or to trunk_id
  std::string text;  // "The value of SIP header X-Account goes into {{account}}."
};

struct EffectiveDirection {
  Direction type = Direction::kInbound;
  std::string path;  // JSON Pointer to the direction in the draft
  Effective<std::string> sip_endpoint;
  Effective<std::string> transport;
  Effective<std::int64_t> port;
  Effective<bool> secure_media;
  // auth_mode and register_*: how inbound calls are let in; unset for an outbound direction.
  Effective<std::string> auth_mode;
  Effective<std::string> register_username;
  Effective<std::string> register_password;  // never has a value
  Effective<std::string> sip_username;
  Effective<std::string> sip_password;  // never has a value
  Effective<std::string> sip_realm;
  Effective<std::vector<HeaderSentence>> headers;
};

// A request, ready to send but for the API key, which the caller adds: `Authorization: <key>`.
struct PlannedRequest {
  std::string_view method;  // "POST"
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;                  // JSON text, with the passwords of the draft
  std::vector<std::size_t> numbers;  // indices into Plan::numbers
};

struct Plan {
  bool ok = false;                      // no diagnostic is an error
  std::vector<Diagnostic> diagnostics;  // in the order of the draft
  std::vector<NumberReading> numbers;
  std::vector<EffectiveDirection> directions;
  std::vector<PlannedRequest> requests;  // empty unless ok
};

// Gives the result of sipattach::Plan as values. `draft` and `context` are the same JSON texts as
// there. Any bytes are legal input.
[[nodiscard]] Plan PlanDraft(std::string_view draft, std::string_view context = {});

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_PLAN_H_
