#ifndef SIPATTACH_DOCUMENTS_VCARDS_H_
#define SIPATTACH_DOCUMENTS_VCARDS_H_

// Contacts (RFC 6350).

#include <cstddef>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Reports numbers, names and organisations from byte `begin` on.
void ReadVcards(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_VCARDS_H_
