// Generates numbers whose readings are compared: from every region and type of the number plans, written in every
// way that people (and broken programs) write them. The same seed gives the same numbers.

import libphonenumber from "google-libphonenumber";

const { metadata, PhoneNumberFormat, PhoneNumberUtil } = libphonenumber;
const util = PhoneNumberUtil.getInstance();

// mulberry32, a small generator of uniform 32-bit numbers.
export function randomSource(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Field numbers of phonemetadata.proto.
const TYPE_FIELDS = [2, 3, 4, 5, 6, 7, 8, 21, 25, 28];
const EXAMPLE = 6;
const LENGTHS = 9;
const CALLING_CODE = 10;
const IDD = 11;
const NATIONAL_PREFIX = 12;
const GENERAL = 1;

// What the plans say about each region: calling code, prefixes, and example numbers by type.
export function readPlans() {
  return Object.entries(metadata.countryToMetadata).map(([key, plan]) => ({
    region: Number.isNaN(Number(key)) ? key : "001",
    callingCode: String(plan[CALLING_CODE]),
    idd: /^\d+$/.test(plan[IDD] ?? "") ? plan[IDD] : "00",
    nationalPrefix: plan[NATIONAL_PREFIX] ?? "",
    lengths: (plan[GENERAL]?.[LENGTHS] ?? []).filter((length) => length > 0),
    examples: TYPE_FIELDS.map((field) => plan[field]?.[EXAMPLE]).filter(Boolean),
  }));
}

const PUNCTUATION = [
  " ",
  "-",
  ".",
  "/",
  "(",
  ")",
  "  ",
  "‐",
  "–",
  "−",
  "－",
  "\u00a0",
  "\u3000",
  "\u200b",
  "\u2060",
  "～",
  "~",
  "[",
  "]",
  "*",
  "x",
  "\t",
  "\n",
];
const JUNK = [
  "Tel: ",
  "call ",
  "☎",
  "a",
  "$",
  "\u200e",
  "\u202a",
  "\ufeff",
  "=",
  "'",
  '"',
  "#",
  "+",
  "++",
  "＋",
  "00",
  "(0)",
  ",",
  ";",
  "é",
  "中",
  "\u0000",
  "\u0007",
  "\u0085",
  "\ufffe",
  "\\",
  "%",
  "<b>",
  "ext",
  "😀",
  "1",
];
const EXTENSIONS = [
  "x",
  " x",
  " ext. ",
  " ext ",
  ";ext=",
  ",",
  ",,",
  ";",
  "#",
  " extn",
  " extension ",
  "~",
  " int ",
  " anexo ",
  " доб. ",
  " ДОБ ",
  "ｅｘｔ",
  "ｘ",
  " Ext:",
  " EXTENSIÓN ",
  " extensión ",
  " - ",
];
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ZEROS = { fullWidth: 0xff10, arabic: 0x660, persian: 0x6f0, devanagari: 0x966 };

export class Generator {
  constructor(seed) {
    this.random = randomSource(seed);
    this.plans = readPlans();
  }

  integer(limit) {
    return Math.floor(this.random() * limit);
  }
  pick(list) {
    return list[this.integer(list.length)];
  }
  chance(probability) {
    return this.random() < probability;
  }
  digits(length) {
    return Array.from({ length }, () => this.integer(10)).join("");
  }

  // A national significant number: an example with some digits changed, or digits of some length.
  significant(plan) {
    if (plan.examples.length === 0 || this.chance(0.1)) {
      return this.digits(plan.lengths.length ? this.pick(plan.lengths) : 3 + this.integer(12));
    }
    const example = [...this.pick(plan.examples)];
    const kept = this.integer(example.length + 1);
    for (let i = kept; i < example.length; i++) example[i] = String(this.integer(10));
    if (this.chance(0.15)) example[this.integer(example.length)] = String(this.integer(10));
    if (this.chance(0.08)) example.splice(this.integer(example.length), 1 + this.integer(3));
    if (this.chance(0.08)) example.push(this.digits(1 + this.integer(4)));
    if (this.chance(0.05)) example.unshift(this.pick(["0", "1", "00", "9", "15"]));
    return example.join("");
  }

  punctuate(digits) {
    return [...digits].map((digit) => (this.chance(0.25) ? digit + this.pick(PUNCTUATION) : digit)).join("");
  }

  // The number in one of the library's own formats.
  formatted(plan, significant, format) {
    try {
      const number = util.parse(`+${plan.callingCode}${significant}`);
      return util.format(number, format);
    } catch {
      return `+${plan.callingCode} ${significant}`;
    }
  }

  written(plan) {
    const significant = this.significant(plan);
    const { callingCode, idd, nationalPrefix } = plan;
    const ways = [
      () => `+${callingCode}${significant}`,
      () => `+${callingCode} ${this.punctuate(significant)}`,
      () => `＋${callingCode} (0)${significant}`,
      () => `+${callingCode}(${nationalPrefix})${this.punctuate(significant)}`,
      () => `${idd}${callingCode}${significant}`,
      () => `${this.pick(["00", "011", "810", "0011", "119"])} ${callingCode} ${significant}`,
      () => `${callingCode}${significant}`,
      () => `${callingCode} ${this.punctuate(significant)}`,
      () => significant,
      () => `${nationalPrefix}${significant}`,
      () => this.punctuate(`${nationalPrefix}${significant}`),
      () => this.formatted(plan, significant, PhoneNumberFormat.NATIONAL),
      () => this.formatted(plan, significant, PhoneNumberFormat.INTERNATIONAL),
      () => this.formatted(plan, significant, PhoneNumberFormat.RFC3966),
      () => `tel:${significant};phone-context=+${callingCode}`,
      () =>
        `tel:${nationalPrefix}${significant};phone-context=${this.pick([
          "example.com",
          "+",
          "",
          "a-b.c1.d",
          "1.2",
          "-x.com",
          `+${callingCode};isub=1`,
          "+4-4",
          "ex_ample",
          "+1(2)",
        ])}`,
      () => `${significant};isub=${this.digits(3)}`,
      () => this.digits(1 + this.integer(20)),
    ];
    return this.pick(ways)();
  }

  mutated(text) {
    const ways = [
      () => text + this.pick(EXTENSIONS) + this.digits(1 + this.integer(10)),
      () => text + this.pick(EXTENSIONS) + this.digits(1 + this.integer(4)) + "#",
      () => this.pick(JUNK) + text,
      () => text + this.pick(JUNK),
      () => this.inserted(text, this.pick(JUNK)),
      () => this.inserted(text, this.pick(PUNCTUATION)),
      () => this.inserted(text, this.pick([...LETTERS])),
      () => this.lettered(text),
      () => this.translated(text, this.pick(Object.values(ZEROS))),
      () => text.slice(this.integer(4)),
      () => text.slice(0, -1 - this.integer(4)),
      () => `${text} / x${this.digits(3)}`,
      () => `${text}/x12 /x34`,
      () => ` ${text} `,
      () => text + text,
      () => text.replaceAll("-", "－"),
      () => text.replaceAll(" ", this.pick(PUNCTUATION)),
      () => text.padEnd(this.pick([120, 249, 250, 251, 400]), this.pick(["1", " ", "-", "x", "é"])),
    ];
    return this.pick(ways)();
  }

  inserted(text, piece) {
    const at = this.integer(text.length + 1);
    return text.slice(0, at) + piece + text.slice(at);
  }
  lettered(text) {
    const from = this.integer(text.length);
    return text.slice(0, from) + text.slice(from).replace(/\d/g, () => this.pick([...LETTERS]));
  }
  translated(text, zero) {
    return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  }

  // Returns one number: the text, and the region that it is read in ("" for none).
  next() {
    const plan = this.pick(this.plans);
    let text = this.written(plan);
    while (this.chance(0.35)) text = this.mutated(text);
    const own = plan.region === "001" ? "" : plan.region;
    const region = this.chance(0.8) ? own : this.chance(0.5) ? "" : this.pick(this.plans).region;
    return { text: text.toWellFormed?.() ?? text, region: region === "001" ? "" : region };
  }
}
