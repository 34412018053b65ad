#ifndef SIPATTACH_DOCUMENTS_JSON_DOCUMENT_H_
#define SIPATTACH_DOCUMENTS_JSON_DOCUMENT_H_

// Pasted JSON and object literals of programs. The scanner is lenient, so that neither a typo nor a
// cut end loses the rest.

#include <cstddef>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Reports the values from byte `begin` on.
void ReadJsonDocument(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_JSON_DOCUMENT_H_
