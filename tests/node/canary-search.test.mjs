// The search for planted secrets finds them in every encoding that it claims to know.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, gzipSync } from "node:zlib";
import { canary, Search } from "./canary-search.mjs";

const secret = canary("Jx4tNw8bR", `@"é%/& `, "Hd6sYf3kM");
const { value } = secret;
const entities = (text) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join("");

for (const [name, text] of Object.entries({
  "as it is": value,
  "in JSON": JSON.stringify(JSON.stringify({ value })),
  "percent-encoded": `?a=${encodeURIComponent(encodeURIComponent(value))}`,
  "in base64": Buffer.from(`user:${value}`).toString("base64"),
  "in base64, a byte further": Buffer.from(`user.:${value}`).toString("base64"),
  "in base64url, two bytes further": Buffer.from(`user..:${value}`).toString("base64url"),
  "in hexadecimal": Buffer.from(value).toString("hex").toUpperCase(),
  "in UTF-16": Buffer.from(value, "utf16le").toString("latin1"),
  "in lower case": value.toLowerCase(),
  "split by formatting": [...value].join(" \u200b"),
  "half of it": value.slice(-9),
  deflated: `#sip-attach=1.${deflateRawSync(JSON.stringify({ value })).toString("base64url")}`,
  gzipped: gzipSync(value).toString("base64"),
}))
  test(`found ${name}`, () => {
    const search = new Search({ secret, other: "Zz9zZz9zZz9z" });
    search.look("here", `before ${text} after`);
    assert.deepEqual(search.found, ["secret: here"]);
    search.look("there", `before ${text} after`, ["secret"]);
    assert.equal(search.found.length, 1);
  });

test("nothing is found where nothing is", () => {
  const search = new Search({ secret });
  search.look("here", `${entities("other")} ${"A".repeat(5000)} Jx4tNw8b`);
  assert.deepEqual(search.found, []);
});
