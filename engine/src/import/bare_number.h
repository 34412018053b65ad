#ifndef SIPATTACH_IMPORT_BARE_NUMBER_H_
#define SIPATTACH_IMPORT_BARE_NUMBER_H_

#include <string_view>

namespace sipattach {

// Whether a line is one telephone number in a usual form and nothing else: "+1 415-555-0132",
// "(415) 555-0132", "4155550132". Most lines of most lists are, and a single look at their
// characters tells; LineSplitter would find the same number in them, all of the line, and nothing
// beside it. False says nothing.
[[nodiscard]] bool IsBareNumber(std::string_view line);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_BARE_NUMBER_H_
