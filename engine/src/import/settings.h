#ifndef SIPATTACH_IMPORT_SETTINGS_H_
#define SIPATTACH_IMPORT_SETTINGS_H_

#include <string>
#include <string_view>

#include "import/findings.h"

namespace sipattach {

// A list for a trunk whose lines are settings of a PBX, reduced to the users: "[2000](phone)",
// "username=2000", "2000 => 1234,Ann Lee", "PJSIP/2000", "2000:password". What else they set would
// be read as users, passwords included. Each user keeps its place. Empty if there are none. Linear
// in the text.
[[nodiscard]] std::string WithoutSettings(std::string_view text, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SETTINGS_H_
