#ifndef SIPATTACH_TEXT_ASCII_H_
#define SIPATTACH_TEXT_ASCII_H_

// Character classes and simple text operations as protocols define them: ASCII only, in any locale.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sipattach {

[[nodiscard]] constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool IsAlpha(char c) { return IsLower(c) || IsUpper(c); }
[[nodiscard]] constexpr bool IsAlphanumeric(char c) { return IsAlpha(c) || IsDigit(c); }
[[nodiscard]] constexpr bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
[[nodiscard]] constexpr bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}
[[nodiscard]] constexpr bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
[[nodiscard]] constexpr char Lower(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }
[[nodiscard]] constexpr char Upper(char c) { return IsLower(c) ? static_cast<char>(c - 32) : c; }

inline constexpr std::string_view kHexDigits = "0123456789abcdef";
// The value of a hexadecimal digit. Precondition: IsHexDigit.
[[nodiscard]] constexpr unsigned HexValue(char c) {
  return static_cast<unsigned>(IsDigit(c) ? c - '0' : Lower(c) - 'a' + 10);
}

[[nodiscard]] inline std::string Lowercase(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = Lower(c);
  return out;
}
[[nodiscard]] bool IsAscii(std::string_view text);
// Only the letters and digits of a name, in lower case: to a person, "phoneNumber", "Phone-Number"
// and "phone_number" are the same name.
[[nodiscard]] std::string Squeezed(std::string_view name);

[[nodiscard]] constexpr bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (Lower(a[i]) != Lower(b[i])) return false;
  }
  return true;
}

[[nodiscard]] bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix);

// The digits of a text, "4155550132" in "(415) 555-0132", and how many there are.
[[nodiscard]] std::string DigitsOf(std::string_view text);
[[nodiscard]] std::size_t CountDigits(std::string_view text);
// Whether there are digits and nothing else.
[[nodiscard]] constexpr bool IsAllDigits(std::string_view text) {
  for (const char c : text) {
    if (!IsDigit(c)) return false;
  }
  return !text.empty();
}
// Where the run of digits that begins at `at` ends; `at` itself if there is none.
[[nodiscard]] std::size_t SkipDigits(std::string_view text, std::size_t at);

// The integer that makes up the whole text: 5061, -1.
[[nodiscard]] std::optional<std::int64_t> IntegerIn(std::string_view text);

// Whether there are a percent sign and two hexadecimal digits at `at`.
[[nodiscard]] constexpr bool IsPercentEscape(std::string_view text, std::size_t at) {
  return text.size() > at && text.size() - at > 2 && text[at] == '%' && IsHexDigit(text[at + 1]) &&
         IsHexDigit(text[at + 2]);
}
// Appends the escape of a byte: "%2F" for a slash.
void AppendPercentEscape(std::string& out, char c);
// Replaces each %XX with its byte, once. Other percent signs are kept.
[[nodiscard]] std::string DecodePercent(std::string_view text);

// A list of words with a blank before and after each: " to thru ". Without the blank at either end,
// the word there could never be found, so such a list does not compile.
class WordList {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval WordList(std::string_view words) : words_(words) {
    if (words.size() < 3 || words.front() != ' ' || words.back() != ' ') BlankIsMissing();
  }
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval WordList(const char* words) : WordList(std::string_view(words)) {}

  [[nodiscard]] constexpr std::string_view text() const { return words_; }

 private:
  static void BlankIsMissing();  // not constexpr, and defined nowhere

  std::string_view words_;
};
[[nodiscard]] bool IsOneOf(WordList words, std::string_view word);
// The same for a text that need not begin or end with a blank; a word there does not count.
[[nodiscard]] bool HasBetweenBlanks(std::string_view text, std::string_view word);

// Removes all of `characters` at either end.
[[nodiscard]] std::string_view TrimOf(std::string_view text, std::string_view characters);

// What " TLS" and "'tls'" mean: in lower case, without the blanks and quotes around it.
[[nodiscard]] std::string PlainWord(std::string_view text);

// Removes blanks at either end.
[[nodiscard]] constexpr std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace sipattach

#endif  // SIPATTACH_TEXT_ASCII_H_
