// The three formats that attach.schema.json uses and JSON Schema does not define.
import { isBareHost, parseSipUri } from "./sip-uri.mjs";

const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/; // RFC 3261 section 25.1

// Headers that belong to the SIP stack, with their compact forms (RFC 3261 section 7.3.3).
const STACK_HEADERS = new Set([
  "via",
  "v",
  "from",
  "f",
  "to",
  "t",
  "call-id",
  "i",
  "cseq",
  "contact",
  "m",
  "max-forwards",
  "route",
  "record-route",
  "content-length",
  "l",
  "content-type",
  "c",
  "authorization",
  "proxy-authorization",
]);

export const formats = {
  "sip-uri": (text) => parseSipUri(text) !== null,
  "sip-destination": (text) => parseSipUri(text) !== null || isBareHost(text),
  "sip-header-name": (text) => TOKEN.test(text) && !STACK_HEADERS.has(text.toLowerCase()),
};
