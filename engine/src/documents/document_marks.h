#ifndef SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_
#define SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "documents/pasted_document.h"
#include "names/change_words.h"
#include "names/column_role.h"
#include "names/person_above.h"

namespace sipattach {

// Whose a number is, by what is around it: from the least to the most likely to be meant.
enum class Whose : std::uint8_t {
  kContact,  // named as that of a desk: "support", "emergency_phone"
  kPerson,   // a person's, {"contact": {"phone": …}}, or another company's
  kMobile,   // "mobile", as much as "phone": a person's, if others are "number" or "did"
  kList,
};

// Finds the objects of a document that say that their numbers are not wanted, {"number": "…",
// "status": "released"}, and whether there are other numbers than those of whom to call. Either may
// come after the number, or after nested objects, so this reads the document beforehand.
class DocumentMarks : private DocumentHandler {
 public:
  void Read(std::string_view text, std::size_t begin, DocumentKind kind);

  // Objects are numbered from 1, in the order in which they begin.
  [[nodiscard]] bool IsGone(std::size_t object) const;
  // Whether the object describes faxes only.
  [[nodiscard]] bool IsFax(std::size_t object) const;
  // Whose the numbers are that are named as such. Where some are of the list, the others are not
  // meant; where there are only persons, their telephones are.
  [[nodiscard]] Whose named() const { return named_; }

 private:
  struct Object {
    bool is_gone = false;
    bool is_fax = false;
    bool is_other = false;  // also something other than a fax
  };
  // An object that is being read.
  struct OpenObject {
    std::size_t object;  // its number
    bool is_of_person;
    bool is_removed;  // as its name says: {"remove": {…}}
    PersonAbove person_above = {};
  };
  // What the name of a member says.
  struct Name {
    std::string name;
    ChangeName change;
    ContactName contact;
    Whose whose;     // kContact also if it is not of numbers
    bool is_direct;  // only ever of such numbers
  };

  void Open(std::string_view name) override;
  void Close() override;
  void Value(std::string_view name, std::string_view value, std::size_t at) override;
  void Flag(std::string_view name, bool value) override;
  void Key(std::string_view /*name*/, std::size_t /*at*/) override {}

  [[nodiscard]] const Name& NameRead(std::string_view name);

  std::vector<Object> objects_;
  std::vector<OpenObject> open_;
  std::vector<Name> names_;  // seen so far
  Name last_;                // if there are too many to keep
  Whose named_ = Whose::kContact;
};

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENTS_DOCUMENT_MARKS_H_
