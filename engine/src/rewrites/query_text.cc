#include "rewrites/query_text.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kPlus = "%2B";
constexpr std::string_view kEnds = " \t\r\n\"'<>`";

std::string Decoded(std::string_view parameter) {
  std::string out;
  for (std::size_t at = 0; at < parameter.size(); ++at) {
    const bool is_plus = EqualsIgnoringCase(parameter.substr(at, kPlus.size()), kPlus);
    out += is_plus ? '+' : parameter[at];
    if (is_plus) at += kPlus.size() - 1;
  }
  return out;
}

bool IsNumber(std::string_view parameter) {
  const std::size_t sign = parameter.find('=');
  if (sign == std::string_view::npos || sign == 0) return false;
  std::string_view value = parameter.substr(sign + 1);
  if (value.starts_with('+')) value.remove_prefix(1);
  return value.size() >= kLeastDigits && IsAllDigits(value);
}

// Overwrites a query with its decoded parameters.
void Part(std::string_view query, std::size_t begin, std::string& out) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string parameter = Decoded(query.substr(0, end));
    const std::size_t pad = end - parameter.size();
    out.replace(begin, pad, pad, ' ');
    out.replace(begin + pad, parameter.size(), parameter);
    if (end < query.size()) out[begin + end] = ' ';
    begin += end + 1;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
}

bool HasNumber(std::string_view query) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    if (IsNumber(Decoded(query.substr(0, end)))) return true;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return false;
}

}  // namespace

std::string WithPartedQueries(std::string_view text) {
  std::string out;
  for (std::size_t sign = text.find('='); sign != std::string_view::npos;) {
    const std::size_t before = text.find_last_of(kEnds, sign);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of(kEnds, sign), text.size());
    const std::string_view token = text.substr(begin, end - begin);
    const std::size_t mark = token.find('?');
    const bool is_query =
        mark < token.size() || token.find('&') < token.size() || token.find("=%2") < token.size();
    const std::size_t first = mark < token.size() ? mark + 1 : 0;
    if (is_query && HasNumber(token.substr(first))) {
      if (out.empty()) out = text;
      if (first > 0) out[begin + mark] = ' ';
      Part(token.substr(first), begin + first, out);
    }
    sign = text.find('=', end);
  }
  return out;
}

}  // namespace sipattach
