// The formats that the schema uses and JSON Schema does not define, as one would write them for a page:
// small, and without anything that only Node has.

const HOST = String.raw`(?:\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]*[a-z\d])?)`;
const PORT = String.raw`(?::\d{1,5})?`;
const USER = String.raw`(?:[^@:;?\s]+(?::[^@;?\s]*)?@)?`;
const SIP_URI = new RegExp(String.raw`^sips?:${USER}${HOST}${PORT}(?:;[^?\s]*)?(?:\?\S*)?$`, "i");
const BARE_HOST = new RegExp(`^${HOST}${PORT}$`, "i");
const TOKEN = /^[\w\-.!%*+`'~]+$/; // RFC 3261 section 25.1
const STACK_HEADERS = new Set(
  (
    "via v from f to t call-id i cseq contact m max-forwards route record-route content-length l " +
    "content-type c authorization proxy-authorization"
  ).split(" "),
);

export const formats = {
  "sip-uri": SIP_URI,
  "sip-destination": (text) => SIP_URI.test(text) || BARE_HOST.test(text),
  "sip-header-name": (text) => TOKEN.test(text) && !STACK_HEADERS.has(text.toLowerCase()),
};
