#include "document/request_numbers.h"

#include <algorithm>

#include "json/json_number.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// Longer than any number; longer text is never taken for one.
constexpr std::size_t kLongestNumber = 100;
constexpr std::size_t kLongestScheme = 4;
// Stands for an index where several numbers differ only in punctuation.
constexpr std::uint32_t kSeveral = UINT32_MAX - 1;
// WebAssembly's std::size_t has 32 bits.
static_assert(kSeveral < SentNumbers::kNone);
// Marks the keys of numbers as they were written, apart from those without punctuation.
constexpr char kExact = '=';

// The digits, after a plus if there is one; "" if the text is not written like a number.
std::string WithoutPunctuation(std::string_view text) {
  text = UserOfUri(text);
  if (text.size() > kLongestNumber) return "";
  std::string digits;
  for (const char c : Clean(text).text) {
    if (IsDigit(c) || (c == '+' && digits.empty())) {
      digits += c;
    } else if (std::string_view(" -.()/").find(c) == std::string_view::npos) {
      return "";
    }
  }
  return digits == "+" ? "" : digits;
}

}  // namespace

std::vector<std::string> NumbersOf(const Json& body) {
  std::vector<std::string> numbers;
  if (const Json* one = Find(body, "phone_number"); one != nullptr && one->is_string()) {
    numbers.emplace_back(Text(*one));
  }
  if (const Json* many = Find(body, "phone_numbers"); many != nullptr && many->is_array()) {
    for (const Json& number : *many) {
      if (number.is_string()) numbers.emplace_back(Text(number));
    }
  }
  return numbers;
}

std::string_view UserOfUri(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string scheme = colon <= kLongestScheme ? Lowercase(text.substr(0, colon)) : "";
  const std::size_t end = text.find_first_of("@;", colon);
  const bool is_uri =
      scheme == "tel" || (scheme.starts_with("sip") && end < text.size() && text[end] == '@');
  return is_uri ? text.substr(colon + 1, end - colon - 1) : text;
}

bool LooksLikeNumber(std::string_view text) { return !WithoutPunctuation(text).empty(); }

SentNumbers::SentNumbers(const std::vector<std::string>& numbers) {
  for (const std::string& number : numbers) {
    const auto index = static_cast<std::uint32_t>(numbers_.size());
    if (!index_.emplace(kExact + number, index).second) continue;
    numbers_.push_back(number);
    const std::string plain = WithoutPunctuation(number);
    if (plain.empty()) continue;
    const auto [place, is_new] = index_.emplace(plain, index);
    if (!is_new) place->second = kSeveral;
  }
}

std::size_t SentNumbers::Lookup(const std::string& key) const {
  const auto found = index_.find(key);
  return found == index_.end() ? kNone : found->second;
}

std::size_t SentNumbers::IndexOf(std::string_view answered) const {
  const std::size_t exact = Lookup(kExact + std::string(answered));
  if (exact != kNone) return exact;
  const std::string plain = WithoutPunctuation(answered);
  if (plain.empty()) return kNone;
  std::size_t found = Lookup(plain);
  if (!plain.starts_with('+')) {
    const std::size_t with_plus = Lookup("+" + plain);
    if (found != kNone && with_plus != kNone) return kNone;
    found = std::min(found, with_plus);
  }
  return found == kSeveral ? kNone : found;
}

std::size_t SentNumbers::IndexOfValue(const Json& answered) const {
  if (answered.is_string()) return IndexOf(Text(answered));
  return answered.is_number() ? IndexOf(PlainNumber(answered)) : kNone;
}

const Json* NumberMember(const Json& object) {
  for (const std::string_view name : kNumberNames) {
    const Json* value = Find(object, name);
    const bool is_number = value != nullptr && (value->is_number() || value->is_string());
    if (is_number) return value;
  }
  return nullptr;
}

}  // namespace sipattach
