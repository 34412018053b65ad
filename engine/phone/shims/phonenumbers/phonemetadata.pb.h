#ifndef SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONEMETADATA_PB_H_
#define SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONEMETADATA_PB_H_

// The messages of phonemetadata.proto without protobuf, read from the text of a number plan
// (phone/metadata/plan_text.h), which is unpacked when first needed. Of the 254 regions of the
// number plans, a session uses few, and mostly one type of a region's numbers.
//
// Reading fills caches, even through const access: one thread at a time.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "google/protobuf/repeated_field.h"
#include "phone/metadata/packed_plans.h"
#include "phone/regex/program.h"

namespace i18n {
namespace phonenumbers {

class NumberFormat {
 public:
  NumberFormat() = default;
  explicit NumberFormat(std::string_view line);

  void MergeFrom(const NumberFormat& other);

  const std::string& pattern() const { return pattern_; }
  void set_pattern(std::string value) { pattern_ = std::move(value); }
  const std::string& format() const { return format_; }
  void set_format(std::string value) { format_ = std::move(value); }
  int leading_digits_pattern_size() const { return static_cast<int>(leading_digits_.size()); }
  const std::string& leading_digits_pattern(int i) const {
    return leading_digits_[static_cast<size_t>(i)];
  }
  void add_leading_digits_pattern(std::string value) {
    leading_digits_.push_back(std::move(value));
  }
  const std::string& national_prefix_formatting_rule() const { return prefix_rule_; }
  void set_national_prefix_formatting_rule(std::string value) { prefix_rule_ = std::move(value); }
  void clear_national_prefix_formatting_rule() { prefix_rule_.clear(); }
  bool national_prefix_optional_when_formatting() const { return prefix_optional_; }
  const std::string& domestic_carrier_code_formatting_rule() const { return carrier_rule_; }

 private:
  std::string pattern_;
  std::string format_;
  std::vector<std::string> leading_digits_;
  std::string prefix_rule_;
  std::string carrier_rule_;
  bool prefix_optional_ = false;
};

class PhoneNumberDesc {
 public:
  PhoneNumberDesc() = default;
  explicit PhoneNumberDesc(std::string_view line) : line_(line) {}

  void set_national_number_pattern(const std::string& value);
  void add_possible_length(int value) { Read().possible_length.Add(value); }
  bool has_national_number_pattern() const { return Read().has_pattern; }
  const std::string& national_number_pattern() const;
  bool has_example_number() const { return !Read().example_number.empty(); }
  const std::string& example_number() const { return Read().example_number; }
  int possible_length_size() const { return Read().possible_length.size(); }
  int possible_length(int i) const { return Read().possible_length.Get(i); }
  const google::protobuf::RepeatedField<int>& possible_length() const {
    return Read().possible_length;
  }
  int possible_length_local_only_size() const { return Read().local_only.size(); }
  int possible_length_local_only(int i) const { return Read().local_only.Get(i); }
  const google::protobuf::RepeatedField<int>& possible_length_local_only() const {
    return Read().local_only;
  }

  // Not part of the message: whether the whole number matches the pattern. The program is compiled
  // once and the last answer is kept, because the same number is asked about several times.
  bool Matches(const std::string& number) const;

 private:
  struct Fields {
    std::string_view pattern;
    bool has_pattern = false;
    std::optional<std::string> pattern_text;  // made when first needed
    std::string example_number;
    google::protobuf::RepeatedField<int> possible_length;
    google::protobuf::RepeatedField<int> local_only;
    std::optional<sipattach::phone::regex::Program> program;
    std::string last_number;
    bool last_answer = false;
  };
  Fields& Read() const;

  std::string_view line_;
  mutable std::shared_ptr<Fields> fields_;  // shared by copies
};

class PhoneMetadata {
 public:
  PhoneMetadata() = default;
  // The plan with this index.
  PhoneMetadata(std::shared_ptr<const sipattach::phone::metadata::PackedPlans> plans,
                std::size_t index)
      : plans_(std::move(plans)), index_(index) {}

  const std::string& id() const { return id_; }
  int country_code() const { return country_code_; }
  bool main_country_for_code() const { return main_country_for_code_; }

  const PhoneNumberDesc& general_desc() const { return Desc(1); }
  PhoneNumberDesc* mutable_general_desc() { return &Read().descs[1]; }
  const PhoneNumberDesc& fixed_line() const { return Desc(2); }
  const PhoneNumberDesc& mobile() const { return Desc(3); }
  const PhoneNumberDesc& toll_free() const { return Desc(4); }
  const PhoneNumberDesc& premium_rate() const { return Desc(5); }
  const PhoneNumberDesc& shared_cost() const { return Desc(6); }
  const PhoneNumberDesc& personal_number() const { return Desc(7); }
  const PhoneNumberDesc& voip() const { return Desc(8); }
  const PhoneNumberDesc& pager() const { return Desc(21); }
  const PhoneNumberDesc& no_international_dialling() const { return Desc(24); }
  const PhoneNumberDesc& uan() const { return Desc(25); }
  const PhoneNumberDesc& voicemail() const { return Desc(28); }

  const std::string& international_prefix() const { return Text(11); }
  const std::string& national_prefix() const { return Text(12); }
  bool has_national_prefix() const { return !Text(12).empty(); }
  const std::string& preferred_extn_prefix() const { return Text(13); }
  bool has_preferred_extn_prefix() const { return !Text(13).empty(); }
  const std::string& national_prefix_for_parsing() const { return Text(15); }
  void set_national_prefix_for_parsing(const std::string& value) { Read().texts[15] = value; }
  void clear_national_prefix_for_parsing() { Read().texts[15].clear(); }
  const std::string& national_prefix_transform_rule() const { return Text(16); }
  void set_national_prefix_transform_rule(const std::string& value) { Read().texts[16] = value; }
  const std::string& preferred_international_prefix() const { return Text(17); }
  bool has_preferred_international_prefix() const { return !Text(17).empty(); }
  const std::string& leading_digits() const { return Text(23); }
  bool has_leading_digits() const { return !Text(23).empty(); }
  bool same_mobile_and_fixed_line_pattern() const { return Read().same_mobile_and_fixed_line; }
  bool mobile_number_portable_region() const { return Read().portable; }

  const google::protobuf::RepeatedPtrField<NumberFormat>& number_format() const {
    return Formats(Read().number_format);
  }
  const NumberFormat& number_format(int i) const { return number_format().Get(i); }
  int number_format_size() const { return number_format().size(); }
  const google::protobuf::RepeatedPtrField<NumberFormat>& intl_number_format() const {
    return Formats(Read().intl_number_format);
  }
  const NumberFormat& intl_number_format(int i) const { return intl_number_format().Get(i); }
  int intl_number_format_size() const { return intl_number_format().size(); }

 private:
  // Formats stay text until a number is formatted.
  struct FormatList {
    std::vector<std::string_view> lines;
    google::protobuf::RepeatedPtrField<NumberFormat> formats;
  };
  static constexpr std::size_t kFields = 34;
  struct Fields {
    std::string text;                            // the others are views of it
    std::array<PhoneNumberDesc, kFields> descs;  // by field number
    std::array<std::string, kFields> texts;      // by field number
    FormatList number_format;
    FormatList intl_number_format;
    bool same_mobile_and_fixed_line = false;
    bool portable = false;
  };

  Fields& Read() const;
  const PhoneNumberDesc& Desc(std::size_t field) const { return Read().descs[field]; }
  const std::string& Text(std::size_t field) const { return Read().texts[field]; }
  static const google::protobuf::RepeatedPtrField<NumberFormat>& Formats(FormatList& list);

  friend class PhoneMetadataCollection;

  std::shared_ptr<const sipattach::phone::metadata::PackedPlans> plans_;
  std::size_t index_ = 0;
  std::string id_;
  int country_code_ = 0;
  bool main_country_for_code_ = false;
  mutable std::shared_ptr<Fields> fields_;
};

class PhoneMetadataCollection {
 public:
  // Takes the packed number plans, not protobuf's wire format. Keeps views of `data`, which must
  // outlive every message read from it. False if it holds no plan.
  bool ParseFromArray(const void* data, int size);
  const google::protobuf::RepeatedPtrField<PhoneMetadata>& metadata() const { return metadata_; }

 private:
  google::protobuf::RepeatedPtrField<PhoneMetadata> metadata_;
};

}  // namespace phonenumbers
}  // namespace i18n

#endif  // SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONEMETADATA_PB_H_
