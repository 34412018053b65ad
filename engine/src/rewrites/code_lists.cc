#include "rewrites/code_lists.h"

#include <algorithm>
#include <cstddef>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kEndOfCdata = "]]>";
constexpr std::string_view kOfNumbers = "0123456789+-. ,\n\t";

void Blank(std::string& out, std::string_view text, std::size_t at, std::size_t size) {
  if (out.empty()) out = text;
  std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), size, ' ');
}

// Whether a whole number begins here: "+14155550132", "4155550132", but not "(415) 555-0132".
bool BeginsNumber(std::string_view text) {
  const std::size_t plus = text.starts_with('+') ? 1 : 0;
  return SkipDigits(text, plus) >= plus + kLeastDigits;
}

}  // namespace

std::string WithoutListBrackets(std::string_view text) {
  std::string out;
  for (std::size_t at = text.find(kCdata); at < text.size();) {
    const std::size_t end = text.find(kEndOfCdata, at);
    if (end == text.npos) break;
    Blank(out, text, at, kCdata.size());
    Blank(out, text, end, kEndOfCdata.size());
    at = text.find(kCdata, end);  // sections do not nest (XML 1.0 §2.7)
  }
  std::size_t read_to = 0;  // so that each byte is looked at once
  for (std::size_t at = text.find_first_of("[("); at < text.size();
       at = text.find_first_of("[(", at + 1)) {
    if (at < read_to || !BeginsNumber(text.substr(at + 1))) continue;
    const std::size_t end = read_to =
        std::min(text.find_first_not_of(kOfNumbers, at + 1), text.size());
    if (end == text.size() || text[end] != (text[at] == '[' ? ']' : ')')) continue;
    const bool touches_before = at > 0 && !IsBlank(text[at - 1]) && !IsDigit(text[at - 1]);
    const bool touches_after = end + 1 < text.size() && text[end + 1] == '.';
    if (!touches_before && !touches_after) continue;
    Blank(out, text, at, 1);
    Blank(out, text, end, 1);
  }
  return out;
}

std::string WithoutValuesOfKeys(std::string_view text) {
  constexpr std::size_t kLongestKey = 40;
  constexpr std::size_t kLongestValue = 80;
  std::string out;
  for (std::size_t at = text.find('='); at < text.size(); at = text.find('=', at + 1)) {
    const std::string_view key =
        TrimOf(text.substr(0, at).substr(at - std::min(at, kLongestKey)), " \t");
    const std::string_view closed = key.ends_with(']') ? key.substr(0, key.size() - 1) : key;
    if (!closed.ends_with('"') && !closed.ends_with('\'')) continue;
    const std::string_view name = closed.substr(0, closed.size() - 1);
    const std::size_t quote = name.rfind(closed.back());
    if (quote == name.npos) continue;
    const std::string_view number = name.substr(quote + 1);
    if (!BeginsNumber(number) || SkipDigits(number, 1) != number.size()) continue;
    std::size_t begin = text[std::min(at + 1, text.size() - 1)] == '>' ? at + 2 : at + 1;
    const std::string_view value = text.substr(begin, kLongestValue);
    const std::size_t end = std::min(value.find_first_of(",)}\n"), value.size());
    if (CountDigits(value.substr(0, end)) >= kLeastDigits) continue;
    Blank(out, text, at, begin + end - at);
    if (key.size() > closed.size()) {
      Blank(out, text, static_cast<std::size_t>(key.data() + key.size() - text.data()) - 1, 1);
      if (name.substr(0, quote).ends_with('['))
        Blank(out, text, static_cast<std::size_t>(name.data() - text.data()) + quote - 1, 1);
    }
  }
  return out;
}

}  // namespace sipattach
