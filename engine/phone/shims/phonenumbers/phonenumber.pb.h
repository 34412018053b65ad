#ifndef SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONENUMBER_PB_H_
#define SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONENUMBER_PB_H_

// The message PhoneNumber of phonenumber.proto, without protobuf.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

// The original header includes it.
#include "google/protobuf/repeated_field.h"

namespace i18n {
namespace phonenumbers {

class PhoneNumber {
 public:
  enum CountryCodeSource {
    UNSPECIFIED = 0,
    FROM_NUMBER_WITH_PLUS_SIGN = 1,
    FROM_NUMBER_WITH_IDD = 5,
    FROM_NUMBER_WITHOUT_PLUS_SIGN = 10,
    FROM_DEFAULT_COUNTRY = 20,
  };

  static const PhoneNumber& default_instance() {
    static const PhoneNumber instance;
    return instance;
  }
  void Clear() { *this = PhoneNumber(); }
  void CopyFrom(const PhoneNumber& other) { *this = other; }
  void Swap(PhoneNumber* other) { std::swap(*this, *other); }
  void MergeFrom(const PhoneNumber& other) {
    if (other.country_code_) country_code_ = other.country_code_;
    if (other.national_number_) national_number_ = other.national_number_;
    if (other.extension_) extension_ = other.extension_;
    if (other.italian_leading_zero_) italian_leading_zero_ = other.italian_leading_zero_;
    if (other.number_of_leading_zeros_) number_of_leading_zeros_ = other.number_of_leading_zeros_;
    if (other.raw_input_) raw_input_ = other.raw_input_;
    if (other.country_code_source_) country_code_source_ = other.country_code_source_;
    if (other.carrier_code_) carrier_code_ = other.carrier_code_;
  }

  bool has_country_code() const { return country_code_.has_value(); }
  int32_t country_code() const { return country_code_.value_or(0); }
  void set_country_code(int32_t value) { country_code_ = value; }
  void clear_country_code() { country_code_.reset(); }

  bool has_national_number() const { return national_number_.has_value(); }
  uint64_t national_number() const { return national_number_.value_or(0); }
  void set_national_number(uint64_t value) { national_number_ = value; }
  void clear_national_number() { national_number_.reset(); }

  bool has_extension() const { return extension_.has_value(); }
  const std::string& extension() const { return TextOf(extension_); }
  void set_extension(std::string value) { extension_ = std::move(value); }
  void clear_extension() { extension_.reset(); }

  bool has_italian_leading_zero() const { return italian_leading_zero_.has_value(); }
  bool italian_leading_zero() const { return italian_leading_zero_.value_or(false); }
  void set_italian_leading_zero(bool value) { italian_leading_zero_ = value; }
  void clear_italian_leading_zero() { italian_leading_zero_.reset(); }

  bool has_number_of_leading_zeros() const { return number_of_leading_zeros_.has_value(); }
  int32_t number_of_leading_zeros() const { return number_of_leading_zeros_.value_or(1); }
  void set_number_of_leading_zeros(int32_t value) { number_of_leading_zeros_ = value; }
  void clear_number_of_leading_zeros() { number_of_leading_zeros_.reset(); }

  bool has_raw_input() const { return raw_input_.has_value(); }
  const std::string& raw_input() const { return TextOf(raw_input_); }
  void set_raw_input(std::string value) { raw_input_ = std::move(value); }
  void clear_raw_input() { raw_input_.reset(); }

  bool has_country_code_source() const { return country_code_source_.has_value(); }
  CountryCodeSource country_code_source() const {
    return country_code_source_.value_or(UNSPECIFIED);
  }
  void set_country_code_source(CountryCodeSource value) { country_code_source_ = value; }
  void clear_country_code_source() { country_code_source_.reset(); }

  bool has_preferred_domestic_carrier_code() const { return carrier_code_.has_value(); }
  const std::string& preferred_domestic_carrier_code() const { return TextOf(carrier_code_); }
  void set_preferred_domestic_carrier_code(std::string value) { carrier_code_ = std::move(value); }
  void clear_preferred_domestic_carrier_code() { carrier_code_.reset(); }

 private:
  static const std::string& TextOf(const std::optional<std::string>& text) {
    static const std::string empty;
    return text ? *text : empty;
  }

  std::optional<int32_t> country_code_;
  std::optional<uint64_t> national_number_;
  std::optional<std::string> extension_;
  std::optional<bool> italian_leading_zero_;
  std::optional<int32_t> number_of_leading_zeros_;
  std::optional<std::string> raw_input_;
  std::optional<CountryCodeSource> country_code_source_;
  std::optional<std::string> carrier_code_;
};

}  // namespace phonenumbers
}  // namespace i18n

#endif  // SIPATTACH_PHONE_SHIMS_PHONENUMBERS_PHONENUMBER_PB_H_
