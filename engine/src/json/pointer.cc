#include "json/pointer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace sipattach {

Pointer Pointer::operator/(std::string_view member) const {
  Pointer result = BeforeMember(member.size());
  std::string& text = result.text_;
  const auto is_escaped = [](char c) { return c == '~' || c == '/'; };
  if (std::none_of(member.begin(), member.end(), is_escaped)) {
    text += member;
    return result;
  }
  for (const char c : member) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return result;
}

Pointer Pointer::operator/(std::size_t index) const {
  std::array<char, std::numeric_limits<std::size_t>::digits10 + 1> digits;
  const auto length = static_cast<std::size_t>(
      std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr - digits.data());
  Pointer result = BeforeMember(length);
  result.text_.append(digits.data(), length);
  return result;
}

// Reserves the final length: there are many pointers, and each should allocate only once.
Pointer Pointer::BeforeMember(std::size_t length) const {
  Pointer result;
  result.text_.reserve(text_.size() + 1 + length);
  result.text_ += text_;
  result.text_ += '/';
  return result;
}

}  // namespace sipattach
