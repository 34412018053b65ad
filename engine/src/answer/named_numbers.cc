#include "answer/named_numbers.h"

#include <algorithm>
#include <utility>

#include "draft_limits.h"
#include "json/json_number.h"
#include "phone/phone.h"
#include "redact/masked.h"
#include "text/ascii.h"
#include "text/clean_text.h"

namespace sipattach {
namespace {

// Any spelling of a number ends with its last digits, so only texts that do are read as dialled.
constexpr std::size_t kLastDigits = 5;

std::string Reversed(std::string digits) {
  std::reverse(digits.begin(), digits.end());
  return digits;
}

void AddOnce(std::vector<std::size_t>& indices, std::size_t index) {
  if (std::find(indices.begin(), indices.end(), index) == indices.end()) indices.push_back(index);
}

// Whether text that is none of the numbers is certainly another one: a number, or the name of an
// extension or a user. Several numbers in one text may be any.
bool IsOther(std::string_view text) {
  constexpr std::size_t kMostDigits = 17;  // 15 of E.164, after 00
  if (LooksLikeNumber(text)) return CountDigits(text) <= kMostDigits;
  const auto is_in_name = [](char c) {
    return IsAlphanumeric(c) || std::string_view("._-@").find(c) != std::string_view::npos;
  };
  const std::string word = Lowercase(text);
  return !text.empty() && IsAlpha(text.front()) &&
         std::all_of(text.begin(), text.end(), is_in_name) && !IsMaskedText(word) &&
         !IsOneOf(" null none nil nan na undefined unknown private anonymous restricted ", word);
}

}  // namespace

NamedNumbers::NamedNumbers(SentNumbers sent) : sent_(std::move(sent)) {
  for (std::size_t i = 0; i < sent_.size(); ++i) {
    if (!sent_[i].starts_with('+')) continue;
    endings_.emplace(Reversed(DigitsOf(sent_[i])), static_cast<std::uint32_t>(i));
  }
}

bool NamedNumbers::AddEndingWith(std::string digits, std::vector<std::size_t>* found) const {
  const std::string wanted = Reversed(std::move(digits));
  const auto first = endings_.lower_bound(wanted);
  const auto ends_alike = [&](auto at) {
    return at != endings_.end() && at->first.starts_with(wanted);
  };
  for (auto at = first; found != nullptr && ends_alike(at); ++at) found->push_back(at->second);
  return ends_alike(first);
}

void NamedNumbers::ReadCallingCodes() {
  for (const auto& [digits, index] : endings_) {
    const int code = phone::Read(sent_[index], "", false).country_code;
    AddOnce(calling_codes_, static_cast<std::size_t>(code));
  }
}

void NamedNumbers::ReadAsDialled(std::string_view text, Naming& naming) {
  if (text.find('+') != std::string_view::npos) {
    const phone::Number number = phone::Read(text, "", false);
    if (number.extension.empty()) naming.index = sent_.IndexOf(number.e164);
    return;
  }
  // With the international prefix of any country: 00, 011, 0011.
  const std::string digits = DigitsOf(text);
  for (std::size_t size = 2; size <= 4 && digits.starts_with('0'); ++size) {
    const std::size_t index = sent_.IndexOf("+" + digits.substr(std::min(size, digits.size())));
    if (index != SentNumbers::kNone) AddOnce(naming.possible, index);
  }
  if (calling_codes_.empty()) ReadCallingCodes();
  for (const std::size_t code : calling_codes_) {
    const std::string_view region = phone::MainRegionOf(static_cast<int>(code));
    const std::size_t index = sent_.IndexOf(phone::Read(text, region, false).e164);
    if (index != SentNumbers::kNone) AddOnce(naming.possible, index);
  }
}

Naming NamedNumbers::Read(const Json& named) {
  Naming naming;
  if (!named.is_string() && !named.is_number()) return naming;
  naming.index = sent_.IndexOfValue(named);
  const std::string written = named.is_string() ? named.text() : PlainNumber(named);
  const std::string text = Clean(UserOfUri(written)).text;
  const std::string digits = DigitsOf(text);
  if (digits.size() >= kLeastDigits && text.find('+') == std::string::npos) {
    AddEndingWith(digits, &naming.possible);
    std::erase(naming.possible, naming.index);
  }
  const bool is_certain = naming.index != SentNumbers::kNone;
  if (!is_certain && digits.size() >= kLastDigits &&
      AddEndingWith(digits.substr(digits.size() - kLastDigits), nullptr)) {
    ReadAsDialled(text, naming);
  }
  naming.is_other = !naming.MayBeSent() && IsOther(text);
  return naming;
}

}  // namespace sipattach
