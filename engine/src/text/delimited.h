#ifndef SIPATTACH_TEXT_DELIMITED_H_
#define SIPATTACH_TEXT_DELIMITED_H_

// Tables as text: RFC 4180 with any delimiter, and the line ends of any system.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach {

// A field of a record: where its content is in the text, inside the quotes.
struct Field {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool has_escapes = false;  // doubled quotes, each of which stands for one
};

// The content of a field, with doubled quotes undone.
[[nodiscard]] std::string FieldText(std::string_view text, const Field& field);

// Reads records from front to back. Quoted fields may hold delimiters, line ends and doubled
// quotes. A quote that is never closed counts as an ordinary character, as do all later ones, so
// that it does not swallow the rest of the table. Linear in the text, which must outlive the
// reader.
class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // Puts the fields of the next record into `fields`; a blank line is one empty field. Returns
  // false at the end of the text.
  [[nodiscard]] bool Next(std::vector<Field>& fields);

  // Where the next record begins.
  [[nodiscard]] std::size_t offset() const { return at_; }
  // The first quote that is never closed, among what has been read.
  [[nodiscard]] std::optional<std::size_t> unclosed_quote() const { return unclosed_quote_; }

 private:
  [[nodiscard]] std::optional<Field> QuotedField();
  [[nodiscard]] Field PlainField();
  [[nodiscard]] bool EndsField(std::size_t at) const;

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::optional<std::size_t> unclosed_quote_;
};

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_DELIMITED_H_
