import { ApiError } from "./api-error.mjs";

const BEARER = /^bearer +/i;

/** Accepts `sk-test…`, bare or after `Bearer`; otherwise throws what the API would answer. */
export function authorize(header) {
  const key = (header ?? "").trim().replace(BEARER, "");
  if (/^sk-test[\w-]*$/.test(key)) return;
  if (/^sk-noentitlement[\w-]*$/.test(key)) {
    throw new ApiError(403, "SIP_NOT_ENABLED", "SIP is not enabled for this account.");
  }
  throw new ApiError(401, "AUTH_FAILURE", "Unauthorized");
}
