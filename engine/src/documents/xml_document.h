#ifndef SIPATTACH_DOCUMENTS_XML_DOCUMENT_H_
#define SIPATTACH_DOCUMENTS_XML_DOCUMENT_H_

// Elements and attributes of XML.

#include <cstddef>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Reports the values from byte `begin` on.
void ReadXmlDocument(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_XML_DOCUMENT_H_
