#include "phone/metadata/packed_plans.h"

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

}  // namespace

PackedPlans::PackedPlans(std::string_view text) {
  std::string_view pieces = TakeUntil('\f', &text);
  while (!pieces.empty()) pieces_.push_back(TakeUntil('\n', &pieces));
  while (!text.empty()) {
    const std::string_view column = TakeUntil('\f', &text);
    if (!column.empty()) columns_.emplace_back(column);
  }
}

PackedPlans::Column::Column(std::string_view text) : field(text.front()), values(text.substr(1)) {
  std::uint32_t behind = 0;
  begins.push_back(behind);
  for (const char c : values) {
    ++behind;
    if (c == '\n') begins.push_back(behind);
  }
  begins.push_back(static_cast<std::uint32_t>(values.size() + 1));
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

std::string PackedPlans::Unpacked(std::string_view value) const {
  std::string text;
  const auto piece_of = [](char c) { return static_cast<unsigned char>(c) - std::size_t{128}; };
  while (!value.empty()) {
    std::size_t plain = 0;
    while (plain < value.size() && piece_of(value[plain]) >= pieces_.size()) ++plain;
    text += value.substr(0, plain);
    if (plain == value.size()) break;
    text += pieces_[piece_of(value[plain])];
    value.remove_prefix(plain + 1);
  }
  return text;
}

std::string PackedPlans::Plan(std::size_t index) const {
  std::string plan;
  std::string formats;
  for (const Column& column : columns_) {
    const char field = column.field;
    const std::string value = Unpacked(column.Value(index));
    if (value.empty()) continue;
    std::string_view rest = value;
    if (field == kInternationalFormats) {
      std::string_view national = formats;
      while (!rest.empty() || !national.empty()) {
        const std::string_view told = TakeUntil('\v', &rest);
        const std::string line = InternationalFormat(told, TakeUntil('\v', &national));
        if (!line.empty()) AddLine(field, line, &plan);
      }
      continue;
    }
    if (field == kFormats) formats = value;
    while (!rest.empty()) AddLine(field, TakeUntil('\v', &rest), &plan);
  }
  return plan;
}

const PackedPlans& Plans() {
  static const PackedPlans plans(Text());
  return plans;
}

}  // namespace sipattach::phone::metadata
