#ifndef SIPATTACH_IMPORT_DOCUMENT_BESIDE_H_
#define SIPATTACH_IMPORT_DOCUMENT_BESIDE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/reading.h"

namespace sipattach {

// What the objects of a document say besides the numbers in them: their own values, those of
// objects in them that have no numbers ("address.city"), and those of the objects around them. The
// outermost one says the same of all numbers, so it counts for its own only.
class DocumentBeside {
 public:
  void Open(std::string_view name);
  void Close();
  // A value of the object that is open.
  void Add(std::string_view name, std::string_view value);

  // The object that is open, as the record of a number that stands in it; 0 outside of all.
  [[nodiscard]] std::size_t RecordOfNumber();

  void Write(const Records& records, JsonWriter& writer);

 private:
  struct Cell {
    std::size_t name;
    std::string value;
  };
  struct Object {
    std::string name;
    std::size_t around;        // 0 for none, otherwise from 1
    bool has_numbers = false;  // itself, or an object in it
    std::vector<Cell> cells;
  };

  [[nodiscard]] std::size_t NameIndex(std::string_view name);
  void AddCell(Object& object, std::string_view name, std::string_view value);
  void FillRow(std::size_t record, std::vector<std::string_view>& row);

  std::vector<Object> objects_;  // open, or with numbers
  std::size_t open_ = 0;         // from 1; 0 for none
  std::vector<std::string> names_;
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_DOCUMENT_BESIDE_H_
