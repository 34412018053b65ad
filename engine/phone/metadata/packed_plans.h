#ifndef SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_
#define SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_

// The packed number plans that convert.mjs writes, half of a page's data. They are stored by
// column, because similar values next to each other compress better, and common pieces of patterns
// take one byte.
//
//   pieces   what the bytes from 128 on stand for, each ended by a newline; then a form feed
//   columns  the character of the field (plan_text.h), then its value in each plan, separated by
//            newlines; each column ends with a form feed. An empty value means that the plan does
//            not have the field.
//
// The formats of a plan are one value, separated by vertical tabs. There is one international
// format for each national format: empty, if it is the same; "-", if there is none; another format
// for the same numbers; or a whole line.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach::phone::metadata {

class PackedPlans {
 public:
  // Keeps views of `text`, which must outlive this object.
  explicit PackedPlans(std::string_view text);

  // The values of a field in all plans, with newlines between them.
  [[nodiscard]] std::string_view Values(char field) const;

  // The text of a plan, as plan_text.h describes it.
  [[nodiscard]] std::string Plan(std::size_t index) const;

 private:
  struct Column {
    Column(std::string_view text, std::size_t plans);

    [[nodiscard]] std::string_view Value(std::size_t plan) const;
    // Adds a begin after each newline. The highest bit of each byte of `newlines` tells whether the
    // byte at that place, counted from `at`, is one.
    void AddBegins(std::uint64_t newlines, std::size_t at);

    char field;
    std::string_view values;
    // Where the value of each plan begins, and where another one would after the last.
    std::vector<std::uint32_t> begins;
  };

  void Unpack(std::string_view packed, std::string* value) const;
  char* WritePiece(char of, char* to) const;

  std::vector<std::string_view> pieces_;
  std::size_t longest_piece_ = 1;  // for a byte that stands for itself
  std::vector<Column> columns_;
};

// The number plans of this build.
[[nodiscard]] const PackedPlans& Plans();

}  // namespace sipattach::phone::metadata

#endif  // SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_
