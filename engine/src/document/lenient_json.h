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

// What is wrong at one place in JSON text. It never quotes the text, which may hold a password.
struct JsonFlaw {
  Code code;
  std::size_t byte;              // the offset, from 0
  std::string_view cause = {};   // for kJsonSyntax: in plain words
  std::string_view inside = {};  // for kJsonTruncated: what is still open at the end
  std::size_t opened_at = 0;     // for kJsonTruncated: the offset where that begins
  Pointer path = {};             // of a value that cannot be kept; otherwise the whole document
};

struct JsonRescan {
  // What the text means with all flaws repaired; nullopt if one of them cannot be.
  std::optional<Json> value;
  // In the order of the text; only the first of each repairable kind.
  std::vector<JsonFlaw> flaws;
};

// Reads text that is not quite JSON (RFC 8259) as its author probably meant it, and notes where it
// differs: comments, trailing commas, single and typographic quotes, bare names, Python's literals,
// phone numbers without quotes, invisible characters. For valid JSON it finds no flaw and gives the
// same value as a strict parser. Linear time.
[[nodiscard]] JsonRescan RescanJson(std::string_view text);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_LENIENT_JSON_H_
