#ifndef SIPATTACH_JSON_POINTER_H_
#define SIPATTACH_JSON_POINTER_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sipattach {

// A JSON Pointer (RFC 6901), extended by `/`: Pointer() / "directions" / 0 is "/directions/0".
// Names are escaped.
class Pointer {
 public:
  Pointer() = default;

  [[nodiscard]] Pointer operator/(std::string_view member) const;
  [[nodiscard]] Pointer operator/(std::size_t index) const;

  // "" is the whole document.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // This pointer and a slash, with room for `length` more bytes.
  [[nodiscard]] Pointer BeforeMember(std::size_t length) const;

  std::string text_;
};

}  // namespace sipattach

#endif  // SIPATTACH_JSON_POINTER_H_
