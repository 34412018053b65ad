import { parsePhoneNumberFromString } from "libphonenumber-js/max";

export function readNumber(text, region) {
  // Without `extract`, a text with words around the number is not a number, as with the other peers.
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
