#ifndef SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_
#define SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "documents/pasted_document.h"
#include "names/change_words.h"

namespace sipattach {

// Finds the objects of a document that say that their numbers are not wanted: {"number": "…",
// "status": "released"}. That may come after the number, or after nested objects, so this reads the
// document beforehand.
class DocumentMarks : private DocumentHandler {
 public:
  void Read(std::string_view text, std::size_t begin, DocumentKind kind);

  // Objects are numbered from 1, in the order in which they begin.
  [[nodiscard]] bool IsGone(std::size_t object) const;
  // Whether the object describes faxes only.
  [[nodiscard]] bool IsFax(std::size_t object) const;

 private:
  struct Object {
    bool is_gone = false;
    bool is_fax = false;
    bool is_other = false;  // also something other than a fax
  };

  void Open(std::string_view name) override;
  void Close() override;
  void Value(std::string_view name, std::string_view value, std::size_t at) override;
  void Flag(std::string_view name, bool value) override;
  void Key(std::string_view /*name*/, std::size_t /*at*/) override {}

  [[nodiscard]] ChangeName NameRead(std::string_view name);

  std::vector<Object> objects_;
  std::vector<std::size_t> open_;
  std::vector<std::pair<std::string, ChangeName>> names_;  // seen so far
};

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_
