#ifndef SIPATTACH_CURL_PROGRAM_CODE_H_
#define SIPATTACH_CURL_PROGRAM_CODE_H_

// The attach call in a program, as documentation shows it in Python, JavaScript, PHP or Go; in a
// raw message of HTTP (RFC 9112); or in what Postman and browsers export.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codes/codes.h"
#include "json/json.h"

namespace sipattach {

struct CallInProgram {
  std::optional<Json> body;   // nothing where a remark says why
  std::vector<Code> remarks;  // about the body, and what is left out
  std::string url;            // empty where the text has no whole one
  bool has_api_key = false;
};

// Finds the body by its names, in the call itself or in the variable that the call is given: by
// itself, in an object of options, or in a string. Comments do not count: `code` is the text as
// CodeWithoutComments gives it. One in which a variable stands for a whole value is not found,
// unless the code shows above it what that variable always is.
// Linear in the text, of which only the beginning is looked at.
[[nodiscard]] std::optional<CallInProgram> FindCallInProgram(std::string_view text,
                                                             std::string_view code);

// Of a program that does not call attach, the first other call of the API.
struct OtherCall {
  std::string url;  // empty where the text has no whole one
  std::string path;
};
[[nodiscard]] std::optional<OtherCall> FindOtherCallInProgram(std::string_view code);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_CODE_H_
