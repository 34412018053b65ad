// The form for changing a trunk starts with what the API shows of it, but without its passwords.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createEngine } from "sipattach";

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../../web/src/state/trunk-draft.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  write: false,
});
const { trunkToChange } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
const engine = await createEngine();

describe("a trunk to be changed", () => {
  it("keeps its fields, and not what else the API says of it", () => {
    const fields = {
      name: "Main",
      direction: "both",
      sip_endpoint: "sip:pbx.example.com",
      auth_mode: "register",
      register_auth: { username: "bland" },
      options: { port: 5061, sip_username: "alice", sip_realm: "example.com", secure_media: true },
      headers: [{ direction: "inbound", headers: [{ type: "custom", key: "X-Account", value: "account" }] }],
      is_default: false,
    };
    assert.deepEqual(trunkToChange(engine, { id: "tr_1", bound_number_count: 3, provider: null, ...fields }), fields);
  });

  it("has no password, whatever its name and its type", () => {
    const shown = {
      name: "Main",
      register_auth: { username: "bland", password: "********" },
      options: { sip_password: { redacted: true }, auth_token: "abc", sip_username: "alice" },
    };
    assert.deepEqual(trunkToChange(engine, shown), {
      name: "Main",
      register_auth: { username: "bland" },
      options: { sip_username: "alice" },
    });
  });
});
