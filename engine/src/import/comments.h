#ifndef SIPATTACH_IMPORT_COMMENTS_H_
#define SIPATTACH_IMPORT_COMMENTS_H_

#include <string>
#include <string_view>

#include "import/findings.h"

namespace sipattach {

// The text with blanks in place of comments; empty if there are none. Reports the numbers in them
// as values left out.
//
// Lists use the same marks as bullets, so a line is a comment only if another line in use begins
// alike: "; exten => 415…" beside "exten => 415…". Linear in the text.
[[nodiscard]] std::string WithoutComments(std::string_view text, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_COMMENTS_H_
