/** An API key as it was pasted, made into what the `authorization` header takes. */
export interface ApiKeyReading {
  /** "" when there is no key, or when it holds characters that no header can carry. */
  authorization: string;
  /** What was taken away, in words for the person who pasted it. */
  changes: string[];
}

// Blanks, line breaks, and the invisible characters that come along when text is copied.
const EDGES = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;
const QUOTED = /^(["'`\u2018\u2019\u201c\u201d])(.*)["'`\u2018\u2019\u201c\u201d]$/s;
const HEADER_NAME = /^authorization\s*:\s*/i;
const BEARER = /^bearer\s+/i;

/** The API takes a key bare or as "Bearer <key>"; either is kept as it was given. */
export function readApiKey(text: string): ApiKeyReading {
  const changes = new Set<string>();
  let key = text;
  const strip = (pattern: RegExp, replacement: string, change: string) => {
    const stripped = key.replace(pattern, replacement);
    if (stripped !== key) changes.add(change);
    key = stripped;
  };
  for (let before = ""; before !== key;) {
    before = key;
    strip(EDGES, "", "blanks or line breaks around it");
    strip(QUOTED, "$2", "quotes around it");
    strip(HEADER_NAME, "", 'the header name "Authorization:"');
  }
  let bearers = 0;
  for (; BEARER.test(key); bearers++) key = key.replace(BEARER, "");
  if (bearers > 1) changes.add('a doubled "Bearer"');
  strip(QUOTED, "$2", "quotes around it");
  const usable = /^[\x21-\x7e]+$/.test(key) && !/^bearer$/i.test(key);
  return {
    authorization: usable ? (bearers > 0 ? `Bearer ${key}` : key) : "",
    changes: [...changes],
  };
}
