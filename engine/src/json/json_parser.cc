#include "json/json_parser.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "json/escapes.h"
#include "json/json_number.h"
#include "text/utf8.h"

namespace sipattach {
namespace {

// Passes the events of nlohmann's SAX interface on to a builder.
struct SaxHandler {
  JsonBuilder& builder;

  bool null() { return builder.null(); }
  bool boolean(bool value) { return builder.boolean(value); }
  bool number_integer(std::int64_t value) { return builder.number_integer(value); }
  bool number_unsigned(std::uint64_t value) { return builder.number_unsigned(value); }
  bool number_float(double /*value*/, const std::string& digits) {
    return FitsDouble(digits) && builder.number_digits(digits);
  }
  bool string(std::string& value) { return builder.string(value); }
  bool binary(nlohmann::json::binary_t& /*value*/) { return false; }  // not in JSON text
  bool start_object(std::size_t /*size*/) { return builder.start_object(); }
  bool key(std::string& name) { return builder.key(name); }
  bool end_object() { return builder.end_object(); }
  bool start_array(std::size_t /*size*/) { return builder.start_array(); }
  bool end_array() { return builder.end_array(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) {
    return false;
  }
};

// The input adapter of nlohmann's lexer.
class TextSource {
 public:
  using char_type = char;

  explicit TextSource(std::string_view text) : rest_(text) {}

  std::char_traits<char>::int_type get_character() {
    if (rest_.empty()) return std::char_traits<char>::eof();
    return std::char_traits<char>::to_int_type(Take(1).front());
  }

  // The next part of a string, up to its end or to an escape.
  std::string_view TakeUnescaped() { return Take(LengthUnescaped(rest_, 0)); }

 private:
  std::string_view Take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  std::string_view rest_;
};

using TextLexer = nlohmann::detail::lexer<nlohmann::json, TextSource>;
using TextParser = nlohmann::detail::parser<nlohmann::json, TextSource>;

}  // namespace
}  // namespace sipattach

// Replaces what nlohmann's lexer does for each character. The original keeps every character for
// error messages and reads strings one character at a time, in functions so long that V8 spends the
// first plan optimising them.
template <>
sipattach::TextLexer::char_int_type sipattach::TextLexer::get() {
  ++position.chars_read_total;  // the lexer looks for a byte order mark while this is 0
  if (!next_unget) current = ia.get_character();
  next_unget = false;
  return current;
}
template <>
void sipattach::TextLexer::unget() {
  next_unget = true;
  --position.chars_read_total;
}
template <>
void sipattach::TextLexer::reset() noexcept {
  token_buffer.clear();
}
template <>
[[gnu::noinline]] sipattach::TextLexer::token_type sipattach::TextLexer::scan_string() {
  reset();
  for (;;) {
    token_buffer += ia.TakeUnescaped();
    get();
    if (current == '"') return token_type::value_string;
    // Anything but an escape is a control character, invalid UTF-8 or the end of the text.
    if (current != '\\') return token_type::parse_error;
    get();
    if (const char meaning = sipattach::MeaningOfEscape(static_cast<char>(current))) {
      add(meaning);
      continue;
    }
    if (current != 'u') return token_type::parse_error;
    int code_point = get_codepoint();  // negative unless four hexadecimal digits follow
    if (code_point >= 0xD800 && code_point < 0xDC00) {
      if (get() != '\\' || get() != 'u') return token_type::parse_error;
      const int low = get_codepoint();
      if (low < 0xDC00 || low >= 0xE000) return token_type::parse_error;
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
    } else if (code_point < 0 || (code_point >= 0xDC00 && code_point < 0xE000)) {
      return token_type::parse_error;
    }
    sipattach::AppendUtf8(token_buffer, static_cast<char32_t>(code_point));
  }
}

// Leaves out nlohmann's error messages, which nobody reads: lenient_json.cc explains errors.
template <>
std::string sipattach::TextLexer::get_token_string() const {
  return {};
}
template <>
std::string sipattach::TextParser::exception_message(const token_type /*expected*/,
                                                     const std::string& /*context*/) {
  return {};
}
template <>
nlohmann::detail::parse_error nlohmann::detail::parse_error::create(int id,
                                                                    const position_t& position,
                                                                    const std::string& /*what*/,
                                                                    std::nullptr_t /*context*/) {
  return {id, position.chars_read_total, ""};
}

namespace sipattach {

bool ParseJson(std::string_view text, JsonBuilder& builder) {
  SaxHandler handler{builder};
  return TextParser(TextSource(text)).sax_parse(&handler);
}

}  // namespace sipattach
