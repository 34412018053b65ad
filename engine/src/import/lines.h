#ifndef SIPATTACH_IMPORT_LINES_H_
#define SIPATTACH_IMPORT_LINES_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace sipattach {

// Calls `each` with every line of the text from `begin` on, and with the place where it begins. The
// two characters of a line end have an empty line between them.
template <typename Each>
void ForEachLine(std::string_view text, std::size_t begin, const Each& each) {
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    each(text.substr(begin, end - begin), begin);
    begin = end + 1;
  }
}

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_LINES_H_
