#ifndef SIPATTACH_INFO_H_
#define SIPATTACH_INFO_H_

#include <string>

namespace sipattach {

// Describes this build. Returns JSON text:
//   { version, metadata_version, limits: { max_numbers_per_request, … },
//     codes: [{ code, severity, summary, message, source }] }
// `message` is the template of a diagnostic's message, in which {name} stands for a parameter.
[[nodiscard]] std::string Info();

}  // namespace sipattach

#endif  // SIPATTACH_INFO_H_
