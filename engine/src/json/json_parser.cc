#include "json/json_parser.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>

#include "text/ascii.h"

namespace sipattach {
namespace {

// The least magnitude that rounds to infinity, 2^1024 - 2^970, is 0.179… times ten to the 309.
constexpr std::string_view kBeyondDouble = "1797693134862315807937289714053034150799";
constexpr std::int64_t kBeyondDoubleExponent = 309;

// Reads the decimal exponent of a JSON number: what stands behind the e. One that is too long for
// an integer is as good as the greatest.
std::int64_t ExponentOf(std::string_view text) {
  constexpr std::int64_t kGreatest = std::int64_t{1} << 32;
  const bool negative = text.substr(0, 1) == "-";
  if (negative || text.substr(0, 1) == "+") text.remove_prefix(1);
  std::int64_t exponent = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), exponent);
  if (parsed.ec != std::errc() || exponent > kGreatest) exponent = kGreatest;
  return negative ? -exponent : exponent;
}

// Whether a JSON number is finite as a double (RFC 8259 §6: what most implementations agree on).
// Told from its digits: what strtod makes of it is not needed otherwise, and is not asked for.
bool FitsDouble(std::string_view number) {
  const std::size_t end = std::min(number.find_first_of("eE"), number.size());
  std::string significand;    // without zeros in front
  std::int64_t exponent = 0;  // the number is 0.significand times ten to that
  bool in_fraction = false;
  for (const char c : number.substr(0, end)) {
    if (c == '.') in_fraction = true;
    if (!IsDigit(c)) continue;
    const bool leading_zero = significand.empty() && c == '0';
    if (!leading_zero) significand += c;
    if (leading_zero && in_fraction) --exponent;
    if (!leading_zero && !in_fraction) ++exponent;
  }
  if (significand.empty()) return true;
  if (end < number.size()) exponent += ExponentOf(number.substr(end + 1));
  if (exponent != kBeyondDoubleExponent) return exponent < kBeyondDoubleExponent;
  return significand < kBeyondDouble;
}

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
