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

// The numbers of an attach request's body, in order. Anything but a string is skipped.
[[nodiscard]] std::vector<std::string> NumbersOf(const Json& body);

// Whether a text is written like a telephone number: digits, perhaps with a plus, blanks, hyphens,
// dots, brackets and slashes.
[[nodiscard]] bool LooksLikeNumber(std::string_view text);

// Finds what an answer names among the numbers that were sent, each of which counts once.
//
// A number that comes back without its plus, with blanks or hyphens, or as a JSON number is still
// the number that was sent, but a number that is found as it was written goes first: a trunk may
// hold both +14155552671 and 14155552671. What may be either of two is neither. A plus that was not
// sent makes another number: with a trunk, 4155550100 is not +4155550100.
class SentNumbers {
 public:
  static constexpr std::size_t kNone = SIZE_MAX;

  explicit SentNumbers(const std::vector<std::string>& numbers);

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  [[nodiscard]] const std::string& operator[](std::size_t index) const { return numbers_[index]; }

  // The index of the number that an answer means, or kNone.
  [[nodiscard]] std::size_t IndexOf(std::string_view answered) const;
  // Of a string or a number; of any other value kNone.
  [[nodiscard]] std::size_t IndexOfValue(const Json& answered) const;

 private:
  [[nodiscard]] std::size_t Lookup(const std::string& key) const;

  std::vector<std::string> numbers_;
  std::map<std::string, std::uint32_t> index_;
};

// The member of an answer's object that names its number, or null: phone_number, number, identity.
[[nodiscard]] const Json* NumberMember(const Json& object);

}  // namespace sipattach

#endif  // SIPATTACH_DOCUMENT_REQUEST_NUMBERS_H_
