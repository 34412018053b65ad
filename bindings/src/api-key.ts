import { textOf } from "./arguments.js";

/** A pasted API key, cleaned for the `authorization` header. */
export interface ApiKeyReading {
  /** The header's value; "" if there is no key or it cannot be used. */
  authorization: string;
  /** What was removed, in words for the person who pasted it. */
  changes: string[];
  /** Why it cannot be used, in one sentence that does not quote the key; "" if it can be, or if there is none. */
  problem: string;
}

// Blanks, line breaks, and invisible characters that get copied along with text.
const BLANK = /[\s\u200b-\u200f\u2060\ufeff]/;
const QUOTED = /^(["'`\u2018\u2019\u201c\u201d])(.*)["'`\u2018\u2019\u201c\u201d]$/s;
const HEADER_NAME = /^authorization\s*:\s*/i;
const VARIABLE = /^(?:export\s+)?[A-Z][A-Z0-9_]*=/; // as in an .env file
const PLACEHOLDER = /^[<$%{[]|^(?:your|my)[-_ ]|\.\.\.$/i;
const BEARER = /^bearer\s+/i;

/** Servers refuse longer header lines. */
const MAX_LENGTH = 8192;

/** Cleans a pasted API key. The API accepts it bare or as "Bearer <key>"; neither is turned into the other. */
export function readApiKey(text: string): ApiKeyReading {
  const changes = new Set<string>();
  let key = withoutEdges(textOf("text", text));
  if (key !== text) changes.add("blanks or line breaks around it");
  if (key.length > MAX_LENGTH) return { authorization: "", changes: [...changes], problem: "It is too long." };
  const strip = (stripped: string, change: string) => {
    if (stripped !== key) changes.add(change);
    key = stripped;
  };
  for (let before = ""; before !== key;) {
    before = key;
    strip(withoutEdges(key), "blanks or line breaks around it");
    strip(key.replace(QUOTED, "$2"), "quotes around it");
    strip(key.replace(HEADER_NAME, ""), 'the header name "Authorization:"');
    strip(key.replace(VARIABLE, ""), "the name of its variable");
  }
  let bearers = 0;
  for (; BEARER.test(key); bearers++) key = key.replace(BEARER, "");
  if (bearers > 1) changes.add('a doubled "Bearer"');
  strip(key.replace(QUOTED, "$2"), "quotes around it");
  const problem = problemOf(key);
  const isUsable = key !== "" && problem === "";
  return {
    authorization: isUsable ? (bearers > 0 ? `Bearer ${key}` : key) : "",
    changes: [...changes],
    problem,
  };
}

function problemOf(key: string): string {
  if (/^bearer$/i.test(key)) return "It is only the word Bearer.";
  if (BLANK.test(key)) return "It has a blank or a line break inside.";
  if (PLACEHOLDER.test(key)) return "It is a placeholder, or the name of a variable, for the key.";
  return /^[\x21-\x7e]*$/.test(key) ? "" : "It has characters that no key has.";
}

/** Trims blanks. A regular expression for those at the end would take quadratic time, as it restarts at every blank. */
function withoutEdges(text: string): string {
  let begin = 0;
  let end = text.length;
  while (begin < end && BLANK.test(text.charAt(begin))) begin++;
  while (end > begin && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(begin, end);
}
