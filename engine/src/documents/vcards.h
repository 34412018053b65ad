#ifndef SIPATTACH_DOCUMENTS_VCARDS_H_
#define SIPATTACH_DOCUMENTS_VCARDS_H_

// Contacts (RFC 6350), and what they have in common with the entries of a directory.

#include <cstddef>
#include <string>
#include <string_view>

#include "documents/pasted_document.h"

namespace sipattach {

// Joins the lines of contacts and of directory entries (RFC 2849) that continue on the next one,
// which then begins with a blank. An invisible character takes the place of the line end and the
// blank. Empty if there are none.
[[nodiscard]] std::string WithWholeLines(std::string_view text);

// Reports numbers, names and organisations from byte `begin` on.
void ReadVcards(std::string_view text, std::size_t begin, DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_VCARDS_H_
