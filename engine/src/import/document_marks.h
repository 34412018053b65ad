#ifndef SIPATTACH_IMPORT_DOCUMENT_MARKS_H_
#define SIPATTACH_IMPORT_DOCUMENT_MARKS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "import/pasted_document.h"
#include "names/change_words.h"

namespace sipattach {

// Which objects of a document say that their numbers are not meant: {"number": "…", "status":
// "released"}. That may come after the number, and after objects between, so the document is read
// for it before.
class DocumentMarks : private DocumentHandler {
 public:
  void Read(std::string_view text, std::size_t begin, DocumentKind kind);

  // Objects count in the order in which they begin, from 1.
  [[nodiscard]] bool IsGone(std::size_t object) const;
  // It is the number of a fax, and those of others are not.
  [[nodiscard]] bool IsFax(std::size_t object) const;

 private:
  struct Object {
    bool is_gone = false;
    bool is_fax = false;
    bool is_other = false;  // than a fax, as well
  };

  void Open(std::string_view name) override;
  void Close() override;
  void Value(std::string_view name, std::string_view value, std::size_t at) override;
  void Flag(std::string_view name, bool value) override;
  void Key(std::string_view /*name*/, std::size_t /*at*/) override {}

  [[nodiscard]] ChangeName NameRead(std::string_view name);

  std::vector<Object> objects_;
  std::vector<std::size_t> open_;
  std::vector<std::pair<std::string, ChangeName>> names_;  // that were met
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DOCUMENT_MARKS_H_
