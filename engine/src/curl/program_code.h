#ifndef SIPATTACH_CURL_PROGRAM_CODE_H_
#define SIPATTACH_CURL_PROGRAM_CODE_H_

// The attach call in a program, as documentation shows it in Python, JavaScript, PHP or Go; in a
// raw message of HTTP (RFC 9112); or in what Postman and browsers export.

#include <optional>
#include <string_view>

#include "json/json.h"

namespace sipattach {

struct CallInProgram {
  Json body;
  std::string url;  // empty where the text has no whole one
  bool has_api_key = false;
};

// Finds the body by its names, wherever it stands: by itself, in an object of options, or in a
// string. One in which a variable of the program stands is not found. Linear in the text, of which
// only the beginning is looked at.
[[nodiscard]] std::optional<CallInProgram> FindCallInProgram(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_CURL_PROGRAM_CODE_H_
