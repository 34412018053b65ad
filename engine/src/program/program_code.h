#ifndef SIPATTACH_PROGRAM_PROGRAM_CODE_H_
#define SIPATTACH_PROGRAM_PROGRAM_CODE_H_

// Finds the attach call in a program, as documentation shows it in Python, JavaScript, PHP or Go;
// in a raw HTTP message (RFC 9112); or in what Postman and browsers export.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codes/codes.h"
#include "json/json.h"

namespace sipattach {

struct CallInProgram {
  std::optional<Json> body;   // if there is none, a remark says why
  std::vector<Code> remarks;  // about the body, and what is left out
  std::string url;            // empty if the text does not have all of it
  bool has_api_key = false;
};

// Whether a text without a call may be, or contain, the body of one. A text that is only JSON is a
// draft as it is.
[[nodiscard]] bool MayHoldBodyAlone(std::string_view code);

// Finds the body by the names of its members: in the call itself or in a variable that is passed to
// it; alone, in an object of options, or in a string. `code` is `text` without its comments, as
// CodeWithoutComments gives it. A body in which a variable stands for a whole value is found only
// if the code before it shows that variable's one value. Linear time; only the beginning of a long
// text is read.
[[nodiscard]] std::optional<CallInProgram> FindCallInProgram(std::string_view text,
                                                             std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_PROGRAM_PROGRAM_CODE_H_
