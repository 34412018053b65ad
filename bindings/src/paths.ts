// Paths of the API calls that the package itself makes. The engine has those that attach, read back, update and detach.

import { textOf } from "./arguments.js";

export const NUMBERS = "/v1/sip/numbers";
export const INBOUND = "/v1/inbound";
export const STATUS = "/v1/sip/status";
export const TEST_CALL = "/v1/sip/test-call";
export const TEST_CALL_STATUS = "/v1/sip/test-call/status";
export const DISCOVER = "/v1/sip/discover";
export const FIREWALL = "/v1/sip/firewall-ips";
export const TRUNKS = "/v1/sip/trunks";
/** Appended to the path of a trunk. */
export const TEST_CONNECTION = "/test-connection";

/** The URL of the account's trunks, or of one of them. `base_url` is that of the API, as readBaseUrl returns it. */
export function trunkUrl(base_url: string, id?: string): string {
  const own = id === undefined ? "" : `/${encodeURIComponent(textOf("id", id))}`;
  return textOf("base_url", base_url) + TRUNKS + own;
}
