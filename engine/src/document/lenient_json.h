#ifndef SIPATTACH_DOCUMENT_LENIENT_JSON_H_
#define SIPATTACH_DOCUMENT_LENIENT_JSON_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "codes/codes.h"
#include "json/json.h"
#include "json/pointer.h"

namespace sipattach {

// What is wrong at one place of a JSON text. None of it quotes the text, which may hold a password.
struct JsonFlaw {
  Code code;
  std::size_t byte;              // where, counted from 0
  std::string_view cause = {};   // in plain words, for kJsonSyntax
  std::string_view inside = {};  // what is still open at the end, for kJsonTruncated
  std::size_t opened_at = 0;     // where that begins
  Pointer path = {};             // of a value that cannot be kept; otherwise the whole document
};

struct JsonRescan {
  // What the text means with the flaws repaired; nothing if one of them cannot be.
  std::optional<Json> value;
  // In the order of the text; of each repairable kind only the first one.
  std::vector<JsonFlaw> flaws;
};

// Reads a text that is not JSON (RFC 8259) as the person may have meant it, and notes where it
// differs: comments, trailing commas, single and typographic quotes, bare names, Python's literals,
// phone numbers without quotes, invisible characters. On JSON it finds no flaw and reads the same
// value as a strict reader. Linear time.
[[nodiscard]] JsonRescan RescanJson(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_LENIENT_JSON_H_
