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
  while (!text.empty()) columns_.push_back(TakeUntil('\f', &text));
}

std::string_view PackedPlans::Column(char field) const {
  for (const std::string_view column : columns_) {
    if (column.starts_with(field)) return column.substr(1);
  }
  return {};
}

std::string PackedPlans::Unpacked(std::string_view value) const {
  std::string text;
  for (const char c : value) {
    const auto piece = static_cast<std::size_t>(static_cast<unsigned char>(c)) - 128;
    if (piece < pieces_.size()) {
      text += pieces_[piece];
    } else {
      text += c;
    }
  }
  return text;
}

std::string PackedPlans::Plan(std::size_t index) const {
  std::string plan;
  std::string formats;
  for (std::string_view column : columns_) {
    if (column.empty()) continue;
    const char field = column[0];
    column.remove_prefix(1);
    for (std::size_t i = 0; i < index; ++i) (void)TakeUntil('\n', &column);
    const std::string value = Unpacked(TakeUntil('\n', &column));
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
