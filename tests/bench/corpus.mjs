// The work of every contender: a draft and numbers as people write them. The same seed gives the same
// corpus.
import libphonenumber from "google-libphonenumber";
import { randomSource, readPlans } from "../phone-differential/generate.mjs";

const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = libphonenumber;
const util = PhoneNumberUtil.getInstance();

export const CONTEXT = {
  default_region: "US",
  base_url: "https://api.bland.ai",
  skip_invalid: true,
};

// The types that people attach to trunks. The plans of rarer types differ between the peers' releases.
const TYPES = ["FIXED_LINE", "MOBILE", "FIXED_LINE_OR_MOBILE", "TOLL_FREE"].map((name) => PhoneNumberType[name]);

// Shares of a list: most are of the default region, some are repeated, a few are not numbers.
const HOME_SHARE = 0.6;
const REPEATED_SHARE = 0.02;
const UNREADABLE_SHARE = 0.01;
const UNREADABLE = ["n/a", "12345", "+1 415 555", "call reception", "0"];

const HOME_STYLES = [
  (e164) => e164,
  (e164) => e164.slice(2).replace(/(...)(...)(....)/, "($1) $2-$3"),
  (e164) => e164.slice(2).replace(/(...)(...)(....)/, "$1-$2-$3"),
  (e164) => e164.slice(2).replace(/(...)(...)(....)/, "$1.$2.$3"),
  (e164) => e164.slice(2),
  (e164) => e164.slice(1),
  (e164) => e164.replace(/\+1(...)(...)(....)/, "+1 $1 $2 $3"),
];
const FOREIGN_STYLES = [
  (number) => util.format(number, PhoneNumberFormat.E164),
  (number) => util.format(number, PhoneNumberFormat.INTERNATIONAL),
  (number) => util.format(number, PhoneNumberFormat.INTERNATIONAL).replaceAll(" ", "-"),
  (number) => util.format(number, PhoneNumberFormat.E164).replace("+", "011"),
];

/** `count` texts; those that are numbers are valid. */
export function makeNumbers(count, seed = 1) {
  const random = randomSource(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const plans = readPlans().filter(({ region, examples }) => region !== "001" && examples.length > 0);
  const home = plans.find(({ region }) => region === CONTEXT.default_region);
  const texts = [];
  while (texts.length < count) {
    const share = random();
    if (share < UNREADABLE_SHARE) {
      texts.push(pick(UNREADABLE));
    } else if (share < UNREADABLE_SHARE + REPEATED_SHARE && texts.length > 0) {
      texts.push(pick(texts));
    } else {
      const isHome = random() < HOME_SHARE;
      const number = validNumber(isHome ? home : pick(plans), random, pick);
      texts.push(
        isHome ? pick(HOME_STYLES)(util.format(number, PhoneNumberFormat.E164)) : pick(FOREIGN_STYLES)(number),
      );
    }
  }
  return texts;
}

/** `count` North American numbers with random digits, more than half of which are not assigned. */
export function makeUnassigned(count, seed = 1) {
  const random = randomSource(seed);
  const digits = (length) => Array.from({ length }, () => Math.floor(random() * 10)).join("");
  return Array.from({ length: count }, () => `+1${2 + Math.floor(random() * 8)}${digits(9)}`);
}

/** A valid number of a plan: one of its examples with other digits at the end. */
function validNumber({ callingCode, examples }, random, pick) {
  for (;;) {
    const example = pick(examples);
    const changed = Math.min(4 + Math.floor(random() * 4), example.length - 1);
    let digits = example.slice(0, example.length - changed);
    while (digits.length < example.length) digits += Math.floor(random() * 10);
    const number = util.parse(`+${callingCode}${digits}`);
    if (util.isValidNumber(number) && TYPES.includes(util.getNumberType(number))) return number;
  }
}

const HEADERS = [
  { type: "custom", key: "X-Account", value: "account" },
  { type: "custom", key: "X-Queue", value: "queue" },
  { type: "custom", key: "tenant", value: "example", passthrough: true },
  { type: "uui", target: "case", purpose: "isdn-uui", encoding: "hex", content: "isdn-uui" },
];

/** The draft of an attach request from a form that is filled in completely. */
export function makeDraft(numbers) {
  return {
    phone_numbers: numbers,
    directions: [
      {
        type: "inbound",
        auth_mode: "register",
        register_auth: { username: "pbx", password: "correct horse battery" },
        sip_endpoint: "sip:pbx.example.com",
        headers: { direction: "inbound", headers: HEADERS },
      },
      {
        type: "outbound",
        sip_endpoint: "sip:calls@sip.example.com;transport=tls",
        options: {
          port: 5061,
          transport: "tls",
          secure_media: true,
          sip_username: "calls",
          sip_password: "correct horse",
        },
        headers: {
          direction: "outbound",
          headers: [
            { type: "custom", key: "account", value: "X-Account" },
            { type: "custom", key: "X-Source", value: "agent", passthrough: true },
          ],
        },
      },
    ],
    service: "sip",
  };
}
