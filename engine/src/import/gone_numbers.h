#ifndef SIPATTACH_IMPORT_GONE_NUMBERS_H_
#define SIPATTACH_IMPORT_GONE_NUMBERS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "number/number_range.h"
#include "number/number_reading.h"

namespace sipattach {

// The numbers that words of a text exclude: "Remove 415-555-0102". They are not wanted anywhere in
// the text, however they are written there.
class GoneNumbers {
 public:
  void Add(std::string_view number, const NumberContext& context);
  // To be called after the last Add, before the questions below.
  void Sort();

  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] bool Have(std::string_view number, const NumberContext& context) const;
  // The numbers of a range that stay, as numbers and smaller ranges; nullopt if all do. Stops after
  // `most` of them.
  [[nodiscard]] std::optional<std::vector<std::string>> RestOf(const NumberRange& range,
                                                               std::size_t most) const;

 private:
  [[nodiscard]] std::optional<std::vector<std::string>> RestOfList(
      const std::vector<std::string>& numbers) const;

  std::vector<std::string> values_;  // E.164, or only digits if they cannot be read as a number
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_GONE_NUMBERS_H_
