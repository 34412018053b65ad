#ifndef SIPATTACH_INFO_H_
#define SIPATTACH_INFO_H_

#include <string>

namespace sipattach {

// What this build is. Returns JSON text:
//   { version, metadata_version, limits: { max_numbers_per_request, … },
//     codes: [{ code, severity, summary, message, source }] }
// with `message` the template of a diagnostic's message, where {name} stands for a parameter.
[[nodiscard]] std::string Info();

}  // namespace sipattach

#endif  // SIPATTACH_INFO_H_
