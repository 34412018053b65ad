#ifndef SIPATTACH_REWRITES_DRAWN_TABLE_H_
#define SIPATTACH_REWRITES_DRAWN_TABLE_H_

#include <string>
#include <string_view>

namespace sipattach {

// Replaces box-drawing characters with "|", "-" and "+", as in MySQL's "│ 1001 │ 4155552671 │" and
// "├──────┼────────────┤". All other bytes keep their places. Empty if there is no drawn table.
[[nodiscard]] std::string WithPlainTableLines(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_DRAWN_TABLE_H_
