#ifndef SIPATTACH_DOCUMENTS_PASTED_DOCUMENT_H_
#define SIPATTACH_DOCUMENTS_PASTED_DOCUMENT_H_

// Reads documents that hold numbers: their named values, and which of these belong together.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

enum class DocumentKind : std::uint8_t {
  kJson,        // also one object on each line
  kXml,         // elements and attributes
  kVcard,       // RFC 6350
  kMembers,     // "Name : value" or "name=value" on each line
  kTransposed,  // a table whose first column has the names
};

// Anything longer is not a name.
inline constexpr std::size_t kLongestMemberName = 60;

// The kind of document that the text is, if any. Looks only at its beginning.
[[nodiscard]] std::optional<DocumentKind> DetectDocument(std::string_view text);

// Receives the contents of a document, from front to back.
class DocumentHandler {
 public:
  virtual ~DocumentHandler() = default;
  // An object or an element begins, and ends; the values in between belong together. `name` is its
  // own or that of the list that it is in, and may be empty.
  virtual void Open(std::string_view name) = 0;
  virtual void Close() = 0;
  // A value, the byte where it begins, and its name: empty in a list without a name, and for a line
  // without one.
  virtual void Value(std::string_view name, std::string_view value, std::size_t at) = 0;
  // A boolean member.
  virtual void Flag(std::string_view /*name*/, bool /*value*/) {}
  // The name of a JSON member, before its value.
  virtual void Key(std::string_view name, std::size_t at) = 0;
};

// Reads a document from byte `begin`. Never fails: what cannot be read is skipped. Linear in the
// text.
void ReadDocument(std::string_view text, std::size_t begin, DocumentKind kind,
                  DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_PASTED_DOCUMENT_H_
