import { parsePhoneNumberFromString } from "libphonenumber-js/max";

export function readNumber(text, region) {
  // Without `extract`, words around a number make it none, as they do for the others.
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  if (number === undefined) return null;
  const valid = number.isValid();
  return {
    e164: number.number,
    validity: valid ? "valid" : number.isPossible() ? "possible" : "invalid",
    region: number.country ?? null,
    type: number.getType() ?? null,
    national: number.formatNational(),
    international: number.formatInternational(),
  };
}
