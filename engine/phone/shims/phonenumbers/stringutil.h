#ifndef I18N_PHONENUMBERS_STRINGUTIL_H_
#define I18N_PHONENUMBERS_STRINGUTIL_H_

// libphonenumber's string helpers without abseil. What is declared here behaves as in the original;
// what the parser does not use is left out.

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "phonenumbers/base/basictypes.h"

namespace i18n {
namespace phonenumbers {

using std::string;
using std::vector;

// A piece of text to be joined: a string, a literal, or an integer in decimal.
class StringHolder {
 public:
  StringHolder(const string& text) : text_(text) {}
  StringHolder(const char* text) : text_(text) {}
  template <std::integral Integer>
  StringHolder(Integer value)
      : text_(digits_,
              static_cast<size_t>(std::to_chars(digits_, digits_ + sizeof(digits_), value).ptr -
                                  digits_)) {}
  StringHolder(const StringHolder&) = delete;
  StringHolder& operator=(const StringHolder&) = delete;

  std::string_view Text() const { return text_; }

 private:
  char digits_[20];
  std::string_view text_;
};

void AppendPieces(string* to, const StringHolder* const* pieces, size_t count);

template <typename... Pieces>
void AppendAll(string* to, const Pieces&... pieces) {
  const StringHolder* const list[] = {&pieces...};
  AppendPieces(to, list, sizeof...(pieces));
}

template <typename... Pieces>
string StrCat(const Pieces&... pieces) {
  string out;
  AppendAll(&out, static_cast<const StringHolder&>(StringHolder(pieces))...);
  return out;
}

template <typename... Pieces>
void StrAppend(string* to, const Pieces&... pieces) {
  AppendAll(to, static_cast<const StringHolder&>(StringHolder(pieces))...);
}

template <std::integral Integer>
string SimpleItoa(Integer value) {
  return string(StringHolder(value).Text());
}

inline bool HasPrefixString(const string& text, const string& prefix) {
  return std::string_view(text).starts_with(prefix);
}
inline bool HasSuffixString(const string& text, const string& suffix) {
  return std::string_view(text).ends_with(suffix);
}

// Whether `in` begins with `prefix`. `out` becomes what follows the prefix, or all of `in`.
bool TryStripPrefixString(const string& in, const string& prefix, string* out);

// Converts decimal digits to a number; 0 for anything else, including overflow.
template <std::integral Integer>
void ReadInteger(const string& text, Integer* out) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, *out);
  if (error != std::errc() || stop != end) *out = 0;
}
inline void safe_strto32(const string& text, int32_t* out) { ReadInteger(text, out); }
inline void safe_strtou64(const string& text, uint64_t* out) { ReadInteger(text, out); }

// Removes every occurrence of the given characters.
void strrmm(string* text, const string& characters);

// Replaces every occurrence of a piece of text, and returns how many there were.
int GlobalReplaceSubstring(const string& from, const string& to, string* text);

}  // namespace phonenumbers
}  // namespace i18n

#endif  // I18N_PHONENUMBERS_STRINGUTIL_H_
