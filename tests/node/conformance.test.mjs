// Documents in the API's own shapes (tests/conformance), and what must come of them.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { createEngine } from "sipattach";

const FILES = ["api_documents.jsonl", "bulk.jsonl"];
const own = (file) => readFileSync(new URL(`../conformance/${file}`, import.meta.url), "utf8");
const documents = own("api_documents.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const ofKind = (kind) => documents.filter((each) => each.kind === kind);

/** The request that attaches what a draft says. */
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
      // As `send` has it, and as a caller may have it.
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
        if (expect.message_has !== undefined)
          assert.ok(outcome.message.includes(expect.message_has));
        if (expect.reason_has !== undefined)
          assert.ok(reasons.includes(expect.reason_has), reasons);
        if (expect.retryable !== undefined) assert.equal(outcome.retryable, expect.retryable);
        if (expect.retry_after_is_number) assert.equal(outcome.retry_after_seconds, 30);
        if (expect.password !== undefined) {
          assert.equal(outcome.register_password_for_pbx, expect.password);
          assert.deepEqual(outcome.register_passwords, [
            { number: null, password: expect.password },
          ]);
        }
        for (const expected of Object.keys(expect)) {
          assert.ok(KNOWN.has(expected), `${expected} is checked by nothing`);
        }
      }
    });
  }

  const folder = process.env.SIPATTACH_CONFORMANCE;
  const isThere = folder !== undefined && existsSync(`${folder}/${FILES[0]}`);
  const skip = isThere ? false : "SIPATTACH_CONFORMANCE names no such folder";
  it("are those of the shared folder", { skip }, () => {
    for (const file of FILES) {
      assert.ok(own(file) === readFileSync(`${folder}/${file}`, "utf8"), `${file} is another`);
    }
  });
});

const KNOWN = new Set([
  "status",
  "status_not",
  "configured",
  "failed",
  "message_has",
  "reason_has",
  "retryable",
  "retry_after_is_number",
  "password",
]);
