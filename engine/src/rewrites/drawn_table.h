#ifndef SIPATTACH_REWRITES_DRAWN_TABLE_H_
#define SIPATTACH_REWRITES_DRAWN_TABLE_H_

#include <string>
#include <string_view>

namespace sipattach {

// Replaces box-drawing characters with "|", "-" and "+", as in MySQL's "│ 1001 │ 4155552671 │" and
// "├──────┼────────────┤", and the double lines of a heading in Jira. All other bytes keep their
// places. Empty if the text has neither.
[[nodiscard]] std::string WithPlainTableLines(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_DRAWN_TABLE_H_
