// Wherever a person may put a secret, nothing that the engine says about the draft repeats it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine } from "sipattach";

const SECRET = "hunter2zz";
const KEY = `sk-proj-4f9a81c0${SECRET}`;
const NUMBER = { phone_number: "+14155552671", service: "sip" };
const outbound = (members) => ({
  ...NUMBER,
  directions: [{ type: "outbound", sip_endpoint: "sip:pbx.acme.com", ...members }],
});
const inbound = (members) => ({ ...NUMBER, directions: [{ type: "inbound", ...members }] });
const mappings = (...headers) => outbound({ headers: { headers } });
const literal = { type: "custom", key: "X-Api-Key", value: SECRET, passthrough: true };
const credentials = { sip_username: "pbx", sip_password: SECRET };

const DRAFTS = {
  "options of a direction outside a list": {
    ...NUMBER,
    directions: { type: "outbound", sip_endpoint: "sip:pbx.acme.com", options: credentials },
  },
  "a password with blanks": outbound({ options: { ...credentials, sip_password: ` ${SECRET} ` } }),
  "credentials as a text": inbound({ auth_mode: "register", register_auth: `pbx:${SECRET}` }),
  "a misspelled password": inbound({
    auth_mode: "register",
    register_auth: { username: "pbx", passwrd: SECRET },
  }),
  "a flattened password": { ...NUMBER, "directions[].register_auth.password": SECRET },
  "keys in the body": { ...inbound({ password: SECRET }), authorization: SECRET },
  "a direction as JSON text": {
    ...NUMBER,
    directions: [JSON.stringify({ register_auth: { password: SECRET } })],
  },
  "JSON text with a slip": `{"sip_password": "${SECRET}", "sip_password": "${SECRET}",}`,
  "a map of headers": outbound({ headers: { "X-Api-Key": SECRET } }),
  "a bare list of mappings": outbound({ headers: [literal] }),
  "a header line": mappings(`X-Api-Key: ${SECRET}`),
  "a literal": mappings(literal),
  "a literal with braces": mappings({ ...literal, value: `${SECRET} {{x}}` }),
  "a literal without passthrough": mappings({ type: "custom", key: "X-Token", value: SECRET }),
  "a literal of two words": mappings({ type: "custom", key: "X-Token", value: `${SECRET} b` }),
  "passthrough as a text": mappings({ ...literal, passthrough: "true" }),
  "an inbound literal": inbound({ headers: { headers: [{ ...literal, key: "api_key" }] } }),
  "a key under a name that tells nothing": { ...inbound({ note: KEY }), metadata: { x: [KEY] } },
  "a key as a literal": mappings({ ...literal, key: "X-Account", value: KEY }),
  "a key where a choice belongs": { ...inbound({ auth_mode: KEY }), service: KEY },
  "a comment": { ...inbound({ "#": `password ${SECRET}` }), _comment: `The password is ${SECRET}` },
  "the hash of a password": inbound({ auth_mode: "register", register_auth: { username: "pbx", ha1: SECRET } }),
  ...Object.fromEntries(
    ["sip:", "SIP:", "sip://", "tls://", "", "<sip:"].map((scheme) => [
      `a URI that begins with ${scheme || "its user"}`,
      outbound({ sip_endpoint: `${scheme}pbx:${SECRET}@pbx.acme.com` }),
    ]),
  ),
};

describe("a secret in a draft", () => {
  let engine;
  before(async () => {
    engine = await createEngine();
  });

  for (const [name, draft] of Object.entries(DRAFTS)) {
    it(`is not shown: ${name}`, () => {
      const { diagnostics, directions } = engine.plan(draft);
      assert.ok(!JSON.stringify({ diagnostics, directions }).includes(SECRET));
    });
  }

  it("is not shown of a SIP URI that was pasted for a number", () => {
    for (const trunk of [false, true]) {
      const { diagnostics } = engine.readNumber(`sip:pbx:${SECRET}@pbx.acme.com`, { trunk });
      assert.ok(diagnostics.length > 0);
      assert.ok(!JSON.stringify(diagnostics).includes(SECRET));
    }
  });
});
