#ifndef SIPATTACH_IMPORT_MEMBER_LINES_H_
#define SIPATTACH_IMPORT_MEMBER_LINES_H_

// "Name : value" or "name=value" on each line, and the dial plan of Asterisk.

#include <cstddef>
#include <string_view>

#include "import/pasted_document.h"

namespace sipattach {

// Whether the lines have names that are of telephone numbers, among others that are not.
[[nodiscard]] bool HasMembers(std::string_view text);
// Gives the values from the byte `begin` on.
void ReadMembers(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_MEMBER_LINES_H_
