#ifndef SIPATTACH_IMPORT_COMMENTS_H_
#define SIPATTACH_IMPORT_COMMENTS_H_

#include <string>
#include <string_view>

#include "import/findings.h"

namespace sipattach {

// The text with blanks in place of what is commented out; empty where nothing is. Numbers in it are
// told as values that are left out.
//
// Lists use the marks of comments as bullets, so a line is one only where another line that is in
// use begins alike: "; exten => 415…" beside "exten => 415…". Linear in the text.
[[nodiscard]] std::string WithoutComments(std::string_view text, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_COMMENTS_H_
