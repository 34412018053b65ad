#include "phone/metadata/packed_plans.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "phone/metadata/number_plans.h"
#include "phone/metadata/plan_text.h"

namespace sipattach::phone::metadata {
namespace {

constexpr char kFormats = '0' + kNumberFormat;
constexpr char kInternationalFormats = '0' + kInternationalNumberFormat;

void AddLine(char field, std::string_view value, std::string* plan) {
  *plan += field;
  *plan += value;
  *plan += '\n';
}

// The line of an international format, from what is told of it and the national one; empty if there
// is none.
std::string InternationalFormat(std::string_view told, std::string_view national) {
  if (told == "-") return {};
  if (told.find('\t') != std::string_view::npos) return std::string(told);
  std::string line(TakeColumn(&national));
  const std::string_view format = TakeColumn(&national);
  line += '\t';
  line += told.empty() ? format : told;
  line += "\t\t";
  (void)TakeColumn(&national);  // the rule for the national prefix
  line += national;
  return line;
}

// Calls `take` with the place of each newline. Half of a page's data is looked through before the
// first number is read, so this goes by eight bytes.
template <typename Take>
void ForEachNewline(std::string_view text, const Take& take) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kLow = kEach * 0x7F;
  std::size_t at = 0;
  for (std::uint64_t bytes; text.size() - at >= sizeof bytes; at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const std::uint64_t others = bytes ^ (kEach * '\n');
    // The highest bit of each byte that is a newline.
    std::uint64_t newlines = ~(((others & kLow) + kLow) | others | kLow);
    for (; newlines != 0; newlines &= newlines - 1) {
      take(at + static_cast<std::size_t>(std::countr_zero(newlines)) / 8);
    }
  }
  for (; at < text.size(); ++at) {
    if (text[at] == '\n') take(at);
  }
}

std::size_t CountLines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

// A line for each part of a value.
[[gnu::noinline]] void AddLines(char field, std::string_view value, std::string* plan) {
  while (!value.empty()) AddLine(field, TakeUntil('\v', &value), plan);
}

[[gnu::noinline]] void AddInternationalFormats(std::string_view told, std::string_view national,
                                               std::string* plan) {
  while (!told.empty() || !national.empty()) {
    const std::string_view first = TakeUntil('\v', &told);
    const std::string line = InternationalFormat(first, TakeUntil('\v', &national));
    if (!line.empty()) AddLine(kInternationalFormats, line, plan);
  }
}

}  // namespace

PackedPlans::PackedPlans(std::string_view text) {
  std::string_view pieces = TakeUntil('\f', &text);
  while (!pieces.empty()) pieces_.push_back(TakeUntil('\n', &pieces));
  std::size_t plans = 0;
  while (!text.empty()) {
    const std::string_view column = TakeUntil('\f', &text);
    if (column.empty()) continue;
    if (plans == 0) plans = CountLines(column);
    columns_.emplace_back(column, plans);
  }
}

PackedPlans::Column::Column(std::string_view text, std::size_t plans)
    : field(text.front()), values(text.substr(1)), begins(plans + 1) {
  const auto last = begins.end() - 1;
  auto next = begins.begin() + 1;  // the first value begins at 0
  ForEachNewline(values, [&](std::size_t at) {
    if (next != last) *next++ = static_cast<std::uint32_t>(at + 1);
  });
  *next = static_cast<std::uint32_t>(values.size() + 1);
  begins.erase(next + 1, begins.end());
}

std::string_view PackedPlans::Column::Value(std::size_t plan) const {
  if (plan + 1 >= begins.size()) return {};
  return values.substr(begins[plan], begins[plan + 1] - begins[plan] - 1);
}

std::string_view PackedPlans::Values(char field) const {
  for (const Column& column : columns_) {
    if (column.field == field) return column.values;
  }
  return {};
}

[[gnu::noinline]] std::string PackedPlans::Unpacked(std::string_view value) const {
  std::string text;
  for (;;) {
    std::size_t plain = 0;
    while (plain < value.size() && static_cast<signed char>(value[plain]) >= 0) ++plain;
    text += value.substr(0, plain);
    if (plain == value.size()) return text;
    const std::size_t piece = static_cast<unsigned char>(value[plain]) - std::size_t{128};
    if (piece < pieces_.size()) text += pieces_[piece];
    value.remove_prefix(plain + 1);
  }
}

std::string PackedPlans::Plan(std::size_t index) const {
  std::string plan;
  std::string formats;
  for (const Column& column : columns_) {
    const std::string_view packed = column.Value(index);
    if (packed.empty()) continue;
    const std::string value = Unpacked(packed);
    if (column.field == kFormats) formats = value;
    if (column.field == kInternationalFormats) {
      AddInternationalFormats(value, formats, &plan);
    } else {
      AddLines(column.field, value, &plan);
    }
  }
  return plan;
}

const PackedPlans& Plans() {
  static const PackedPlans plans(Text());
  return plans;
}

}  // namespace sipattach::phone::metadata
