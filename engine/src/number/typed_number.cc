#include "number/typed_number.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "draft_limits.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::size_t kLongestParameterName = 32;

}  // namespace

std::string_view InAngleBrackets(std::string_view text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', std::min(open, text.size()));
  if (close == std::string_view::npos || text.find('<', open + 1) != std::string_view::npos) {
    return {};
  }
  const std::string_view behind = text.substr(close + 1);
  if (!behind.empty() && behind.front() != ';') return {};
  return Trim(text.substr(open + 1, close - open - 1));
}

std::string WithoutBracketsOfExtension(std::string_view text) {
  if (!text.ends_with(')') && !text.ends_with(']')) return {};
  const std::size_t open = text.find_last_of("([");
  if (open == std::string_view::npos) return {};
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  if (inside.empty() || !(IsAlpha(inside.front()) || inside.front() == '#')) return {};
  if (CountDigits(inside) == 0) return {};
  return std::string(text.substr(0, open)).append(inside);
}

std::string PercentDecoded(std::string_view text) {
  std::string decoded;
  if (text.find('%') == std::string_view::npos) return decoded;
  for (std::size_t round = 0; round < 3; ++round) {
    std::string out = DecodePercent(text);
    if (out == text) break;
    decoded = std::move(out);
    text = decoded;
  }
  return decoded;
}

std::size_t EndOfDialledPrefix(std::string_view text) {
  static constexpr std::string_view kPauses = ",;pPwW";
  std::size_t end = std::min(text.find_first_not_of("*#"), text.size());
  const bool service = end > 0;
  const std::size_t digits = end;
  end = SkipDigits(text, end);
  if (end == digits || end - digits > (service ? 3 : 2) || end == text.size()) {
    return std::string_view::npos;
  }
  if (!service && std::string_view("089").find(text[digits]) == std::string_view::npos) {
    return std::string_view::npos;
  }
  const std::size_t behind =
      std::min(text.find_first_not_of(service ? "*#, -" : ",;pPwW ", end), text.size());
  const bool parted = service ? behind > end : kPauses.find(text[end]) != std::string_view::npos;
  return parted ? behind : std::string_view::npos;
}

// The rest must have nine digits, so that "01 05 30 42 68" (ten digits in pairs) and the Chinese
// mobile number "138 0123 4567" stay whole.
std::size_t LengthOfPlace(std::string_view text) {
  constexpr std::size_t kMostPlaceDigits = 4;
  constexpr std::size_t kLeastNumberDigits = 9;
  const std::size_t end = SkipDigits(text, 0);
  if (end == 0 || end > kMostPlaceDigits) return 0;
  if (text[0] == '0' && (end != 2 || text[1] == '0')) return 0;
  std::size_t next = end;
  while (next < text.size() && (std::string_view(" -/(").find(text[next]) != text.npos ||
                                static_cast<unsigned char>(text[next]) >= 0x80))
    ++next;
  if (next + 1 >= text.size() || text[next] != '0' || !IsDigit(text[next + 1]) ||
      text[next + 1] == '0' || CountDigits(text.substr(next)) < kLeastNumberDigits)
    return 0;
  if (text[next - 1] == '(') --next;
  return text[next - 1] == ' ' ? next : 0;
}

std::string WithoutAll(std::string_view text, std::string_view characters) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [&](char c) { return characters.find(c) == std::string_view::npos; });
  return out;
}

std::string_view SipUser(std::string_view text) {
  if (StartsWithIgnoringCase(text, "sips:")) {
    text.remove_prefix(5);
  } else if (StartsWithIgnoringCase(text, "sip:")) {
    text.remove_prefix(4);
  } else {
    const std::string_view user = text.substr(0, text.find('@'));
    const bool is_number = user.size() < text.size() && user.size() > kLeastDigits &&
                           IsAllDigits(user.substr(user.starts_with('+') ? 1 : 0));
    if (!is_number) return {};
  }
  // "sip:+14155550132@a.example to sip:+14155550133@b.example" is more than one URI.
  if (text.find(' ', text.find('@')) != std::string_view::npos) return {};
  return text.substr(0, text.find_first_of("@;:?"));
}

bool BeginsParameter(std::string_view text, std::size_t at) {
  if (text[at] != ';') return false;
  const std::size_t limit = std::min(text.size(), at + kLongestParameterName);
  std::size_t end = at + 1;
  while (end < limit && (IsAlpha(text[end]) || text[end] == '-')) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (end < text.size() && text[end] == '=') return !name.empty();
  return name == "npdi" || name == "enumdi";  // RFC 4694, RFC 4759
}

std::string WithoutParameters(std::string_view text) {
  constexpr std::string_view kContext = ";phone-context=";
  const bool is_uri = StartsWithIgnoringCase(text, "tel:");
  std::size_t end = std::min(text.find(';'), text.size());
  std::string out(text.substr(0, end));
  const bool has_country = out.find('+') != std::string::npos;
  while (end < text.size()) {
    const std::size_t at = end;
    end = std::min(text.find(';', at + 1), text.size());
    const std::string_view parameter = text.substr(at, end - at);
    const bool is_context = StartsWithIgnoringCase(parameter, kContext);
    if (is_context && !has_country) {
      out.append(kContext).append(parameter.substr(kContext.size()));  // in small letters
    } else if (StartsWithIgnoringCase(parameter, ";ext") ||
               !(is_context || is_uri || BeginsParameter(text, at))) {
      out += parameter;
    }
  }
  return out;
}

}  // namespace sipattach
