#ifndef SIPATTACH_HEADERS_HEADERS_H_
#define SIPATTACH_HEADERS_HEADERS_H_

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/json.h"
#include "json/pointer.h"
#include "sip/direction_type.h"

namespace sipattach {

// What one header mapping does, in a sentence without secrets.
struct HeaderExplanation {
  std::string path;  // JSON Pointer to the mapping in the draft
  std::string text;  // "The value of SIP header X-Account goes into {{account}}."
};

struct HeaderPlan {
  Json body;  // {direction, headers: […]} as it will be sent; null if there is nothing to send
  std::vector<HeaderExplanation> explanations;  // of the complete mappings, in order
};

// Reads the `headers` of a direction: {direction, headers: [mapping, …]}. A missing direction is
// filled in, and a bare list or a single mapping is wrapped. `headers` is null if the draft has
// none. `at` is its place in the draft, such as /directions/0/headers.
[[nodiscard]] HeaderPlan PlanHeaders(const Json* headers, DirectionType type, const Pointer& at,
                                     Report& report);

}  // namespace sipattach

#endif  // SIPATTACH_HEADERS_HEADERS_H_
