#ifndef SIPATTACH_IMPORT_DOCUMENT_BESIDE_H_
#define SIPATTACH_IMPORT_DOCUMENT_BESIDE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/reading.h"

namespace sipattach {

// What the objects of a document say besides their numbers: their own values, those of nested
// objects without numbers ("address.city"), and those of the objects around them. The outermost
// object says the same about all numbers, so its values count only for numbers directly in it.
class DocumentBeside {
 public:
  void Open(std::string_view name);
  void Close();
  // Adds a value to the open object.
  void Add(std::string_view name, std::string_view value);

  // The open object, as the record of a number in it; 0 outside of all objects.
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
    bool has_numbers = false;  // in itself or a nested object
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
