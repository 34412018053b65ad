#ifndef SIPATTACH_IMPORT_SIGNATURES_H_
#define SIPATTACH_IMPORT_SIGNATURES_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "import/reading.h"

namespace sipattach {

// The signatures of the letters in a text: the name of the author and, below it, the telephones
// to call. They are below "-- " (RFC 3676 §4.3), below the thanks at the end of a letter, or below
// an empty line at the end of a list of bare numbers.
class Signatures {
 public:
  // Leaves out the signature that begins at this line. Returns where it ends, or nullopt if none
  // begins here.
  [[nodiscard]] std::optional<std::size_t> TakeAt(std::string_view line, std::size_t begin,
                                                  Reading& reading);

 private:
  [[nodiscard]] bool EndsLetter(std::size_t end, const Reading& reading);

  std::optional<std::size_t> last_digit_;  // of the text
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SIGNATURES_H_
