#ifndef SIPATTACH_DOCUMENTS_MEMBER_LINES_H_
#define SIPATTACH_DOCUMENTS_MEMBER_LINES_H_

// "Name : value" or "name=value" on each line, and Asterisk's dial plan.

#include <cstddef>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Whether some lines are named as telephone numbers, and others as something else.
[[nodiscard]] bool HasMembers(std::string_view text);
// Reports the values from byte `begin` on.
void ReadMembers(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_MEMBER_LINES_H_
