#include "json/pointer.h"

namespace sipattach {

Pointer Pointer::operator/(std::string_view member) const {
  Pointer result = *this;
  result.text_.reserve(text_.size() + member.size() + 1);
  result.text_ += '/';
  for (const char c : member) {
    if (c == '~') {
      result.text_ += "~0";
    } else if (c == '/') {
      result.text_ += "~1";
    } else {
      result.text_ += c;
    }
  }
  return result;
}

Pointer Pointer::operator/(std::size_t index) const {
  Pointer result = *this;
  result.text_ += '/';
  result.text_ += std::to_string(index);
  return result;
}

}  // namespace sipattach
