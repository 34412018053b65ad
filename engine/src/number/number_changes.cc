#include <algorithm>

#include "number/number_reader.h"
#include "number/typed_number.h"
#include "text/ascii.h"

namespace sipattach {

// Reports one diagnostic for each thing that was assumed or removed, and at least one if what is
// sent differs from the input. They share one fix: to write what is sent.
void NumberReader::ReportChanges() {
  if (reading_.value == reading_.input) return;
  bool told = false;
  const auto tell = [&](Code code, bool applies) {
    if (!applies) return;
    told = true;
    if (context_.counted.test(static_cast<std::size_t>(code))) {
      report_.Add(code, Pointer());
      return;
    }
    Diagnostic& said = code == Code::kNumberRegionAssumed
                           ? remarks_.Say(code, reading_.value, context_.default_region)
                           : SayValue(code);
    said.fix = WriteFix(reading_.value);
  };
  const std::size_t digits = CountDigits(text_);
  const std::size_t sent = reading_.value.size() - 1;
  const std::size_t national = number_.national_significant.size();
  const bool plus = text_.starts_with('+');
  // Without letters, missing digits are those that the region's plan puts before a short form.
  const bool vanity = digits < (number_.from_default_region ? national : sent) &&
                      std::any_of(text_.begin(), text_.end(), IsAlpha);
  tell(Code::kNumberInvisibleCharacters, clean_.had_invisible);
  tell(Code::kNumberFromNameAddr, from_name_addr_);
  tell(Code::kNumberFromSipUri, from_sip_uri_ && !from_name_addr_);
  tell(Code::kNumberVanityLetters, vanity);
  tell(Code::kNumberNationalPrefix, plus && HasNationalPrefix());
  tell(Code::kNumberLegacyForm, plus && !told && !vanity && HasMobilePrefix() &&
                                    DigitsOf(text_) != reading_.value.substr(1));
  tell(Code::kNumberRegionAssumed, number_.from_default_region);
  tell(Code::kNumberReformatted, !told);
}

// 555-0100 to 555-0199 is reserved for fiction in every area code (ATIS-0300115).
bool NumberReader::IsFictional() const {
  return number_.country_code == 1 && number_.national_significant.size() == 10 &&
         number_.national_significant.compare(3, 5, "55501") == 0;
}

// "+44 (0)20 …": one digit more than is sent, between the calling code and the rest.
bool NumberReader::HasNationalPrefix() const {
  const std::string typed = DigitsOf(text_);
  return !HasMobilePrefix() && typed.size() == reading_.value.size() &&
         typed.ends_with(number_.national_significant) &&
         typed.starts_with(std::to_string(number_.country_code));
}

// Mexico wrote a 1 and Argentina writes a 9 or 15 between the calling code and a mobile number.
bool NumberReader::HasMobilePrefix() const {
  return number_.country_code == 52 || number_.country_code == 54;
}

}  // namespace sipattach
