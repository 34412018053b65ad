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

// The line of an international format, given its packed form and the national format; empty if
// there is none.
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

// Sets the highest bit of each byte that is a newline.
constexpr std::uint64_t NewlinesIn(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kLow = kEach * 0x7F;
  const std::uint64_t others = bytes ^ (kEach * '\n');
  return ~(((others & kLow) + kLow) | others | kLow);
}

std::size_t CountLines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

[[gnu::noinline]] void AddFormats(std::string_view formats, std::string* plan) {
  while (!formats.empty()) AddLine(kFormats, TakeUntil('\v', &formats), plan);
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
  while (!pieces.empty()) {
    pieces_.push_back(TakeUntil('\n', &pieces));
    longest_piece_ = std::max(longest_piece_, pieces_.back().size());
  }
  std::size_t plans = 0;
  while (!text.empty()) {
    const std::string_view column = TakeUntil('\f', &text);
    if (column.empty()) continue;
    if (plans == 0) plans = CountLines(column);
    columns_.emplace_back(column, plans);
  }
}

// Half of a page's data has to be scanned before the first number is read, so this goes in steps of
// eight bytes.
PackedPlans::Column::Column(std::string_view text, std::size_t plans)
    : field(text.front()), values(text.substr(1)) {
  begins.reserve(plans + 1);
  begins.push_back(0);
  std::uint64_t bytes = 0;
  std::size_t at = 0;
  for (; values.size() - at >= sizeof bytes; at += sizeof bytes) {
    std::memcpy(&bytes, values.data() + at, sizeof bytes);
    if (const std::uint64_t newlines = NewlinesIn(bytes)) AddBegins(newlines, at);
  }
  bytes = 0;
  std::memcpy(&bytes, values.data() + at, values.size() - at);
  AddBegins(NewlinesIn(bytes), at);
  begins.push_back(static_cast<std::uint32_t>(values.size() + 1));
}

[[gnu::noinline]] void PackedPlans::Column::AddBegins(std::uint64_t newlines, std::size_t at) {
  for (; newlines != 0; newlines &= newlines - 1) {
    const auto newline = at + static_cast<std::size_t>(std::countr_zero(newlines)) / 8;
    begins.push_back(static_cast<std::uint32_t>(newline + 1));
  }
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

// Returns the end of what was written.
[[gnu::noinline]] char* PackedPlans::WritePiece(char of, char* to) const {
  const std::size_t piece = static_cast<unsigned char>(of) - std::size_t{128};
  if (piece >= pieces_.size()) {
    *to++ = of;
    return to;
  }
  for (const char c : pieces_[piece]) *to++ = c;
  return to;
}

[[gnu::noinline]] void PackedPlans::Unpack(std::string_view packed, std::string* value) const {
  // Written byte by byte into a buffer for the longest possible result, because pieces are short.
  value->resize(packed.size() * longest_piece_);
  char* to = value->data();
  for (const char c : packed) {
    if (static_cast<signed char>(c) >= 0) {
      *to++ = c;
    } else {
      to = WritePiece(c, to);
    }
  }
  value->resize(static_cast<std::size_t>(to - value->data()));
}

std::string PackedPlans::Plan(std::size_t index) const {
  std::string plan;
  std::string value;
  std::string formats;
  for (const Column& column : columns_) {
    const std::string_view packed = column.Value(index);
    if (packed.empty()) continue;
    Unpack(packed, &value);
    if (column.field == kInternationalFormats) {
      AddInternationalFormats(value, formats, &plan);
    } else if (column.field == kFormats) {
      AddFormats(value, &plan);
      formats = value;
    } else {
      AddLine(column.field, value, &plan);
    }
  }
  return plan;
}

const PackedPlans& Plans() {
  static const PackedPlans plans(Text());
  return plans;
}

}  // namespace sipattach::phone::metadata
