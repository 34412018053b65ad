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

// Where the thanks begin that end a letter, with its author's name below them; the end of the text
// if it is not such a letter. Looks only at the end of the text.
[[nodiscard]] std::size_t BeginOfSignature(std::string_view text);
// Notes the lines from byte `begin` on as left out.
void LeaveSignatureOut(std::string_view text, std::size_t begin, Findings& findings);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_SIGNATURES_H_
