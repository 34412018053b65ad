#ifndef SIPATTACH_LINES_BARE_NUMBER_H_
#define SIPATTACH_LINES_BARE_NUMBER_H_

#include <string_view>

namespace sipattach {

// Whether a line is one telephone number in a common form and nothing else: "+1 415-555-0132",
// "(415) 555-0132", "4155550132". Most lines of most lists are, and one pass over their characters
// tells; LineSplitter would find the same number, spanning the whole line. If false, the line may
// still be one.
[[nodiscard]] bool IsBareNumber(std::string_view line);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_BARE_NUMBER_H_
