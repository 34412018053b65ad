#include "phonenumbers/phonemetadata.pb.h"

#include <charconv>
#include <utility>

#include "phone/metadata/plan_text.h"
#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace i18n {
namespace phonenumbers {

namespace metadata = sipattach::phone::metadata;
using sipattach::phone::metadata::Field;
using sipattach::phone::metadata::TakeColumn;
using sipattach::phone::metadata::TakeField;
using sipattach::phone::metadata::TakeUntil;

namespace {

bool IsText(int field) { return (field >= 11 && field <= 17) || field == 23; }

void AddLengths(std::string_view lengths, google::protobuf::RepeatedField<int>* out) {
  for (const char length : lengths) out->Add(length - '@');
}

}  // namespace

NumberFormat::NumberFormat(std::string_view line) {
  pattern_ = TakeColumn(&line);
  format_ = TakeColumn(&line);
  prefix_rule_ = TakeColumn(&line);
  carrier_rule_ = TakeColumn(&line);
  prefix_optional_ = !TakeColumn(&line).empty();
  while (!line.empty()) leading_digits_.emplace_back(TakeColumn(&line));
}

void NumberFormat::MergeFrom(const NumberFormat& other) {
  if (!other.pattern_.empty()) pattern_ = other.pattern_;
  if (!other.format_.empty()) format_ = other.format_;
  leading_digits_.insert(leading_digits_.end(), other.leading_digits_.begin(),
                         other.leading_digits_.end());
  if (!other.prefix_rule_.empty()) prefix_rule_ = other.prefix_rule_;
  if (!other.carrier_rule_.empty()) carrier_rule_ = other.carrier_rule_;
  prefix_optional_ = prefix_optional_ || other.prefix_optional_;
}

PhoneNumberDesc::Fields& PhoneNumberDesc::Read() const {
  if (fields_) return *fields_;
  fields_ = std::make_shared<Fields>();
  std::string_view line = line_;
  fields_->pattern = TakeColumn(&line);
  fields_->has_pattern = !fields_->pattern.empty();
  AddLengths(TakeColumn(&line), &fields_->possible_length);
  AddLengths(TakeColumn(&line), &fields_->local_only);
  fields_->example_number = TakeColumn(&line);
  return *fields_;
}

const std::string& PhoneNumberDesc::national_number_pattern() const {
  Fields& fields = Read();
  if (!fields.pattern_text) fields.pattern_text.emplace(fields.pattern);
  return *fields.pattern_text;
}

void PhoneNumberDesc::set_national_number_pattern(const std::string& value) {
  Fields& fields = Read();
  fields.pattern_text = value;
  fields.pattern = *fields.pattern_text;
  fields.has_pattern = true;
  fields.program.reset();
}

bool PhoneNumberDesc::Matches(const std::string& number) const {
  namespace regex = sipattach::phone::regex;
  Fields& fields = Read();
  if (fields.pattern.empty()) return false;
  if (!fields.program) {
    fields.program = regex::Compile(fields.pattern);
  } else if (fields.last_number == number) {
    return fields.last_answer;
  }
  fields.last_number = number;
  fields.last_answer = regex::Match(*fields.program, number, regex::Anchor::kBoth);
  return fields.last_answer;
}

PhoneMetadata::Fields& PhoneMetadata::Read() const {
  if (fields_) return *fields_;
  fields_ = std::make_shared<Fields>();
  if (plans_) fields_->text = plans_->Plan(index_);
  std::string_view plan = fields_->text;
  Field field;
  while (TakeField(&plan, &field)) {
    if (field.id == metadata::kNumberFormat) {
      fields_->number_format.lines.push_back(field.value);
    } else if (field.id == metadata::kInternationalNumberFormat) {
      fields_->intl_number_format.lines.push_back(field.value);
    } else if (field.id == metadata::kSameMobileAndFixedLine) {
      fields_->same_mobile_and_fixed_line = true;
    } else if (field.id == metadata::kPortable) {
      fields_->portable = true;
    } else if (IsText(field.id)) {
      fields_->texts[static_cast<std::size_t>(field.id)] = field.value;
    } else if (field.id >= 0 && field.id < static_cast<int>(kFields)) {
      fields_->descs[static_cast<std::size_t>(field.id)] = PhoneNumberDesc(field.value);
    }
  }
  return *fields_;
}

const google::protobuf::RepeatedPtrField<NumberFormat>& PhoneMetadata::Formats(FormatList& list) {
  for (const std::string_view line : list.lines) *list.formats.Add() = NumberFormat(line);
  list.lines.clear();
  return list.formats;
}

bool PhoneMetadataCollection::ParseFromArray(const void* data, int size) {
  const std::string_view text(static_cast<const char*>(data), static_cast<std::size_t>(size));
  const auto plans = std::make_shared<const metadata::PackedPlans>(text);
  std::string_view ids = plans->Values('0' + metadata::kId);
  std::string_view codes = plans->Values('0' + metadata::kCountryCode);
  std::string_view main_countries = plans->Values('0' + metadata::kMainCountry);
  for (std::size_t i = 0; !ids.empty(); ++i) {
    PhoneMetadata& plan = *metadata_.Add();
    plan = PhoneMetadata(plans, i);
    plan.id_ = TakeUntil('\n', &ids);
    const std::string_view code = TakeUntil('\n', &codes);
    std::from_chars(code.data(), code.data() + code.size(), plan.country_code_);
    plan.main_country_for_code_ = !TakeUntil('\n', &main_countries).empty();
  }
  return metadata_.size() > 0;
}

}  // namespace phonenumbers
}  // namespace i18n
