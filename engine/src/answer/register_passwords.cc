#include "answer/register_passwords.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "document/read_json.h"
#include "json/json_writer.h"
#include "redact/masked.h"
#include "text/ascii.h"

namespace sipattach {
namespace {

constexpr std::string_view kName = "registerpasswordforpbx";

std::string Written(const Json& value) {
  JsonWriter writer;
  writer.Value(value);
  return writer.Take();
}

// Whether a text is nothing but a mask: "********", "[redacted]". A password that only contains
// what masks contain is one.
bool IsMask(std::string_view text) {
  constexpr std::string_view kBrackets = " []<>()";
  std::string word = Lowercase(text);
  std::erase_if(word, [&](char c) { return kBrackets.find(c) != std::string_view::npos; });
  const bool has_any = std::any_of(word.begin(), word.end(), IsAlphanumeric);
  return has_any ? IsOneOf(" redacted hidden masked ", word) : IsMaskedText(word);
}

class Reader {
 public:
  explicit Reader(const SentNumbers& sent) : sent_(sent) {}

  // Looks for passwords in a value that belongs to `number`, which may be empty.
  void Search(const Json& value, const std::string& number) {
    if (value.is_string()) SearchText(Text(value), number);
    for (const Json& element : value) Search(element, number);
    if (!value.is_object()) return;
    const Json* named = NumberMember(value);
    const std::string& own =
        named == nullptr ? number : NumberOr(sent_.IndexOfValue(*named), number);
    for (const auto& [name, member] : value.members()) {
      if (IsRegisterPasswordName(name)) {
        Take(member, own);
      } else {
        Search(member, NumberOr(sent_.IndexOf(name), own));
      }
    }
  }

  std::vector<RegisterPassword> passwords;

 private:
  [[nodiscard]] const std::string& NumberOr(std::size_t index, const std::string& number) const {
    return index == SentNumbers::kNone ? number : sent_[index];
  }

  // Searches text that is JSON in a string, or that is not JSON because it was cut off or contains
  // what JSON cannot.
  void SearchText(std::string_view text, const std::string& number) {
    constexpr std::string_view kMember = "register_password_for_pbx";
    if (text.find_first_of("{[") == std::string_view::npos) return;
    if (const Json value = ReadJsonOrNull(text); value.is_object() || value.is_array()) {
      return Search(value, number);
    }
    const std::string lower = Lowercase(text);
    for (const std::string_view member : {kMember, kName}) {
      for (std::size_t at = lower.find(member); at != std::string::npos;
           at = lower.find(member, at)) {
        at += member.size();
        const std::size_t colon = text.find_first_not_of("\\\"' \t\r\n", at);
        if (colon == std::string_view::npos || text[colon] != ':') continue;
        const std::size_t begin = text.find_first_not_of(" \t\r\n[", colon + 1);
        if (begin != std::string_view::npos) TakeLiteral(text.substr(begin), number);
      }
    }
  }

  // Takes the JSON or Python string at the beginning of `text`, up to its end or to where it was
  // cut off.
  void TakeLiteral(std::string_view text, const std::string& number) {
    const char quote = text.front();
    if (quote != '"' && quote != '\'') return;
    std::size_t end = 1;
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
    const Json literal = ReadJsonOrNull(text.substr(0, end + 1));
    if (literal.is_string()) {
      Take(literal, number);
    } else {
      Add(number, std::string(text.substr(1, std::min(end, text.size()) - 1)));
    }
  }

  // Takes the value of a member register_password_for_pbx.
  void Take(const Json& value, const std::string& number) {
    if (value.is_string()) return Add(number, Text(value));
    if (value.is_number()) return Add(number, value.digits());
    for (const Json& element : value) Take(element, number);
    if (value.is_object()) TakeObject(value, number);
  }

  void TakeObject(const Json& object, const std::string& number) {
    const Json* named = NumberMember(object);
    const std::string& own =
        named == nullptr ? number : NumberOr(sent_.IndexOfValue(*named), number);
    const std::size_t before = passwords.size();
    for (const auto& [name, member] : object.members()) {
      const std::size_t index = sent_.IndexOf(name);
      if (index != SentNumbers::kNone || LooksLikeNumber(name)) {
        Take(member, NumberOr(index, own));
      } else if (IsPasswordName(name)) {
        Take(member, own);
      }
    }
    if (passwords.size() == before && !object.empty()) Add(own, Written(object));
  }

  static bool IsPasswordName(std::string_view name) {
    const std::string folded = Lowercase(name);
    return folded.find("pass") != std::string::npos || folded == "value" || folded == "secret";
  }

  void Add(const std::string& number, std::string_view password) {
    if (password.empty() || IsMask(password)) return;
    const auto index = static_cast<std::uint32_t>(passwords.size());
    if (seen_.emplace(number + '\n' + std::string(password), index).second) {
      passwords.push_back({number, std::string(password)});
    }
  }

  const SentNumbers& sent_;
  std::map<std::string, std::uint32_t> seen_;
};

}  // namespace

bool IsRegisterPasswordName(std::string_view name) { return Squeezed(name) == kName; }

std::vector<RegisterPassword> ReadRegisterPasswords(const Json& body, const SentNumbers& sent) {
  Reader reader(sent);
  reader.Search(body, "");
  return std::move(reader.passwords);
}

}  // namespace sipattach
