#ifndef SIPATTACH_TYPED_DIAGNOSTIC_H_
#define SIPATTACH_TYPED_DIAGNOSTIC_H_

// What the engine has to say about a document, for programs in C++.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sipattach::typed {

// kError: the API will refuse it, or it makes no sense. kWarning: legal, but probably not what the
// person wants. kInfo: something that the engine changed or assumed.
enum class Severity : std::uint8_t { kError, kWarning, kInfo };

// A value that the message mentions.
struct Parameter {
  std::string name;
  std::variant<std::string, std::int64_t> value;
};

// One operation of a JSON Patch (RFC 6902).
struct PatchOperation {
  std::string op;     // "add", "replace", "remove", "move" or "copy"
  std::string path;   // JSON Pointer into the document
  std::string from;   // of "move" and "copy": JSON Pointer
  std::string value;  // of "add" and "replace": JSON text
};

struct Fix {
  std::string title;  // "Write +14155550132"
  std::vector<PatchOperation> patch;
  // Whether only a person can decide to apply the fix, because it is one reading among several.
  // Otherwise it is a correction: it says the same in a better form and may be applied unasked.
  bool choice = false;

  // The patch as the JSON text of RFC 6902.
  [[nodiscard]] std::string PatchText() const;
};

// One thing to say about a document. Neither its texts nor its fixes hold secrets.
struct Diagnostic {
  std::string_view code;  // "<subject>.<problem>", stable for ever
  Severity severity = Severity::kError;
  std::string path;     // JSON Pointer into the document; "" is the whole document
  std::string message;  // what is wrong and what to do, in English
  std::vector<Parameter> parameters;
  // The likeliest first; empty if the engine offers none.
  std::vector<Fix> fixes;
};

}  // namespace sipattach::typed

#endif  // SIPATTACH_TYPED_DIAGNOSTIC_H_
