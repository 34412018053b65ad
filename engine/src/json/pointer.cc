#include "json/pointer.h"

#include <algorithm>

namespace sipattach {

Pointer Pointer::operator/(std::string_view member) const {
  Pointer result = *this;
  result.text_.reserve(text_.size() + member.size() + 1);
  result.text_ += '/';
  const auto is_escaped = [](char c) { return c == '~' || c == '/'; };
  if (std::none_of(member.begin(), member.end(), is_escaped)) {
    result.text_ += member;
    return result;
  }
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
