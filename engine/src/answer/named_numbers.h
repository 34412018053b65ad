#ifndef SIPATTACH_ANSWER_NAMED_NUMBERS_H_
#define SIPATTACH_ANSWER_NAMED_NUMBERS_H_

// Tells which numbers an answer names, in whatever spelling.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/request_numbers.h"
#include "json/json.h"

namespace sipattach {

// What one text of an answer names.
struct Naming {
  // The index of the number that it names for certain, or SentNumbers::kNone.
  std::size_t index = SentNumbers::kNone;
  // The other numbers that it may name: (415) 555-0132 may be +14155550132, and it may be a number
  // of another country, or an identity of a trunk.
  std::vector<std::size_t> possible = {};
  // Whether it certainly names something else. A mask or "n/a" may stand for any number.
  bool is_other = false;

  [[nodiscard]] bool MayBeSent() const { return index != SentNumbers::kNone || !possible.empty(); }
};

// The numbers of a request, to find those that an answer names.
class NamedNumbers {
 public:
  explicit NamedNumbers(SentNumbers sent);
  explicit NamedNumbers(const std::vector<std::string>& numbers)
      : NamedNumbers(SentNumbers(numbers)) {}

  [[nodiscard]] const SentNumbers& sent() const { return sent_; }

  // `named` is a JSON string or number; any other value names nothing.
  [[nodiscard]] Naming Read(const Json& named);

 private:
  // Adds the numbers that end with some digits. Returns whether there are any.
  bool AddEndingWith(std::string digits, std::vector<std::size_t>* found) const;
  void ReadCallingCodes();
  // Reads a text as people in the countries of the numbers would.
  void ReadAsDialled(std::string_view text, Naming& naming);

  SentNumbers sent_;
  // The indices of the numbers in E.164 by their digits in reverse, to find those that end alike.
  std::map<std::string, std::uint32_t> endings_;
  std::vector<std::size_t> calling_codes_;  // of these numbers, once they were needed
};

}  // namespace sipattach

#endif  // SIPATTACH_ANSWER_NAMED_NUMBERS_H_
