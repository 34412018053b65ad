#include "json/json_parser.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "json/json_number.h"

namespace sipattach {
namespace {

// nlohmann's SAX interface, passed on to a builder.
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

using TextLexer = nlohmann::detail::lexer<
    nlohmann::json, nlohmann::detail::iterator_input_adapter<std::string_view::const_iterator>>;
using TextParser = nlohmann::detail::parser<
    nlohmann::json, nlohmann::detail::iterator_input_adapter<std::string_view::const_iterator>>;

}  // namespace
}  // namespace sipattach

// What nlohmann/json would say of an error, which nobody reads: json_rescan.cc words complaints.
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
  return nlohmann::json::sax_parse(text.begin(), text.end(), &handler);
}

}  // namespace sipattach
