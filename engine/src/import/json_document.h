#ifndef SIPATTACH_IMPORT_JSON_DOCUMENT_H_
#define SIPATTACH_IMPORT_JSON_DOCUMENT_H_

// JSON that was pasted, and the objects of programs. Read as it comes, so that neither a slip nor
// its end being cut off loses the rest.

#include <cstddef>
#include <string_view>

#include "import/pasted_document.h"

namespace sipattach {

// Gives the values from the byte `begin` on.
void ReadJsonDocument(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_JSON_DOCUMENT_H_
