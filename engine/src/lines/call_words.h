#ifndef SIPATTACH_LINES_CALL_WORDS_H_
#define SIPATTACH_LINES_CALL_WORDS_H_

#include <string_view>

namespace sipattach {

// Words right before a number that say that it is not one of a list: "Call me at", "Ansprechpartner
// Herr Müller, Tel.", "e.g.".
struct CallWords {
  std::string_view words;  // empty if there are none
  bool is_desk = false;    // whom they say to call is not a person: "Dial-in"
};

[[nodiscard]] CallWords FindCallWords(std::string_view before);

}  // namespace sipattach

#endif  // SIPATTACH_LINES_CALL_WORDS_H_
