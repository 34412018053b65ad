#ifndef SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_
#define SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_

// The number plans as convert.mjs writes them, half of a page's data: by columns, for what stands
// next to each other should be alike, and with one byte for what is often in patterns.
//
//   pieces   what the bytes from 128 on stand for, each ended by a newline; a form feed
//   columns  the character of the field (plan_text.h), then its value in each plan, with newlines
//            between them; each column ended by a form feed. A plan with no value has no such
//            field.
//
// The formats of a plan are one value, with vertical tabs between them. Of international formats
// there is one for each national format: nothing, if it is the same one; "-", if there is none;
// another format for the same numbers; or a whole line.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sipattach::phone::metadata {

class PackedPlans {
 public:
  // A view of `text`, which must outlive it.
  explicit PackedPlans(std::string_view text);

  // The values of a field in all plans, with newlines between them.
  [[nodiscard]] std::string_view Values(char field) const;

  // A plan as plan_text.h describes it.
  [[nodiscard]] std::string Plan(std::size_t index) const;

 private:
  struct Column {
    Column(std::string_view text, std::size_t plans);

    [[nodiscard]] std::string_view Value(std::size_t plan) const;
    // The highest bits of `newlines` tell which of eight bytes from `at` on are.
    void AddBegins(std::uint64_t newlines, std::size_t at);

    char field;
    std::string_view values;
    // Where the value of each plan begins, and behind the last one where another would.
    std::vector<std::uint32_t> begins;
  };

  void Unpack(std::string_view packed, std::string* value) const;
  char* WritePiece(char of, char* to) const;

  std::vector<std::string_view> pieces_;
  std::size_t longest_piece_ = 1;  // a byte that stands for itself
  std::vector<Column> columns_;
};

// Those of this build.
[[nodiscard]] const PackedPlans& Plans();

}  // namespace sipattach::phone::metadata

#endif  // SIPATTACH_PHONE_METADATA_PACKED_PLANS_H_
