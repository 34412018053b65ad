#ifndef SIPATTACH_IMPORT_PASTED_DOCUMENT_H_
#define SIPATTACH_IMPORT_PASTED_DOCUMENT_H_

// Numbers in documents: what is read are named values, and which of them belong together.

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
  kTransposed,  // a table whose names stand in its first column
};

// A longer name is none.
inline constexpr std::size_t kLongestMemberName = 60;

// What the text is, if it is a document. Looks at its beginning.
[[nodiscard]] std::optional<DocumentKind> DetectDocument(std::string_view text);

// What a document is read into, from front to back.
class DocumentHandler {
 public:
  virtual ~DocumentHandler() = default;
  // An object or an element begins, and ends: its values belong together. The name that it has, or
  // the list that it stands in, may be empty.
  virtual void Open(std::string_view name) = 0;
  virtual void Close() = 0;
  // A value, where it begins, and the name that it has; empty for those of a list without a name,
  // and for a line without one.
  virtual void Value(std::string_view name, std::string_view value, std::size_t at) = 0;
  // A member that is true or false.
  virtual void Flag(std::string_view /*name*/, bool /*value*/) {}
  // The name of a member of JSON, before its value.
  virtual void Key(std::string_view name, std::size_t at) = 0;
};

// Never fails: what is no document is left out. Linear in the text.
void ReadDocument(std::string_view text, std::size_t begin, DocumentKind kind,
                  DocumentHandler& handler);

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_PASTED_DOCUMENT_H_
