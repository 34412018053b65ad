#ifndef SIPATTACH_NUMBER_NUMBER_READER_H_
#define SIPATTACH_NUMBER_NUMBER_READER_H_

// Reads one number, step by step. An Offer… or Say… step that returns true has reported all there
// is to say about the number, and no other step follows.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "number/number_range.h"
#include "number/number_reading.h"
#include "number/number_remarks.h"
#include "phone/phone.h"
#include "text/clean_text.h"

namespace sipattach {

// The fewest digits of a number whose calling code is unknown, and the most that E.164 §6 allows.
// Both include the calling code.
inline constexpr std::size_t kMinUnknownDigits = 7;
inline constexpr std::size_t kMaxE164Digits = 15;

inline bool IsDigitsAndSeparators(std::string_view text) {
  return text.find_first_not_of("0123456789 -.()/") == std::string_view::npos;
}

class NumberReader {
 public:
  NumberReader(std::string_view input, const NumberContext& context, const Pointer& at,
               Report& report, NumberReading& reading);

  void Read();

 private:
  // number_reader.cc: tells the kinds of text apart, and accepts numbers
  [[nodiscard]] bool IsLikelyIdentity() const;
  [[gnu::noinline]] void ReportScientific();
  [[gnu::noinline]] void ReadRange(const NumberRange& range);
  void ReadTelephoneNumber();
  [[gnu::noinline]] void ReadWithoutBracketedZero();
  void AcceptNumber();
  void AcceptUnknownCountryCode();
  void ModernizeMexican();
  [[nodiscard]] std::optional<std::string> StableValue() const;
  [[nodiscard]] phone::Number ReadMeant(std::string_view text) const;

  // number_faults.cc: what is wrong with a number that is not sent, or not as it was typed
  void ReportUnreadable();
  bool ReportLength();
  bool ReportLeadingZero();
  [[gnu::noinline]] void SayTooShort();
  [[gnu::noinline]] void OfferExtension(Diagnostic& diagnostic);
  [[gnu::noinline]] void SayTooLong();
  [[gnu::noinline]] bool SaySeveral();
  [[gnu::noinline]] Diagnostic& SayExtension(std::string_view extension, const std::string& value);
  [[gnu::noinline]] bool SayExtensionBehindDigits();
  [[gnu::noinline]] std::optional<Fix> WriteWithZero() const;
  [[gnu::noinline]] [[nodiscard]] bool LacksArea() const;
  [[nodiscard]] bool IsForeign() const;
  [[nodiscard]] bool IsShortCode() const;

  // number_in_text.cc: finds the number among what is written around it
  [[gnu::noinline]] bool OfferWithoutRest();
  void TakeParameters(std::string_view user, std::string_view rest);
  bool OfferDecoded();
  bool OfferWithoutDialledPrefix();
  bool OfferWithoutDialledCharacters();
  bool OfferDigits();
  bool OfferWithoutWords();
  [[gnu::noinline]] bool OfferNumberBeforeWords();
  [[gnu::noinline]] bool OfferBesideWords();
  bool OfferNumberBehindCode();
  [[gnu::noinline]] bool OfferNumberBeforeWordWithin();
  [[gnu::noinline]] bool OfferNumberBehindWords();
  [[gnu::noinline]] bool OfferWithoutSigns();

  // other_readings.cc: whose number the digits may be instead
  [[gnu::noinline]] bool OfferAmerican();
  bool OfferInternational();
  bool OfferAssigned();
  bool OfferBothReadings();
  [[gnu::noinline]] bool OfferOwnCountry();
  [[gnu::noinline]] bool OfferWithoutEnd();
  [[gnu::noinline]] bool OfferWithoutPlace();
  [[gnu::noinline]] void SayAmbiguous(const std::string& value, const std::string& other);
  bool OfferMeant(const phone::Number& meant);
  [[nodiscard]] bool HasLooseEnd() const;
  [[nodiscard]] bool LacksUsualPrefix() const;
  [[gnu::noinline]] [[nodiscard]] bool MayBeAmerican(std::string_view typed) const;
  [[nodiscard]] bool HasOneDigitTooMany(std::string_view digits) const;
  [[nodiscard]] bool IsPrefixInDoubt(std::string_view digits, std::size_t prefix) const;
  [[nodiscard]] bool MayHaveUnknownCountryCode(std::size_t prefix, std::string_view digits) const;
  // The length of a leading "00" or "011", with which many countries dial abroad; 0 if there is
  // none.
  static std::size_t InternationalPrefix(std::string_view digits);

  // number_changes.cc: how what is sent differs from what was typed
  void ReportChanges();
  [[nodiscard]] bool IsFictional() const;
  [[nodiscard]] bool HasNationalPrefix() const;
  [[nodiscard]] bool HasMobilePrefix() const;

  Diagnostic& Say(Code code) { return remarks_.Say(code); }
  Diagnostic& SayMeant(Code code, std::string_view value) { return remarks_.Say(code, value); }
  Diagnostic& SayValue(Code code) { return remarks_.Say(code, reading_.value); }
  [[nodiscard]] std::string ShownInput() const { return remarks_.shown_input(); }
  [[nodiscard]] Fix WriteFix(std::string_view value) const { return remarks_.Write(value); }
  [[nodiscard]] Fix ChoiceFix(std::string_view value) const { return remarks_.Choose(value); }

  const NumberContext& context_;
  const Pointer& at_;
  Report& report_;
  NumberReading& reading_;
  NumberRemarks remarks_;
  CleanText clean_;
  std::string_view text_;  // the part of clean_.text that is read as a number
  bool is_bare_ = false;
  bool from_sip_uri_ = false;
  bool from_name_addr_ = false;
  phone::Number number_;
};

}  // namespace sipattach

#endif  // SIPATTACH_NUMBER_NUMBER_READER_H_
