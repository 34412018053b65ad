// Properties of every draft. FC_RUNS sets how many are tried, FC_SEED which.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applyPatch, createEngine } from "sipattach";
import { validateAttach } from "../mock/schema.mjs";
import { context, draft, plausibleDraft } from "./drafts.mjs";
import { seed } from "./seed.mjs";

const numRuns = Number(process.env.FC_RUNS ?? 500);
const check = (...args) => fc.assert(fc.property(...args), { numRuns, ...seed });
const engine = await createEngine();
const errorsOf = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error");
const anyDraft = fc.oneof(draft, plausibleDraft);
const covers = (path, at) => path === at || path.startsWith(`${at}/`);

/** What distinguishes one diagnostic from another. */
const identity = ({ code, path, params }) => JSON.stringify([code, path, params]);

describe("every plan", () => {
  it("is made of any JSON value, and the same each time", () => {
    check(fc.oneof(anyDraft, fc.jsonValue()), context, (value, given) => {
      const plan = engine.plan(value, given);
      assert.deepEqual(engine.plan(structuredClone(value), given), plan);
      assert.equal(plan.ok, errorsOf(plan).length === 0);
      if (!plan.ok) assert.deepEqual(plan.requests, []);
    });
  });

  it("is made of any text", () => {
    check(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => text.slice(0, -1)),
      ),
      (text) => {
        assert.equal(typeof engine.plan(text).ok, "boolean");
      },
    );
  });

  it("takes draft and JSON text of the draft alike", () => {
    check(draft, context, (value, given) => {
      fc.pre(typeof value !== "string");
      assert.deepEqual(engine.plan(JSON.stringify(value), given), engine.plan(value, given));
    });
  });

  it("has bodies that the API's schema takes", () => {
    let bodies = 0;
    check(anyDraft, context, (value, given) => {
      for (const { body } of engine.plan(value, given).requests) {
        assert.deepEqual(validateAttach(body), []);
        bodies++;
      }
    });
    assert.ok(bodies > 0);
  });

  it("gives its bodies again when they are planned", () => {
    check(anyDraft, context, (value, given) => {
      for (const { body, headers, url } of engine.plan(value, given).requests) {
        const again = engine.plan(body, given);
        assert.deepEqual(errorsOf(again), []);
        assert.deepEqual(
          again.requests.map((request) => request.body),
          [body],
        );
        assert.deepEqual([again.requests[0].headers, again.requests[0].url], [headers, url]);
      }
    });
  });

  it("has every number in one request, or says why not", () => {
    check(plausibleDraft, context, (value, given) => {
      const plan = engine.plan(value, given);
      assert.equal(plan.numbers.length, value.phone_numbers.length);
      const sent = plan.requests.flatMap(({ numbers }) => numbers);
      assert.equal(new Set(sent).size, sent.length);
      plan.numbers.forEach(({ path }, index) => {
        const isNamed = plan.diagnostics.some((diagnostic) => covers(diagnostic.path, path));
        if (plan.ok) assert.ok(sent.includes(index) || isNamed, `${path} is lost`);
      });
      for (const { body, numbers } of plan.requests) {
        const wire = numbers.map((index) => plan.numbers[index].value);
        assert.deepEqual(body.phone_numbers ?? [body.phone_number], wire);
      }
    });
  });

  it("loses nothing: each member is sent, or a diagnostic names it", () => {
    check(anyDraft, context, (value, given) => {
      const plan = engine.plan(value, given);
      if (!plan.ok || plan.requests.length === 0) return;
      const [{ body }] = plan.requests;
      const isNamed = (at) =>
        plan.diagnostics.some(({ path }) => covers(path, at) || (covers(at, path) && path !== ""));
      for (const [name, member] of Object.entries(value)) {
        if (["phone_number", "phone_numbers", "directions"].includes(name)) continue;
        const at = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const isSent = Object.hasOwn(body, name) && JSON.stringify(body[name]) === JSON.stringify(member);
        assert.ok(isSent || isNamed(at), `${at} is lost`);
      }
      value.directions.forEach((direction, index) => {
        const sent = body.directions[index];
        for (const [name, member] of Object.entries(direction)) {
          const at = `/directions/${index}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
          const isSent = Object.hasOwn(sent, name);
          assert.ok(isSent || isNamed(at), `${at} is lost`);
          if (typeof member !== "object" && isSent && sent[name] !== member) {
            assert.ok(isNamed(at), `${at} was changed silently`);
          }
        }
      });
    });
  });

  it("has fixes that remove their diagnostics", () => {
    let fixes = 0;
    check(anyDraft, context, (value, given) => {
      const { diagnostics } = engine.plan(value, given);
      for (const diagnostic of diagnostics) {
        if (diagnostic.fix === undefined) continue;
        fixes++;
        const after = engine.plan(applyPatch(value, diagnostic.fix.patch), given).diagnostics;
        // Removing an element moves the next one, which may have the same problem, into its place.
        const isGone = !after.some((other) => identity(other) === identity(diagnostic));
        const ofCode = (list) => list.filter(({ code }) => code === diagnostic.code).length;
        assert.ok(
          isGone || ofCode(after) < ofCode(diagnostics),
          `${diagnostic.code} at ${diagnostic.path} outlives its fix`,
        );
      }
    });
    assert.ok(fixes > 0);
  });

  it("can be fixed to the end", () => {
    check(anyDraft, context, (value, given) => {
      let current = value;
      for (let step = 0; ; step++) {
        assert.ok(step < 200, "fixing does not end");
        const next = engine.plan(current, given).diagnostics.find(({ fix }) => fix !== undefined);
        if (next === undefined) break;
        current = applyPatch(current, next.fix.patch);
      }
    });
  });

  it("never shows a password in what it says", () => {
    const secret = "hunter2-hunter2";
    check(plausibleDraft, context, (value, given) => {
      const withSecrets = {
        ...value,
        directions: value.directions.map((direction) => ({
          ...direction,
          register_auth: { username: "a", password: secret },
          options: { sip_username: "a", sip_password: secret },
        })),
      };
      const { diagnostics, directions } = engine.plan(withSecrets, given);
      assert.ok(!JSON.stringify({ diagnostics, directions }).includes(secret));
    });
  });
});

describe("single readings", () => {
  it("read any text, and what they give once more to the same", () => {
    check(fc.oneof(fc.string(), fc.string({ unit: "binary" })), fc.boolean(), (text, trunk) => {
      const reading = engine.readNumber(text, { default_region: "US", trunk });
      if (reading.value === null) return;
      const again = engine.readNumber(reading.value, { default_region: "US", trunk });
      assert.equal(again.value, reading.value);
    });
  });

  it("read any text as an endpoint, and normalise once", () => {
    check(fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.ipV6()), (text) => {
      const { valid, normalized } = engine.readEndpoint(text);
      if (!valid) return;
      const again = engine.readEndpoint(normalized);
      assert.deepEqual([again.valid, again.normalized], [true, normalized]);
    });
  });

  it("read any text as a curl command and as a table", () => {
    check(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `curl -d '${text}`),
      ),
      (text) => {
        assert.equal(typeof engine.readCurl(text).recognized, "boolean");
        assert.ok(Array.isArray(engine.readNumbers(text).rows));
      },
    );
  });

  it("read any answer, and account for every number once", () => {
    const numbers = ["+14155552671", "+442079460958"];
    const [request] = engine.plan({
      phone_numbers: numbers,
      directions: [{ type: "inbound" }],
    }).requests;
    const entry = fc.oneof(fc.constantFrom(...numbers), fc.jsonValue());
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ data: fc.record({ configured: fc.array(entry), failed: fc.array(entry) }) }),
    );
    check(fc.integer({ min: 100, max: 599 }), body, (status, answer) => {
      const outcome = engine.readResponse({ status, body: answer }, request);
      const named = [...outcome.configured, ...outcome.failed.map(({ number }) => number), ...outcome.unaccounted];
      for (const number of numbers) assert.ok(named.includes(number), `${number} is lost`);
    });
  });
});
