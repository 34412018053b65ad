#ifndef SIPATTACH_PHONE_PHONE_H_
#define SIPATTACH_PHONE_PHONE_H_

// What the engine asks of libphonenumber. Nothing outside engine/phone knows that library.
//
// One thread at a time: reading fills in caches, also in const-looking functions. No input aborts,
// and the time for one is bounded: a text over 250 UTF-16 units is refused, whatever it holds.

#include <string>
#include <string_view>

namespace sipattach::phone {

// Why a text could not be read as a number at all (PhoneNumberUtil::ErrorType).
enum class ParseError {
  kNone,
  kInvalidCountryCode,  // no known calling code, or a national number without a region
  kNotANumber,          // no digits where a number should be
  kTooShortAfterIdd,    // nothing useful behind the international prefix
  kTooShortNsn,         // under two digits
  kTooLong,             // over the length any plan allows, or an input over 250 characters
};

// Whether the length fits the number plan (PhoneNumberUtil::ValidationResult).
enum class Length { kPossible, kLocalOnly, kUnknownCallingCode, kTooShort, kTooLong, kInvalid };

struct Number {
  ParseError error = ParseError::kNone;
  // All below is meaningful only without an error.
  Length length = Length::kPossible;
  bool valid = false;  // assigned by the number plan that this build knows
  // Neither a "+", an international prefix nor the calling code itself was in the text: it is that
  // of the default region.
  bool from_default_region = false;
  int country_code = 0;   // calling code, such as 44
  std::string region;     // ISO 3166-1 alpha-2, "001" for non-geographic codes, or empty
  std::string_view type;  // "mobile", "fixed_line_or_mobile", "toll_free", …; empty if unknown
  std::string national_significant;
  std::string e164;           // "+14155550132"
  std::string extension;      // digits behind "x", ";ext="; empty if none
  std::string national;       // "(415) 555-0132"; only when formats were asked for
  std::string international;  // "+1 415-555-0132"; only when formats were asked for
};

// Reads any text that libphonenumber reads: formatted, tel: URI (RFC 3966), letters, full-width
// digits. default_region: ISO 3166-1 alpha-2 in upper case, or empty: then only international forms
// are read.
[[nodiscard]] Number Read(std::string_view text, std::string_view default_region, bool formats);

// Whether it reads as a number that the number plan has assigned.
[[nodiscard]] bool IsAssigned(std::string_view text, std::string_view default_region);

// Whether national digits that are assigned to nobody are rather the number of a subscriber without
// its area code: as few as such a number has, where area codes are dialled with a zero.
[[nodiscard]] bool MayLackArea(std::string_view national, std::string_view region);

// Whether the number plans know this region ("US"; not "001", not "us").
[[nodiscard]] bool IsSupportedRegion(std::string_view region);

// The region to which a calling code belongs in the first place: "US" for 1, "001" for 800; empty
// where there is no such code.
[[nodiscard]] std::string_view MainRegionOf(int calling_code);

// The calling code of a region, 0 where it is not known.
[[nodiscard]] int CallingCodeOf(std::string_view region);

// Version of the npm package google-libphonenumber that the number plans come from, such as
// "3.2.47". The package does not say which libphonenumber it was made from.
[[nodiscard]] std::string_view MetadataVersion();

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PHONE_H_
