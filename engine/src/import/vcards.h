#ifndef SIPATTACH_IMPORT_VCARDS_H_
#define SIPATTACH_IMPORT_VCARDS_H_

// Contacts (RFC 6350).

#include <cstddef>
#include <string_view>

#include "import/pasted_document.h"

namespace sipattach {

// Gives the numbers, the names and the organisations from the byte `begin` on.
void ReadVcards(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_VCARDS_H_
