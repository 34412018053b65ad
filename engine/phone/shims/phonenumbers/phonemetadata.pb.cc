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
using sipattach::phone::metadata::TakePlan;

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

PhoneMetadata::PhoneMetadata(std::string_view plan) : plan_(plan) {
  Field field;
  while (TakeField(&plan, &field)) {
    const char* const end = field.value.data() + field.value.size();
    if (field.id == metadata::kId) id_ = field.value;
    if (field.id == metadata::kCountryCode) std::from_chars(field.value.data(), end, country_code_);
    if (field.id == metadata::kMainCountry) main_country_for_code_ = true;
  }
}

PhoneMetadata::Fields& PhoneMetadata::Read() const {
  if (fields_) return *fields_;
  fields_ = std::make_shared<Fields>();
  std::string_view plan = plan_;
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
  std::string_view plans(static_cast<const char*>(data), static_cast<std::size_t>(size));
  while (!plans.empty()) *metadata_.Add() = PhoneMetadata(TakePlan(&plans));
  return metadata_.size() > 0;
}

}  // namespace phonenumbers
}  // namespace i18n
