#ifndef SIPATTACH_DOCUMENTS_TRANSPOSED_TABLE_H_
#define SIPATTACH_DOCUMENTS_TRANSPOSED_TABLE_H_

// Tables whose first column has the names, and whose other columns are the records: "Name;Anna;Bob"
// above "Rufnummer;030 23125117;030 23125118".

#include <cstddef>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Whether the text is such a table. Long texts never are.
[[nodiscard]] bool IsTransposedTable(std::string_view text);
// Reports the records one after another, each at the place of its first number. Precondition:
// IsTransposedTable(text).
void ReadTransposedTable(std::string_view text, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_TRANSPOSED_TABLE_H_
