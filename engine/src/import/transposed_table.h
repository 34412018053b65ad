#ifndef SIPATTACH_IMPORT_TRANSPOSED_TABLE_H_
#define SIPATTACH_IMPORT_TRANSPOSED_TABLE_H_

// Tables whose names stand in the first column, and whose records are the other ones:
// "Name;Anna;Bob" above "Rufnummer;030 23125117;030 23125118".

#include <cstddef>
#include <string_view>

#include "import/pasted_document.h"

namespace sipattach {

// Such a table is short.
[[nodiscard]] bool IsTransposedTable(std::string_view text);
// Gives its records, one after another; the place of each is that of its first number.
// Precondition: the text is one.
void ReadTransposedTable(std::string_view text, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_TRANSPOSED_TABLE_H_
