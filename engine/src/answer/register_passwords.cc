#include "answer/register_passwords.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "answer/named_numbers.h"
#include "document/read_json.h"
#include "json/json_number.h"
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

// Names that are not documented, but can mean nothing else.
bool IsOtherName(std::string_view name) {
  return IsOneOf(" registerpassword registerpasswords pbxpassword pbxpasswords ", Squeezed(name));
}

// Whether a string occurs anywhere in a value.
bool Holds(const Json& value, std::string_view text) {
  const auto holds = [&](const Json& element) { return Holds(element, text); };
  if (value.is_string()) return Text(value) == text;
  if (value.is_array()) return std::any_of(value.begin(), value.end(), holds);
  return value.is_object() && std::any_of(value.members().begin(), value.members().end(),
                                          [&](const auto& member) { return holds(member.second); });
}

class Reader {
 public:
  Reader(const SentNumbers& sent, const Json& request)
      : sent_(sent), request_(request), named_(sent) {}

  // Looks for passwords in a value that belongs to `number`, which may be empty.
  void Search(const Json& value, const std::string& number) {
    if (value.is_string()) SearchText(Text(value), number);
    for (const Json& element : value) Search(element, number);
    if (!value.is_object()) return;
    const std::string own = OwnerIn(value, number);
    for (const auto& [name, member] : value.members()) {
      is_other_name_ = IsOtherName(name);
      if (is_other_name_ || IsRegisterPasswordName(name)) {
        Take(member, own);
      } else {
        Search(member, NumberOr(name, own));
      }
    }
  }

  std::vector<RegisterPassword> passwords;

 private:
  // The number that a text means, which may be another than was sent; `number` if it means none. In
  // the answer to its request, a national form can hardly mean another number.
  [[nodiscard]] std::string NumberOr(std::string_view text, const std::string& number) {
    const Naming naming = named_.Read(text);
    const bool is_only = naming.index == SentNumbers::kNone && naming.possible.size() == 1;
    const std::size_t index = is_only ? naming.possible.front() : naming.index;
    if (index != SentNumbers::kNone) return sent_[index];
    // One or two digits may be a position: a request has at most 100 numbers.
    const bool is_number = LooksLikeNumber(text) && CountDigits(text) > 2;
    return is_number ? std::string(text) : number;
  }

  // The number that an object names as its own; `number` if it names none.
  [[nodiscard]] std::string OwnerIn(const Json& object, const std::string& number) {
    const Json* named = NumberMember(object);
    if (named == nullptr) return number;
    return NumberOr(named->is_string() ? std::string(Text(*named)) : PlainNumber(*named), number);
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
    const std::string own = OwnerIn(object, number);
    const std::size_t before = passwords.size();
    for (const auto& [name, member] : object.members()) {
      if (sent_.IndexOf(name) != SentNumbers::kNone || LooksLikeNumber(name)) {
        Take(member, NumberOr(name, own));
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
    // One with U+FFFD, which stands for bytes that were not UTF-8, is not the password.
    const bool is_damaged = password.find("\xEF\xBF\xBD") != std::string_view::npos;
    if (password.empty() || is_damaged || IsMask(password)) return;
    // Under another name, it may be the one that was sent.
    if (is_other_name_ && Holds(request_, password)) return;
    const auto index = static_cast<std::uint32_t>(passwords.size());
    if (seen_.emplace(number + '\n' + std::string(password), index).second) {
      const bool is_other = sent_.IndexOf(number) == SentNumbers::kNone;
      passwords.push_back({is_other ? "" : number, std::string(password), is_other ? number : ""});
    }
  }

  const SentNumbers& sent_;
  const Json& request_;
  NamedNumbers named_;
  bool is_other_name_ = false;
  std::map<std::string, std::uint32_t> seen_;
};

}  // namespace

bool IsRegisterPasswordName(std::string_view name) { return Squeezed(name) == kName; }

std::vector<RegisterPassword> ReadRegisterPasswords(const Json& body, const SentNumbers& sent,
                                                    const Json& request_body) {
  Reader reader(sent, request_body);
  reader.Search(body, "");
  return std::move(reader.passwords);
}

}  // namespace sipattach
