import library from "google-libphonenumber";

const { PhoneNumberFormat, PhoneNumberUtil } = library;
const util = PhoneNumberUtil.getInstance();

export function readNumber(text, region) {
  let number;
  try {
    number = util.parse(text, region);
  } catch {
    return null;
  }
  const country = util.getRegionCodeForNumber(number);
  const valid = util.isValidNumberForRegion(number, country ?? undefined);
  return {
    e164: util.format(number, PhoneNumberFormat.E164),
    validity: valid ? "valid" : util.isPossibleNumber(number) ? "possible" : "invalid",
    region: country ?? null,
    type: util.getNumberType(number),
    national: util.format(number, PhoneNumberFormat.NATIONAL),
    international: util.format(number, PhoneNumberFormat.INTERNATIONAL),
  };
}
