// Compares what the engine says about answers with what they say. SIPATTACH_ANSWERS sets how many of each kind are
// drawn, SIPATTACH_SEED which.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createEngine } from "sipattach";
import { drawComposed, drawRefusal } from "./composed.mjs";
import { drawAccount, drawAnswer, drawBatch, drawReadBack, randomOf, SECRETS } from "./told.mjs";

const RUNS = Number(process.env.SIPATTACH_ANSWERS ?? 4000);
const SEED = Number(process.env.SIPATTACH_SEED ?? 20261128);

let engine;
before(async () => {
  engine = await createEngine();
  await engine.loadTools();
});

/** Runs a check for every draw. Failures are reported by kind: the first of each, and their number. */
function forEach(draw, check) {
  const faults = new Map();
  for (let run = 0; run < RUNS; run++) {
    const random = randomOf(SEED + run);
    const drawn = draw(random);
    try {
      check(drawn);
    } catch (error) {
      const kind = error.message.split("\n")[0];
      const known = faults.get(kind) ?? {
        count: 0,
        first: `seed ${SEED + run}: ${drawn.how}\n${JSON.stringify(drawn.answer ?? drawn.answers)}\n${error.got ?? ""}`,
      };
      known.count++;
      faults.set(kind, known);
    }
  }
  if (faults.size === 0) return;
  const lines = [...faults].map(([kind, { count, first }]) => `${count} × ${kind}\n${first}`);
  assert.fail(lines.join("\n\n"));
}

/** Fails with what was read. */
function must(holds, kind, got) {
  if (!holds) throw Object.assign(new Error(kind), { got: JSON.stringify(got) });
}

/** The texts of a reading, without the member that is meant to hold a password. */
function mustHideSecrets(reading, kind) {
  const { register_passwords, register_password_for_pbx, ...rest } = reading;
  const text = JSON.stringify(rest);
  for (const [name, secret] of Object.entries(SECRETS))
    must(!text.includes(secret), `${kind}: shows the ${name} secret`, rest);
}

describe("the answer to attach", () => {
  it("is not read as more than it says, nor as less where it is clear", () => {
    forEach(
      (random) => {
        const batch = drawBatch(random);
        return { ...batch, ...drawAnswer(random, batch) };
      },
      ({ numbers, request, answer, told, clear, shown, password }) => {
        const outcome = engine.readResponse(answer, request);
        const { configured, failed, unaccounted, message, status } = outcome;
        const failedNumbers = failed.map(({ number }) => number).filter((number) => number !== "");
        for (const number of configured) must(told.get(number) === "attached", "attached, which is not said", outcome);
        for (const number of failedNumbers) must(told.get(number) === "failed", "failed, which is not said", outcome);
        const places = (number) =>
          [configured, failedNumbers, unaccounted].filter((list) => list.includes(number)).length;
        for (const number of numbers) must(places(number) === 1, "a number that is not in exactly one place", outcome);
        if (clear) {
          for (const [number, is] of told) {
            if (is === "attached") must(configured.includes(number), "said to be attached, and not read so", outcome);
            if (is === "failed") must(failedNumbers.includes(number), "said to have failed, and not read so", outcome);
          }
        }
        for (const [number, words] of shown) {
          const of = failed.find((each) => each.number === number);
          must(
            JSON.stringify([message, of?.reason ?? "", outcome.errors]).includes(words),
            "the API's words are not shown",
            outcome,
          );
        }
        if (unaccounted.length > 0) must(message.length > 0 && status !== "configured", "silent, without why", outcome);
        if (unaccounted.length > 0 || failed.length > 0)
          must(status !== "configured", "configured, and not all are", outcome);
        if (password !== null) {
          must(
            outcome.register_passwords.some((each) => each.password === password),
            "the one-time password is lost",
            outcome,
          );
        }
        mustHideSecrets(outcome, "answer");
      },
    );
  });
});

/** The parts of an outcome that must stay the same when an answer says the same in another way. */
function essenceOf(outcome, isReordered) {
  const plain = JSON.parse(JSON.stringify(outcome, (name, value) => (name === "raw" ? undefined : value)));
  if (!isReordered) return JSON.stringify(plain);
  for (const entry of [...plain.failed, ...plain.contradictory, ...plain.remarks])
    entry.reason = entry.reason.split("; ").sort();
  const { message: _, ...rest } = plain;
  const sorted = (value) => (Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value);
  return JSON.stringify(Object.entries(rest).map(([name, value]) => [name, sorted(value)]));
}

describe("an answer to attach, composed of parts", () => {
  it("is read as what its parts say, and nothing of it is lost", () => {
    forEach(drawComposed, ({ numbers, request, answer, told, shown, password }) => {
      const outcome = engine.readResponse(answer, request);
      const { configured, failed, contradictory, remarks, unaccounted, message } = outcome;
      const places = { attached: configured, failed: failed.map(({ number }) => number), open: unaccounted };
      for (const number of numbers) {
        const is = told.get(number);
        const found = Object.keys(places).filter((place) => places[place].includes(number));
        must(found.length === 1, "a number that is not in exactly one place", outcome);
        must(
          found[0] === (is === "attached" || is === "failed" ? is : "open"),
          `${found[0]}, and it is ${is}`,
          outcome,
        );
        const isDisputed = contradictory.some((each) => each.number === number);
        must(isDisputed === (is === "disputed"), `${is}, and disputed is ${isDisputed}`, outcome);
        const remark = remarks.find((each) => each.number === number);
        if (is === "already") must(remark?.already_attached === true, "already attached is not known", outcome);
      }
      must(failed.length === places.failed.filter((number) => numbers.includes(number)).length, "invented", outcome);
      for (const [number, words] of shown) {
        const entries = [...failed, ...contradictory, ...remarks];
        const told = number === null ? entries : entries.filter((each) => each.number === number);
        must(
          told.some(({ reason }) => reason.includes(words)),
          "the API's words are not shown",
          outcome,
        );
      }
      if (remarks.length > 0) must(message.includes("The API says"), "silent about remarks", outcome);
      if (unaccounted.length > 0)
        must(
          !/names no numbers/.test(message) || [...told.values()].every((is) => is === "silent"),
          "names none",
          outcome,
        );
      if (password !== null) must(outcome.register_password_for_pbx === password, "the password is lost", outcome);
      mustHideSecrets(outcome, "answer");
    });
  });

  it("is read the same with unrelated members, and in another order", () => {
    forEach(drawComposed, ({ request, answer, unrelated, reordered }) => {
      const read = (body) => engine.readResponse({ ...answer, body }, request);
      const outcome = read(answer.body);
      const more = read(unrelated);
      if (essenceOf(more, false) !== essenceOf(outcome, false))
        must(false, "unrelated members change it", [unrelated, more, outcome]);
      const turned = read(reordered);
      if (essenceOf(turned, true) !== essenceOf(outcome, true))
        must(false, "the order of members changes it", [reordered, turned, outcome]);
    });
  });

  it("is refused for the same reason, whatever else it has", () => {
    forEach(drawRefusal, ({ numbers, request, answer, unrelated, words }) => {
      const outcome = engine.readResponse(answer, request);
      const more = engine.readResponse({ ...answer, body: unrelated }, request);
      if (essenceOf(more, false) !== essenceOf(outcome, false))
        must(false, "unrelated members change it", [unrelated, more, outcome]);
      must(outcome.unaccounted.length === numbers.length, "a verdict on a number", outcome);
      if (words !== null) must(outcome.message.includes(words), "the API's words are not shown", outcome);
      else must(!outcome.message.includes("The API says"), "words of nobody", outcome);
    });
  });
});

describe("what is read back", () => {
  it("is no verdict that the answer does not give", () => {
    forEach(drawReadBack, ({ request, answer, verdict, clear, unplanned }) => {
      const reading = engine.readConfiguration(answer, request);
      if (reading.verdict !== "unknown")
        must(reading.verdict === verdict, `${reading.verdict}, where the answer says ${verdict}`, reading);
      if (clear) must(reading.verdict === verdict, `${verdict} is not read`, reading);
      if (reading.verdict !== "as_planned" && reading.verdict !== "not_attached")
        must(reading.why !== "", "no reason", reading);
      if (unplanned && reading.verdict === "as_planned")
        must(reading.why !== "", "silent about what was not planned", reading);
      mustHideSecrets(reading, "read back");
    });
  });
});

describe("the lists of an account", () => {
  it("say of a number only what they say", () => {
    forEach(drawAccount, ({ requests, numbers, answers, told, whole, clear }) => {
      const reading = engine.readAccount(answers, requests);
      must(reading.numbers.length === numbers.length, "numbers are missing", reading);
      reading.numbers.forEach(({ state, why }, at) => {
        const is = told.get(numbers[at]);
        if (state === "listed") must(is === "listed", `listed, which is not said`, reading);
        if (state === "new") must(whole && is === "new", `new, which is not said`, reading);
        if (state === "bought") must(is === "bought", "bought, which is not said", reading);
        if (state === "unknown") must(why !== "", "unknown, without why", reading);
        if (is === "possible") must(state === "unknown", `${state}, and it is only possible`, reading);
        else if (clear && (whole || is === "listed")) must(state === is, `${is} is not read`, reading);
      });
    });
  });
});
