#ifndef SIPATTACH_DOCUMENT_REQUEST_NUMBERS_H_
#define SIPATTACH_DOCUMENT_REQUEST_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace sipattach {

// The numbers in the body of an attach request, in order. Values that are not strings are skipped.
[[nodiscard]] std::vector<std::string> NumbersOf(const Json& body);

// The number in tel:+14155550132;phone-context=… or sip:+14155550132@host; any other text as it is.
[[nodiscard]] std::string_view UserOfUri(std::string_view text);

// Whether text is written like a telephone number: digits, perhaps with a plus, spaces, hyphens,
// dots, parentheses and slashes.
[[nodiscard]] bool LooksLikeNumber(std::string_view text);

// The distinct numbers of a request, to look up those that an answer names.
//
// A number may come back without its plus, with spaces or hyphens, or as a JSON number. An exact
// match is preferred, because a trunk may hold both +14155552671 and 14155552671. If a number could
// be either of two, it matches neither. A plus that was not sent makes another number: on a trunk,
// 4155550100 is not +4155550100.
class SentNumbers {
 public:
  static constexpr std::size_t kNone = SIZE_MAX;

  explicit SentNumbers(const std::vector<std::string>& numbers);

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  [[nodiscard]] const std::string& operator[](std::size_t index) const { return numbers_[index]; }

  // The index of the number that an answer means, or kNone.
  [[nodiscard]] std::size_t IndexOf(std::string_view answered) const;
  // The same for a JSON string or number; kNone for any other value.
  [[nodiscard]] std::size_t IndexOfValue(const Json& answered) const;

 private:
  [[nodiscard]] std::size_t Lookup(const std::string& key) const;

  std::vector<std::string> numbers_;
  std::map<std::string, std::uint32_t> index_;
};

// The members of an object in an answer that may name its number.
inline constexpr std::string_view kNumberNames[] = {"phone_number", "number", "identity", "did",
                                                    "e164"};
// The first of these members that is a string or a number, or null.
[[nodiscard]] const Json* NumberMember(const Json& object);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_REQUEST_NUMBERS_H_
