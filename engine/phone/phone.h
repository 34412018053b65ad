#ifndef SIPATTACH_PHONE_PHONE_H_
#define SIPATTACH_PHONE_PHONE_H_

// The engine's interface to libphonenumber. Nothing outside of engine/phone knows that library.
//
// One thread at a time: reading fills caches, even in functions that look const. No input makes it
// abort, and the time for each is bounded: a text of over 250 UTF-16 units is refused.

#include <string>
#include <string_view>

namespace sipattach::phone {

// Why a text could not be read as a number at all (PhoneNumberUtil::ErrorType).
enum class ParseError {
  kNone,
  kInvalidCountryCode,  // no known calling code, or a national number without a region
  kNotANumber,          // no digits where a number should be
  kTooShortAfterIdd,    // nothing useful after the international prefix
  kTooShortNsn,         // fewer than two digits
  kTooLong,             // longer than any plan allows, or an input of over 250 characters
};

// Whether the length fits the number plan (PhoneNumberUtil::ValidationResult).
enum class Length { kPossible, kLocalOnly, kUnknownCallingCode, kTooShort, kTooLong, kInvalid };

struct Number {
  ParseError error = ParseError::kNone;
  // Everything below is meaningful only without an error.
  Length length = Length::kPossible;
  bool valid = false;  // assigned by the number plan that this build knows
  // The text had no "+", international prefix or calling code, so the calling code is that of the
  // default region.
  bool from_default_region = false;
  int country_code = 0;   // calling code, such as 44
  std::string region;     // ISO 3166-1 alpha-2, "001" for non-geographic codes, or empty
  std::string_view type;  // "mobile", "fixed_line_or_mobile", "toll_free", …; empty if unknown
  std::string national_significant;
  std::string e164;           // "+14155550132"
  std::string extension;      // digits after "x", ";ext="; empty if none
  std::string national;       // "(415) 555-0132"; only when formats were asked for
  std::string international;  // "+1 415-555-0132"; only when formats were asked for
};

// Reads any text that libphonenumber reads: formatted numbers, tel: URIs (RFC 3966), letters,
// full-width digits. `default_region` is ISO 3166-1 alpha-2 in upper case. If it is empty, only
// international forms are read. `formats` asks for `national` and `international`.
[[nodiscard]] Number Read(std::string_view text, std::string_view default_region, bool formats);

// Whether the text reads as a number that the number plan has assigned.
[[nodiscard]] bool IsAssigned(std::string_view text, std::string_view default_region);

// Whether unassigned national digits may be a subscriber's number without its area code: the region
// dials area codes with a zero, and there are no more digits than such a number has.
[[nodiscard]] bool MayLackArea(std::string_view national, std::string_view region);

// Whether the number plans know this region ("US"; not "001", not "us").
[[nodiscard]] bool IsSupportedRegion(std::string_view region);

// The main region of a calling code: "US" for 1, "001" for 800; empty if there is no such code.
[[nodiscard]] std::string_view MainRegionOf(int calling_code);

// The calling code of a region, or 0 if it is unknown.
[[nodiscard]] int CallingCodeOf(std::string_view region);

// The version of the npm package google-libphonenumber that the number plans come from, such as
// "3.2.47". The package does not say which libphonenumber it was made from.
[[nodiscard]] std::string_view MetadataVersion();

}  // namespace sipattach::phone

#endif  // SIPATTACH_PHONE_PHONE_H_
