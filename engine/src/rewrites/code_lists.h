#ifndef SIPATTACH_REWRITES_CODE_LISTS_H_
#define SIPATTACH_REWRITES_CODE_LISTS_H_

#include <string>
#include <string_view>

namespace sipattach {

// Blanks out the brackets of a program's lists where they touch a word and a number, as in
// %w[4155550132 4155550133].freeze, qw(…), DIDS=(+14155550132 …), and those of CDATA sections in
// XML. The length stays the same, so that each number keeps its place. Empty if there are none.
// Linear in the text.
[[nodiscard]] std::string WithoutListBrackets(std::string_view text);
// The same for what the keys of a program's table stand for: ["4155550132"] = "2000" in Lua,
// '4155550132' => 2000 in Perl. The keys stay.
[[nodiscard]] std::string WithoutValuesOfKeys(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_REWRITES_CODE_LISTS_H_
