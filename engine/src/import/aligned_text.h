#ifndef SIPATTACH_IMPORT_ALIGNED_TEXT_H_
#define SIPATTACH_IMPORT_ALIGNED_TEXT_H_

// Tables whose columns blanks part, as command lines print them.

#include <string>
#include <string_view>

namespace sipattach {

// The text with a tab in place of a blank between the cells of such a table, from its header on:
// every byte keeps its place. Empty where the text is no such table. Cells are two blanks apart, or
// stand below the dashes under the names; where a row has none for a column, the place of the
// others tells which. Looks for the header at the beginning; linear in the text.
[[nodiscard]] std::string TextOfAligned(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_ALIGNED_TEXT_H_
