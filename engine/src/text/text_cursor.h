#ifndef SIPATTACH_TEXT_TEXT_CURSOR_H_
#define SIPATTACH_TEXT_TEXT_CURSOR_H_

#include <cstddef>
#include <string_view>

namespace sipattach {

// Finds the line and column of bytes in a text, which must be asked for from front to back.
class TextCursor {
 public:
  // `begin`: where line 1, column 1 is, such as after a byte order mark.
  explicit TextCursor(std::string_view text, std::size_t begin = 0) : text_(text), at_(begin) {}

  // Moves to the byte at `offset`, which must not come before the last one.
  void MoveTo(std::size_t offset);

  // Both count from 1. Columns are code points; an ill-formed byte counts as one.
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] std::size_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_TEXT_CURSOR_H_
