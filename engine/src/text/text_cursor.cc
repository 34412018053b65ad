#include "text/text_cursor.h"

#include "text/utf8.h"

namespace sipattach {

void TextCursor::MoveTo(std::size_t offset) {
  while (at_ < offset && at_ < text_.size()) {
    const char c = text_[at_];
    // A carriage return ends a line unless a line feed follows, which then does.
    const bool line_end =
        c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'));
    if (line_end) {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    at_ += static_cast<unsigned char>(c) < 0x80 ? 1 : DecodeUtf8(text_, at_).length;
  }
}

}  // namespace sipattach
