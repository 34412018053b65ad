import type { HttpAnswer, Json } from "./types.js";

export const MARK = "[redacted]";

/** Shorter secrets are redacted only as whole words: otherwise ordinary words would lose letters. */
const SHORT = 4;

/**
 * Longer secrets are searched for literally: JavaScript engines refuse a pattern of all their spellings, or take too
 * long to match it.
 */
const LONG = 1024;

/**
 * Words that the API and the engine use as names. A string that consists of exactly one of them gives
 * no secret away, even if somebody chose it as a password.
 */
const WORDS = new Set(
  (
    "data error errors message status success code reason detail configured failed contradictory " +
    "unaccounted number raw already_attached register_password_for_pbx register_passwords password " +
    "retryable retry_after_seconds verified readable verdict why directions direction type " +
    "attached fields path planned found inbound outbound phone_number phone_numbers identity " +
    "sip_endpoint headers options auth_mode register_auth username key value passthrough custom " +
    "uui target purpose encoding content transport port secure_media sip_username sip_password " +
    "sip_realm service sip tls tcp udp ip register id org_id trunk_id created_at updated_at partial " +
    "rejected unauthorized not_entitled rate_limited server_error unreadable as_planned differs " +
    "partly not_attached unknown same missing hidden " +
    "network timeout aborted too_large locked api unmentioned refused held_elsewhere already " +
    "password_missed password_may_change open read_back_failed unplanned carried_out trunk_not_shown other_number remark remarks"
  ).split(" "),
);

/** Members with passwords that the API derived and that the user must see. */
const DERIVED = /^register_passwords?(_for_pbx)?$/;

/**
 * Removes secrets from whatever a server returns: it may repeat what it was sent, in JSON,
 * percent-encoded, in HTML or in base64.
 *
 * Use `answer` before the engine reads an answer: the engine truncates long texts, and half a secret
 * would no longer be found. Use `json` and `text` for what is shown.
 */
export class Redactor {
  #secrets = new Map<string, Finder[]>();
  /** Strings that were sent and are not secret. */
  #public = new Set<string>();
  /** Numbers exactly as they were sent. They are kept, though a trunk identity may be a URI with a password. */
  #numbers = new Set<string>();

  /** A redactor for the API key in an authorization header. */
  static ofKey(authorization: string): Redactor {
    const redactor = new Redactor();
    redactor.add(authorization.replace(/^Bearer /i, ""));
    return redactor;
  }

  add(secret: string): void {
    if (secret !== "" && !this.#secrets.has(secret)) this.#secrets.set(secret, findersOf(secret));
  }

  /** Adds the secrets that the engine's `redact` replaced in a document, such as the body of a request. */
  addFrom(document: unknown, redacted: unknown): void {
    const { phone_number, phone_numbers } = (document ?? {}) as Record<string, unknown>;
    for (const number of [phone_number, phone_numbers].flat()) {
      if (typeof number === "string") this.#numbers.add(number);
    }
    this.#addFrom(document, redacted);
  }

  #addFrom(document: unknown, redacted: unknown): void {
    if (typeof document === "string") {
      if (document === redacted) this.#public.add(document);
      else for (const secret of hidden(document, String(redacted))) this.#addParts(secret);
    } else if (typeof document === "number") {
      if (redacted === MARK) this.add(String(document));
    } else if (document !== null && typeof document === "object") {
      const shown = Object.entries((redacted === MARK ? document : (redacted ?? {})) as Record<string, unknown>);
      Object.entries(document as Record<string, unknown>).forEach(([name, member], index) => {
        const [shownName, shownMember] = shown[index] ?? [name, member];
        if (!Array.isArray(document)) this.#addFrom(name, shownName);
        this.#addFrom(member, redacted === MARK ? MARK : shownMember);
      });
    }
  }

  /** Adds a secret, and those parts of it that a server may return alone. */
  #addParts(secret: string): void {
    const whole = secret.trim();
    if (MARK.includes(whole)) return;
    this.add(secret);
    this.add(whole);
    const word = /^(?:(?:bearer|basic|digest|token)\s+)?([^\s"'`,;&]+)/i.exec(whole)?.[1] ?? "";
    if (word.length >= SHORT) this.add(word);
    for (const part of [whole, word]) {
      try {
        if (part.length >= SHORT) this.add(decodeURIComponent(part));
      } catch {
        // The percent sign is part of the password.
      }
    }
  }

  text(text: string): string {
    const ranges: Range[] = [];
    for (const finders of this.#secrets.values()) {
      for (const find of finders) find(text, ranges);
    }
    // All together, because secrets may overlap or contain one another.
    ranges.sort(([a], [b]) => a - b);
    let clean = "";
    let at = 0;
    for (const [begin, end] of ranges) {
      if (begin >= at) clean += text.slice(at, begin) + MARK;
      at = Math.max(at, end);
    }
    return clean + text.slice(at);
  }

  /** A copy without secrets, in values and in the names of members. */
  json<Value extends Json | object>(value: Value): Value {
    return this.#json(value) as Value;
  }

  #json(value: unknown): unknown {
    if (typeof value === "string") return WORDS.has(value) ? value : this.text(value);
    if (Array.isArray(value)) return value.map((element) => this.#json(element));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [this.#json(name), this.#json(member)]));
  }

  /**
   * An answer without secrets, for the engine. What the engine needs is kept: numbers that were sent,
   * strings that are not secret, the password that the API derived. All other text stays unchanged.
   */
  answer(answer: HttpAnswer): HttpAnswer {
    const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" ? this.text(value) : value,
    ]);
    const clean = { ...answer, body: this.#body(answer.body) };
    if (answer.headers === undefined) return clean;
    return { ...clean, headers: Object.fromEntries(headers) as Record<string, string> };
  }

  #body(body: HttpAnswer["body"]): HttpAnswer["body"] {
    if (typeof body !== "string") {
      return body === undefined ? body : (JSON.parse(this.#jsonText(JSON.stringify(body))) as Json);
    }
    try {
      JSON.parse(body);
    } catch {
      return this.text(body);
    }
    return this.#jsonText(body);
  }

  /** Works token by token, so that values that JavaScript cannot hold, such as 1e999, are kept as well. */
  #jsonText(json: string): string {
    let clean = "";
    let depth = 0;
    let keptAbove = Infinity; // anything nested deeper than this belongs to a derived password
    for (let at = 0; at < json.length;) {
      TOKEN.lastIndex = at;
      const [token, name] = TOKEN.exec(json) as unknown as [string, string | undefined];
      at += token.length;
      const isKept = depth > keptAbove;
      if (token === "{" || token === "[") depth++;
      if (token === "}" || token === "]") depth--;
      if ((token === "," || token === "}" || token === "]") && depth <= keptAbove) {
        keptAbove = Infinity;
      }
      const string = name ?? (token.startsWith('"') ? token : undefined);
      if (string !== undefined) {
        const text = JSON.parse(string) as string;
        const isValue = name === undefined;
        const shown = isKept || (isValue && depth === keptAbove) ? text : this.#keepOrText(text);
        clean += shown === text ? token : JSON.stringify(shown) + token.slice(string.length);
        if (!isValue && !isKept && DERIVED.test(text)) keptAbove = depth;
      } else {
        const isSecret = this.#secrets.has(token) && token.length >= 8 && !isKept;
        clean += isSecret ? JSON.stringify(MARK) : token;
      }
    }
    return clean;
  }

  #keepOrText(text: string): string {
    const isKept = WORDS.has(text) || this.#public.has(text) || this.#numbers.has(text);
    return isKept ? text : this.text(text);
  }
}

/** A JSON token: a name (before a colon), another string, a bracket, colon or comma, blanks, or anything else. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|\s+|[^\s"{}[\],:]+/y;

type Range = [begin: number, end: number];
type Finder = (text: string, ranges: Range[]) => void;

const encoder = new TextEncoder();

/** Functions that find a secret in any of the forms in which a server may write it. */
function findersOf(secret: string): Finder[] {
  if (secret.length > LONG) return [literally(secret)];
  const letter = /[\p{L}\p{N}]/u;
  const plain = new RegExp((secret.match(PIECES) ?? []).map(formsOf).join(""), "gi");
  const finders: Finder[] = [
    (text, ranges) => {
      // The secret "1" counts only as a whole text, and "abc" does not count inside "abcd".
      if (secret.length === 1 && text !== secret) return;
      for (const [begin, end] of matches(plain, text)) {
        const around = `${text[begin - 1] ?? ""}${text[end] ?? ""}`;
        if (secret.length >= SHORT || !letter.test(around)) ranges.push([begin, end]);
      }
    },
  ];
  const bytes = encoder.encode(secret);
  // As it is, and as it is escaped in JSON text.
  const coded = [...new Set([secret, JSON.stringify(secret).slice(1, -1)])].map((form) => encoder.encode(form));
  const cores = coded
    .flatMap((each) => [0, 1, 2].map((offset) => base64Core(each, offset)))
    .filter(({ length }) => length > 5);
  if (cores.length > 0) {
    const encoded = new RegExp(cores.map((core) => core.replace(/[+]/g, "[+-]").replace(/\//g, "[/_]")).join("|"), "g");
    finders.push((text, ranges) => {
      // Including the base64 text around it, such as the user name of Basic credentials.
      for (const [begin, end] of matches(encoded, text)) {
        let [from, to] = [begin, end];
        while (from > 0 && begin - from < 400 && /[\w+/-]/.test(text[from - 1] as string)) from--;
        while (to < text.length && to - end < 400 && /[\w+/=-]/.test(text[to] as string)) to++;
        ranges.push([from, to]);
      }
    });
  }
  if (bytes.length > 5) {
    const hex = new RegExp(coded.map((each) => Array.from(each, hexOf).join("")).join("|"), "gi");
    finders.push((text, ranges) => {
      for (const range of matches(hex, text)) ranges.push(range);
    });
  }
  return finders;
}

function* matches(pattern: RegExp, text: string): Generator<Range> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    yield [match.index, match.index + match[0].length];
    pattern.lastIndex = match.index + 1;
  }
}

/** A character and the backslashes before it. */
const PIECES = /\\*[^\\]|\\+/gu;

const ENTITIES: Record<string, string> = { "<": "lt", ">": "gt", '"': "quot", "'": "apos" };
const CONTROLS: Record<string, string> = { "\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f" };

/** A backslash in any encoding. Each text matches in only one way: trying several would take exponential time. */
const BACKSLASH = "(?:\\\\|%(?:25)*5c|&(?:amp;)*#0*92;|&(?:amp;)*#x0*5c;)";

/** A pattern for all ways to write a character and the backslashes before it, encoded once or repeatedly. */
function formsOf(piece: string): string {
  const character = piece.replace(/^\\+/, "");
  const count = piece.length - character.length;
  const backslashes = (more: number, most: number) => `${BACKSLASH}{${count + more},${8 * (count + most)}}`;
  if (character === "") return backslashes(0, 0);
  const code = character.codePointAt(0) as number;
  const units = character.split("").map((unit) => `u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const letters = [units.join(`${BACKSLASH}{1,8}`), CONTROLS[character]].filter((each) => each !== undefined);
  const percent = Array.from(encoder.encode(character), (byte) => `%(?:25)*${hexOf(byte)}`).join("");
  const literal = character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const forms = [percent, `&(?:amp;)*#0*${code};`, `&(?:amp;)*#x0*${code.toString(16)};`];
  forms.push(character === "&" ? "&(?:amp;)*" : literal);
  if (character === " ") forms.push("\\+");
  if (ENTITIES[character] !== undefined) forms.push(`&(?:amp;)*${ENTITIES[character]};`);
  const before = backslashes(0, `"'/`.includes(character) ? 1 : 0);
  return `(?:${backslashes(1, 1)}(?:${letters.join("|")})|${before}(?:${forms.join("|")}))`;
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}

/** Finds a secret only exactly as it is. */
function literally(secret: string): Finder {
  return (text, ranges) => {
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
      ranges.push([at, at + secret.length]);
    }
  };
}

/** The part of the base64 text of these bytes that does not depend on what surrounds them, for one of three offsets. */
function base64Core(bytes: Uint8Array, offset: number): string {
  const text = btoa("\0".repeat(offset) + String.fromCharCode(...bytes));
  return text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
}

/** The parts of `text` that the marks replaced: all of it, the password of a URI, or what follows a name. */
function* hidden(text: string, redacted: string): Generator<string> {
  const nested = [text, redacted].map(parsed);
  if (nested.every((value) => value !== null && typeof value === "object")) {
    yield* hiddenIn(nested[0], nested[1]);
    return;
  }
  const [first, ...shown] = redacted.split(MARK) as [string, ...string[]];
  let at = first.length;
  for (const [index, piece] of shown.entries()) {
    const isLast = index === shown.length - 1;
    const end = isLast ? text.length - piece.length : text.indexOf(piece, at);
    yield text.slice(at, Math.max(at, end));
    at = Math.max(at, end) + piece.length;
  }
}

/** The same for a document that is JSON inside a string. */
function* hiddenIn(document: unknown, redacted: unknown): Generator<string> {
  if (typeof document === "string") {
    yield* hidden(document, String(redacted));
  } else if (typeof document === "number") {
    if (redacted === MARK) yield String(document);
  } else if (document !== null && typeof document === "object") {
    const shown = Object.values(redacted === MARK ? {} : (redacted ?? {}));
    for (const [index, member] of Object.values(document).entries()) {
      yield* hiddenIn(member, redacted === MARK ? MARK : shown[index]);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
