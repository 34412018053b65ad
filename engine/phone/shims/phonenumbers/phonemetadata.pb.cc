#include "phonenumbers/phonemetadata.pb.h"

#include <utility>

#include "phone/metadata/wire.h"
#include "phone/regex/compiler.h"
#include "phone/regex/matcher.h"

namespace i18n {
namespace phonenumbers {

using sipattach::phone::metadata::Field;
using sipattach::phone::metadata::WireReader;

namespace {

// Field numbers of phonemetadata.proto.
enum FormatField { kPattern = 1, kFormat, kLeadingDigits, kPrefixRule, kCarrierRule, kOptional };
enum DescField { kNationalNumberPattern = 2, kExample = 6, kPossibleLength = 9, kLocalOnly };
enum MetadataField {
  kId = 9,
  kCountryCode = 10,
  kSameMobileAndFixedLine = 18,
  kNumberFormat = 19,
  kIntlNumberFormat = 20,
  kMainCountry = 22,
  kPortable = 32,
};

// Lengths come one by one or packed into a single field.
void AddLengths(const Field& field, google::protobuf::RepeatedField<int>* out) {
  if (!field.is_bytes) {
    out->Add(static_cast<int>(field.number));
    return;
  }
  WireReader reader(field.bytes);
  std::uint64_t value = 0;
  while (reader.Varint(&value)) out->Add(static_cast<int>(value));
}

}  // namespace

NumberFormat::NumberFormat(std::string_view serialized) {
  WireReader reader(serialized);
  Field field;
  while (reader.Next(&field)) {
    switch (field.id) {
      case kPattern:
        pattern_ = field.bytes;
        break;
      case kFormat:
        format_ = field.bytes;
        break;
      case kLeadingDigits:
        leading_digits_.emplace_back(field.bytes);
        break;
      case kPrefixRule:
        prefix_rule_ = field.bytes;
        break;
      case kCarrierRule:
        carrier_rule_ = field.bytes;
        break;
      case kOptional:
        prefix_optional_ = field.number != 0;
        break;
      default:
        break;
    }
  }
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
  WireReader reader(serialized_);
  Field field;
  while (reader.Next(&field)) {
    switch (field.id) {
      case kNationalNumberPattern:
        fields_->pattern = field.bytes;
        fields_->has_pattern = true;
        break;
      case kExample:
        fields_->example_number = field.bytes;
        break;
      case kPossibleLength:
        AddLengths(field, &fields_->possible_length);
        break;
      case kLocalOnly:
        AddLengths(field, &fields_->local_only);
        break;
      default:
        break;
    }
  }
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

PhoneMetadata::PhoneMetadata(std::string_view serialized) : serialized_(serialized) {
  WireReader reader(serialized);
  Field field;
  while (reader.Next(&field)) {
    if (field.id == kId) id_ = field.bytes;
    if (field.id == kCountryCode) country_code_ = static_cast<int>(field.number);
    if (field.id == kMainCountry) main_country_for_code_ = field.number != 0;
  }
}

PhoneMetadata::Fields& PhoneMetadata::Read() const {
  if (fields_) return *fields_;
  fields_ = std::make_shared<Fields>();
  WireReader reader(serialized_);
  Field field;
  while (reader.Next(&field)) {
    if (field.id == kNumberFormat) {
      fields_->number_format.serialized.push_back(field.bytes);
    } else if (field.id == kIntlNumberFormat) {
      fields_->intl_number_format.serialized.push_back(field.bytes);
    } else if (field.id == kSameMobileAndFixedLine) {
      fields_->same_mobile_and_fixed_line = field.number != 0;
    } else if (field.id == kPortable) {
      fields_->portable = field.number != 0;
    } else if (field.id < kFields && field.is_bytes) {
      // Texts and descriptions have field numbers of their own; a text read as a description, or
      // the other way round, is never asked for.
      const bool is_text = (field.id >= 9 && field.id <= 17) || field.id == 23;
      if (is_text) {
        fields_->texts[field.id] = field.bytes;
      } else {
        fields_->descs[field.id] = PhoneNumberDesc(field.bytes);
      }
    }
  }
  return *fields_;
}

const google::protobuf::RepeatedPtrField<NumberFormat>& PhoneMetadata::Formats(FormatList& list) {
  for (const std::string_view serialized : list.serialized) {
    *list.formats.Add() = NumberFormat(serialized);
  }
  list.serialized.clear();
  return list.formats;
}

bool PhoneMetadataCollection::ParseFromArray(const void* data, int size) {
  WireReader reader(
      std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size)));
  Field field;
  while (reader.Next(&field)) {
    if (field.id == 1 && field.is_bytes) *metadata_.Add() = PhoneMetadata(field.bytes);
  }
  return reader.at_end();
}

}  // namespace phonenumbers
}  // namespace i18n
