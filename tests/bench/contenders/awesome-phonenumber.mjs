import { parsePhoneNumber } from "awesome-phonenumber";

export function readNumber(text, region) {
  const { number, valid, possible, regionCode, type } = parsePhoneNumber(text, {
    regionCode: region,
  });
  if (number === undefined) return null;
  return {
    e164: number.e164,
    validity: valid ? "valid" : possible ? "possible" : "invalid",
    region: regionCode ?? null,
    type: type ?? null,
    national: number.national,
    international: number.international,
  };
}
