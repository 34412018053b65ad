#ifndef SIPATTACH_REWRITES_ALIGNED_TEXT_H_
#define SIPATTACH_REWRITES_ALIGNED_TEXT_H_

// Tables whose columns are aligned with blanks, as command-line tools print them.

#include <string>
#include <string_view>

namespace sipattach {

// The text with one blank between the cells of such a table replaced by a tab, from the header on;
// all bytes keep their places. Empty if the text is no such table. Cells are two blanks apart, or
// aligned with the dashes under the names; if a row lacks cells, the positions of the others tell
// which. Looks for the header near the beginning; linear in the text.
[[nodiscard]] std::string TextOfAligned(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_ALIGNED_TEXT_H_
