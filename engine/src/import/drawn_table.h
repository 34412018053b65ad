#ifndef SIPATTACH_IMPORT_DRAWN_TABLE_H_
#define SIPATTACH_IMPORT_DRAWN_TABLE_H_

#include <string>
#include <string_view>

namespace sipattach {

// The text with the lines of "│ 1001 │ 4155552671 │" and "├──────┼────────────┤" as "|", "-" and
// "+", as MySQL draws them. Each other byte stays in its place. Empty if nothing is drawn so.
[[nodiscard]] std::string WithPlainTableLines(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DRAWN_TABLE_H_
