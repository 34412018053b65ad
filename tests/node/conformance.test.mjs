// Documents in the API's own shapes (tests/conformance), and how they must be read.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { applyFixes, applyPatch, createEngine } from "sipattach";

const FILES = ["api_documents.jsonl", "bulk.jsonl"];
const own = (file) => readFileSync(new URL(`../conformance/${file}`, import.meta.url), "utf8");
const documents = own("api_documents.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ofKind = (kind) => documents.filter((each) => each.kind === kind);

/** The request that attaches a draft. */
const requestOf = (body) => ({ url: "https://api.example.com/v1/sip/attach", body, numbers: [0] });

describe("documents of the API", async () => {
  const engine = await createEngine();

  for (const { name, given, expect } of ofKind("read_back")) {
    it(`read back: ${name}`, () => {
      const plan = engine.plan(given.draft);
      assert.ok(plan.ok);
      const [request] = plan.requests;
      const { readable, verified, directions } = engine.compare(request, given.answer);
      const reading = engine.readConfiguration({ status: 200, body: given.answer }, request);
      assert.ok(readable);
      assert.equal(verified, expect.verified);
      assert.equal(reading.verdict === "as_planned", expect.verified);
      assert.deepEqual(reading.directions, directions);
      const fields = directions.flatMap((each) => each.fields);
      for (const status of expect.no_status ?? []) {
        assert.ok(!fields.some((field) => field.status === status), status);
      }
      if (expect.differs !== undefined) {
        const differing = fields.filter(({ status }) => status === "differs");
        assert.deepEqual(
          differing.map(({ path }) => path),
          [expect.differs],
        );
        assert.equal(reading.verdict, "differs");
      }
      if (expect.not_attached !== undefined) {
        const missing = directions.filter(({ attached }) => !attached);
        assert.deepEqual(
          missing.map(({ type }) => type),
          [expect.not_attached],
        );
        assert.equal(reading.verdict, directions.length === 1 ? "not_attached" : "partly");
      }
    });
  }

  for (const { name, given, expect } of ofKind("response")) {
    it(`response: ${name}`, () => {
      const { status, body, headers } = given;
      const request = requestOf({ phone_numbers: given.numbers });
      // In the form that `send` has, and in the form that a caller may have.
      for (const form of [JSON.stringify(body), body]) {
        const outcome = engine.readResponse({ status, body: form, headers }, request);
        const reasons = outcome.failed.map(({ reason }) => reason).join("\n");
        if (expect.status !== undefined) assert.equal(outcome.status, expect.status);
        assert.ok(!(expect.status_not ?? []).includes(outcome.status), outcome.status);
        if (expect.configured !== undefined) {
          assert.deepEqual(outcome.configured, expect.configured);
        }
        if (expect.failed !== undefined) {
          assert.deepEqual(
            outcome.failed.map(({ number }) => number),
            expect.failed,
          );
        }
        if (expect.message_has !== undefined) assert.ok(outcome.message.includes(expect.message_has));
        if (expect.reason_has !== undefined) assert.ok(reasons.includes(expect.reason_has), reasons);
        if (expect.retryable !== undefined) assert.equal(outcome.retryable, expect.retryable);
        if (expect.retry_after_is_number) assert.equal(outcome.retry_after_seconds, 30);
        if (expect.password !== undefined) {
          assert.equal(outcome.register_password_for_pbx, expect.password);
          assert.deepEqual(outcome.register_passwords, [{ number: null, password: expect.password }]);
        }
      }
    });
  }

  for (const { name, given, expect } of ofKind("trunk")) {
    it(`trunk: ${name}`, () => {
      // In the form that the caller has, and as the API answers.
      for (const trunk of [given.trunk, { data: { trunk: given.trunk }, errors: null }]) {
        const plan = engine.plan(given.draft, { trunk });
        if (expect.ok !== undefined) assert.equal(plan.ok, expect.ok);
        for (const [type, fields] of Object.entries(expect.effective ?? {})) {
          const effective = plan.directions.find((each) => each.type === type);
          for (const [field, value] of Object.entries(fields)) {
            if (field === "headers_source") {
              assert.equal(effective.headers.source, value);
              assert.ok(effective.headers.value.length > 0);
            } else {
              assert.deepEqual(effective[field], { value, source: "trunk" });
            }
          }
        }
        if (expect.warns_at !== undefined) {
          const warnings = plan.diagnostics.filter(({ severity }) => severity === "warning");
          assert.ok(warnings.some(({ path }) => path.startsWith(expect.warns_at)));
        }
      }
    });
  }

  for (const { name, given, expect } of ofKind("paste")) {
    it(`paste: ${name}`, () => {
      // As a value, and as pasted text.
      for (const draft of [given.draft, JSON.stringify(given.draft, null, 2)]) {
        const { ok, diagnostics } = engine.plan(draft);
        assert.ok(!ok);
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        assert.equal(errors.length, 1, "one diagnostic for all that is wrong");
        if (expect.says !== undefined) {
          assert.ok(diagnostics.some(({ message }) => message.includes(expect.says)));
        }
        const fixes = diagnostics.filter(({ fix }) => fix !== undefined);
        if (expect.fixes_at_most !== undefined) assert.ok(fixes.length <= expect.fixes_at_most);
        if (expect.after_fixes === undefined && !expect.after_fixes_ok) continue;
        const fixed = applyPatch(given.draft, errors[0].fix.patch);
        assert.deepEqual(applyFixes(given.draft, errors).draft, fixed, "nobody has to choose");
        if (expect.after_fixes !== undefined) assert.deepEqual(fixed, expect.after_fixes);
        const { ok: isGood, diagnostics: left } = engine.plan(fixed);
        assert.ok(isGood);
        if (expect.after_fixes_ok) assert.deepEqual(left, []);
      }
    });
  }

  for (const { name, given, expect } of ofKind("mappings")) {
    it(`mappings: ${name}`, () => {
      const { direction: type, mappings } = given;
      const headers = { direction: type, headers: mappings };
      const sip_endpoint = "sip:pbx.example.net;transport=tls";
      const direction = type === "inbound" ? { type, headers } : { type, sip_endpoint, headers };
      const draft = { phone_number: "+14155552671", directions: [direction], service: "sip" };
      const { ok, diagnostics } = engine.plan(draft);
      assert.ok(ok);
      const said = diagnostics.filter(
        ({ code, severity }) => severity === "warning" || code === "headers.already_arrives",
      );
      assert.equal(expect.no_warning ?? !expect.warns, said.length === 0);
      assert.equal(expect.warns ?? false, said.length > 0);
    });
  }

  it("are of no other kind, and expect nothing that is not checked", () => {
    for (const { kind, expect } of documents) {
      for (const name of Object.keys(expect)) assert.ok(KNOWN[kind]?.has(name), `${kind}: ${name}`);
    }
  });

  const folder = process.env.SIPATTACH_CONFORMANCE;
  const isThere = folder !== undefined && existsSync(`${folder}/${FILES[0]}`);
  const skip = isThere ? false : "SIPATTACH_CONFORMANCE names no such folder";
  it("are those of the shared folder", { skip }, () => {
    for (const file of FILES) {
      assert.ok(own(file) === readFileSync(`${folder}/${file}`, "utf8"), `${file} is another`);
    }
  });
});

/** What each kind of document may expect. */
const KNOWN = {
  read_back: new Set(["verified", "no_status", "differs", "not_attached"]),
  response: new Set([
    "status",
    "status_not",
    "configured",
    "failed",
    "message_has",
    "reason_has",
    "retryable",
    "retry_after_is_number",
    "password",
  ]),
  trunk: new Set(["ok", "effective", "warns_at"]),
  paste: new Set(["fixes_at_most", "after_fixes", "after_fixes_ok", "says"]),
  mappings: new Set(["no_warning", "warns"]),
};
