#ifndef SIPATTACH_IMPORT_DOCUMENT_NUMBERS_H_
#define SIPATTACH_IMPORT_DOCUMENT_NUMBERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/document_marks.h"
#include "documents/pasted_document.h"
#include "import/document_beside.h"
#include "import/reading.h"
#include "names/column_role.h"
#include "names/person_above.h"

namespace sipattach {

// Adds the numbers of a document: values that are numbers by the names of their members, or by
// their form with a plus sign.
class DocumentNumbers : private DocumentHandler {
 public:
  explicit DocumentNumbers(Reading& reading) : reading_(reading) {}

  void Read(DocumentKind kind);
  // Writes what else the document says about its numbers, as "beside".
  void WriteBeside() { beside_.Write(reading_.records, reading_.writer); }

 private:
  // A value that is only read once all of its object is known.
  struct PendingValue {
    std::string text;
    std::size_t at;
    ColumnName name;
    bool taken;  // as a number; otherwise it may be part of one
    std::string called = {};
    bool told = false;  // covered by another value
    Whose whose = Whose::kList;
    CountryOfRow country = {};  // the one that its name is: {"DE": ["030 901820"]}
  };
  // What the name of a member says.
  struct KnownName {
    std::string name;
    ColumnName read;
    bool is_region;      // " region ", which may be a state as well
    bool is_prefix;      // " prefix ", which may be the first digits of a number as well
    CountryOfRow named;  // the country that the name itself is
    ContactName contact;
    bool of_calls;    // "duration": the object is a call record
    bool is_removed;  // "remove": [numbers]
  };
  // An object that is being read.
  struct Scope {
    CountryOfRow around;        // the country of the enclosing object
    std::size_t pending;        // how many values the enclosing object has
    std::size_t object;         // its number, from 1 in the order of their beginnings
    bool is_country;            // {"number": "…", "country": {"iso": "DE"}}
    bool around_of_call;        // whether the enclosing object is a call record
    bool around_of_person;      // or a person's
    bool says_country = false;  // in a member called country
  };

  void Open(std::string_view name) override;
  void Close() override;
  void Value(std::string_view name, std::string_view value, std::size_t at) override;
  void Key(std::string_view name, std::size_t at) override;

  [[nodiscard]] const KnownName& Known(std::string_view name);
  [[nodiscard]] CountryOfRow CountryOfKey(std::string_view name, const ColumnName& read) const;
  [[nodiscard]] bool IsNameOfCountry(const KnownName& known, std::string_view value) const;
  [[nodiscard]] bool IsState(std::string_view code) const;
  bool TakeCountry(const KnownName& known, std::string_view value);
  void TakeSection(CountryOfRow country);
  [[nodiscard]] bool IsTaken(std::string_view name, NameOfNumbers numbers,
                             std::string_view value) const;
  [[nodiscard]] PendingValue* Pending(ColumnRole role);
  [[nodiscard]] PendingValue* Stem(const PendingValue& start, const PendingValue& end);
  [[nodiscard]] PendingValue* FirstOfRange(const PendingValue& end);
  [[nodiscard]] PendingValue* OnlyNumber();
  [[nodiscard]] bool IsAssigned(std::string_view text, const Country& country) const;
  [[nodiscard]] bool IsAreaCodeOf(std::string_view number, const PendingValue& area,
                                  const Country& country) const;
  [[nodiscard]] bool IsTold(const PendingValue& value) const;
  [[nodiscard]] bool IsTelephoneNumber(std::string_view text) const;
  [[nodiscard]] bool HoldsNumber(std::string_view value) const;
  [[nodiscard]] bool IsLabelled(std::string_view value) const;
  void AddLine(std::string_view line, std::size_t at);
  void AddExpression(std::string_view expression, std::size_t at);
  void LeaveOut(std::string_view name, std::size_t at);
  PendingValue& Push(std::string_view text, std::size_t at, bool taken, std::string_view called);
  static void PutAreaCode(const PendingValue* area, std::string& number);
  void Keep(std::string_view name, std::string_view value);
  void LeaveOutExtensions();
  [[nodiscard]] bool HasWholeRange();
  bool LeaveOutPending();
  void LeaveOutContacts();
  void LeaveOutMobile();
  void TakeCalled();
  [[nodiscard]] bool AddBlock(const PendingValue& stem, PendingValue& block,
                              const PendingValue* area, const CountryOfRow& country);
  void AddPending();
  void AddValue(const PendingValue& value, const CountryOfRow& country, const PendingValue* area,
                const CountryOfRow& of_parts);

  Reading& reading_;
  DocumentKind kind_ = DocumentKind::kJson;
  bool names_tell_ = true;        // names tell which values are numbers
  bool has_others_ = false;       // values other than telephone numbers
  std::string field_;             // the field that the next expression tests
  std::vector<KnownName> names_;  // seen so far
  KnownName last_;                // if there are too many to keep
  std::vector<PendingValue> pending_;
  CountryOfRow country_;       // of the open object
  std::vector<Scope> scopes_;  // that object and those around it
  bool has_named_ = false;     // some member so far is named as a number
  DocumentMarks marks_;
  std::size_t objects_ = 0;          // begun so far
  bool leaves_faxes_out_ = true;     // as long as there are other numbers
  std::size_t faxes_ = 0;            // left out so far
  bool leaves_contacts_out_ = true;  // the same
  std::size_t contacts_ = 0;
  bool has_words_ = false;    // the open object also has values in words
  bool of_call_ = false;      // the open object is a call record
  bool of_person_ = false;    // or a person's
  PersonAbove person_above_;  // in that object
  DocumentBeside beside_;
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DOCUMENT_NUMBERS_H_
