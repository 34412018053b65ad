// Nothing that the engine says repeats a secret, wherever it is in a draft, a text or a command.
// FC_RUNS sets how many are tried, FC_SEED which.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createEngine } from "sipattach";
import { command, context, draft, leaks, text } from "./canaries.mjs";
import { seed } from "./seed.mjs";

const numRuns = Number(process.env.FC_RUNS ?? 1000);
const check = (...args) => fc.assert(fc.property(...args), { numRuns, ...seed });
const engine = await createEngine();

function hidden(shown, what) {
  assert.ok(!leaks(shown), `${what}: ${JSON.stringify(shown)}`);
}

describe("a planted secret", () => {
  it("is in no diagnostic and no effective value of a plan, and its fixes hold none", () => {
    check(draft, context, (draft, context) => {
      const { diagnostics, directions } = engine.plan(draft, context);
      for (const diagnostic of diagnostics) hidden(diagnostic, "diagnostic");
      hidden(directions, "directions");
    });
  });

  it("is in no diagnostic of JSON text, with slips or without", () => {
    check(draft, fc.constantFrom(",}", "", "x", "//", "\u0000"), (draft, slip) => {
      const json = JSON.stringify(draft);
      for (const given of [json + slip, json.slice(0, -1) + slip, json.replaceAll('"', "'")]) {
        hidden(engine.plan(given).diagnostics, given);
      }
    });
  });

  it("is in no redacted document", () => {
    check(draft, text, (draft, text) => {
      hidden(engine.redact({ ...draft, phone_number: null, phone_numbers: null }), "draft");
      hidden(engine.redact(text), text);
      hidden(engine.redact([{ a: text }, text]), text);
    });
  });

  it("is in no diagnostic of a number, a list, a table or an endpoint", () => {
    check(text, context, (text, context) => {
      for (const given of [text, `name,phone\n"${text}",+14155552671\n`, `${text},1\n${text},2`]) {
        for (const trunk of [false, true]) {
          const options = { ...context, trunk };
          hidden(engine.readNumber(given, options).diagnostics, "readNumber");
          hidden(engine.readNumbers(given, options).diagnostics, "readNumbers");
          hidden(engine.splitNumbers(given, options).diagnostics, "splitNumbers");
        }
        hidden(engine.readEndpoint(given).diagnostics, "readEndpoint");
      }
    });
  });

  it("is nowhere in a curl command that was read", () => {
    check(command, (command) => hidden(engine.readCurl(command), command));
  });

  it("is in no program without reveal_secrets, and in no comparison", () => {
    check(draft, draft, (draft, other) => {
      const planned = { ...draft, phone_number: "+14155552671", phone_numbers: null };
      const request = {
        method: "POST",
        url: "https://api.bland.ai/v1/sip/attach",
        headers: {},
        body: planned,
        numbers: [0],
      };
      for (const language of ["curl", "curl_cmd", "powershell", "javascript", "python"]) {
        hidden(engine.render(request, language), language);
      }
      const [inbound] = Array.isArray(draft.directions) ? draft.directions : [];
      const [found] = Array.isArray(other.directions) ? other.directions : [];
      for (const answer of [inbound, found]) {
        hidden(engine.compare(request, { data: { inbound: answer, outbound: answer } }), "compare");
      }
    });
  });
});
