// The other implementation: google-libphonenumber, Google's own JavaScript edition. Returns the same tab-separated
// line as read_numbers.cc.

import libphonenumber from "google-libphonenumber";

const { PhoneNumberFormat, PhoneNumberUtil } = libphonenumber;
const util = PhoneNumberUtil.getInstance();

const ERRORS = {
  "Invalid country calling code": "invalid_country_code",
  "The string supplied did not seem to be a phone number": "not_a_number",
  "Phone number too short after IDD": "too_short_after_idd",
  "The string supplied is too short to be a phone number": "too_short_nsn",
  "The string supplied is too long to be a phone number": "too_long",
};

const LENGTHS = {
  [PhoneNumberUtil.ValidationResult.IS_POSSIBLE]: "possible",
  [PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY]: "local_only",
  [PhoneNumberUtil.ValidationResult.INVALID_COUNTRY_CODE]: "unknown_calling_code",
  [PhoneNumberUtil.ValidationResult.TOO_SHORT]: "too_short",
  [PhoneNumberUtil.ValidationResult.TOO_LONG]: "too_long",
  [PhoneNumberUtil.ValidationResult.INVALID_LENGTH]: "invalid",
};

const TYPES = Object.fromEntries(
  Object.entries(libphonenumber.PhoneNumberType).map(([name, value]) => [
    value,
    name === "UNKNOWN" ? "" : name.toLowerCase(),
  ]),
);

function parse(text, region) {
  try {
    return { number: util.parse(text, region || undefined) };
  } catch (error) {
    const name = ERRORS[error.message];
    if (!name) throw error;
    return { error: name };
  }
}

export const FIELDS = ["error", "length", "valid", "region", "type", "e164", "extension", "national", "international"];

export function read(text, region) {
  const { error, number } = parse(text, region);
  if (error) return error;
  // The oracle keeps the digits of an extension as they were written; the engine writes ASCII.
  const extension = PhoneNumberUtil.normalizeDigitsOnly(number.getExtensionOrDefault());
  if (extension) number.setExtension(extension);
  return [
    "none",
    LENGTHS[util.isPossibleNumberWithReason(number)],
    util.isValidNumber(number) ? "valid" : "invalid",
    util.getRegionCodeForNumber(number) ?? "",
    TYPES[util.getNumberType(number)],
    util.format(number, PhoneNumberFormat.E164),
    extension,
    util.format(number, PhoneNumberFormat.NATIONAL),
    util.format(number, PhoneNumberFormat.INTERNATIONAL),
  ].join("\t");
}
