#ifndef SIPATTACH_IMPORT_GONE_NUMBERS_H_
#define SIPATTACH_IMPORT_GONE_NUMBERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "number/number_range.h"
#include "number/number_reading.h"
#include "number/value_index.h"

namespace sipattach {

// The numbers that words of a text exclude: "Remove 415-555-0102". They are not wanted anywhere in
// the text, however they are written there.
class GoneNumbers {
 public:
  void Add(std::string_view number, const NumberContext& context);
  [[nodiscard]] bool empty() const { return is_empty_; }

  [[nodiscard]] bool Have(std::string_view number, const NumberContext& context);
  // The numbers of a range that stay, as numbers and smaller ranges; nullopt if all do.
  [[nodiscard]] std::optional<std::vector<std::string>> RestOf(const NumberRange& range);

 private:
  [[nodiscard]] bool HaveValue(std::string_view value);

  ValueIndex index_;
  bool is_empty_ = true;
};

}  // namespace sipattach

#endif  // SIPATTACH_IMPORT_GONE_NUMBERS_H_
