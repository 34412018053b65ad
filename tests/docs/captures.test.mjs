// The terminal captures of the site: made by the command itself, without secrets or details of this machine.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { captureCheck, captureInit, captureSend } from "../../docs/generate/captures.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

function isClean(text) {
  assert.ok(!text.includes(root));
  assert.doesNotMatch(text, /sk-test|Vq7mTz4Rk2Wd|127\.0\.0\.1|\/tmp\/|\u001b/);
  assert.ok(text.split("\n").length < 80, "no more than somebody reads");
}

describe("the terminal captures of the site", () => {
  it("show check on a draft with faults", async () => {
    const text = await captureCheck();
    isClean(text);
    assert.match(text, /^\$ sipattach check draft\.json\ndraft\.json:2:37: error number\.region_required: /m);
    assert.match(text, /^ {4}\| +\^~+$/m);
    assert.match(text, /^\$ echo \$\?\n1$/m);
  });

  it("show init, with what was typed and without the password", async () => {
    const text = await captureInit();
    isClean(text);
    assert.match(text, /^Carrier, PBX or service .*: twilio$/m);
    assert.match(text, /^SIP password \(not shown\): $/m);
    assert.match(text, /^Wrote draft\.json: 2 numbers, inbound and outbound\.$/m);
    assert.match(text, /^\$ echo \$\?\n0$/m);
  });

  it("show a batch that is interrupted and gone on with", async () => {
    const text = await captureSend();
    isClean(text);
    const [first, second] = text.split(/^```\n\n```text$/m);
    assert.match(first, /^\^C$/m);
    assert.match(first, /^600 pending, 100 sent_unknown, 285 configured, 15 failed\n/m);
    assert.match(first, /^To go on: sipattach send draft\.json --base-url http:\/\/localhost:8080 /m);
    assert.match(first, /^\$ echo \$\?\n130$/m);
    assert.match(second, /^request 4 of 10: reading back$/m);
    assert.match(second, /^5 sent_unknown, 950 configured, 45 failed$/m);
  });
});
