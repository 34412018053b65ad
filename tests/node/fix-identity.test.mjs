// No fix changes whose number it is, or which host: a correction keeps the subscriber and the host that were
// typed, and everything else is a choice. FC_RUNS sets how many are tried, FC_SEED which. The oracle for numbers
// is google-libphonenumber; the engine is not asked about itself.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import libphonenumber from "google-libphonenumber";
import { applyFixes, createEngine } from "sipattach";
import { readPlans } from "../phone-differential/generate.mjs";
import { seed } from "./seed.mjs";

const numRuns = Number(process.env.FC_RUNS ?? 1000);
const engine = await createEngine();
const util = libphonenumber.PhoneNumberUtil.getInstance();
const { E164 } = libphonenumber.PhoneNumberFormat;
/** Whether an international number is assigned, and is read only as itself. */
const isAssigned = (number) => {
  try {
    const parsed = util.parse(number);
    return util.isValidNumber(parsed) && util.format(parsed, E164) === number;
  } catch {
    return false;
  }
};

// ---- numbers

const plans = readPlans().filter(({ region, examples }) => region !== "001" && examples.length > 0);

/** An assigned number of any region: an example from its plan with some digits changed. */
const subscriber = fc
  .constantFrom(...plans)
  .chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      example: fc.constantFrom(...plan.examples),
      kept: fc.nat(12),
      others: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
    }),
  )
  .map(({ plan, example, kept, others }) => {
    const changed = [...example].map((digit, at) => (at < kept ? digit : others[at])).join("");
    const national = isAssigned(`+${plan.callingCode}${changed}`) ? changed : example;
    return { ...plan, national, e164: `+${plan.callingCode}${national}` };
  })
  .filter(({ e164 }) => isAssigned(e164));

// Without the slash, because the last digits of a second number may follow it.
const separated = (digits) =>
  fc
    .array(fc.constantFrom("", "", "", " ", "-", "."), {
      minLength: digits.length,
      maxLength: digits.length,
    })
    .map((separators) =>
      [...digits]
        .map((digit, at) => digit + separators[at])
        .join("")
        .trim(),
    );

/** Ways to write a number that are unambiguous in its own region. */
const written = ({ callingCode, national, nationalPrefix, idd, e164 }) =>
  fc.oneof(
    fc.constantFrom(
      e164,
      `${callingCode}${national}`,
      `${nationalPrefix}${national}`,
      `${idd}${callingCode}${national}`,
      `00${callingCode}${national}`,
      `011${callingCode}${national}`,
      `+${callingCode} (${nationalPrefix})${national}`,
      `+${callingCode}${nationalPrefix}${national}`,
      `9,${nationalPrefix}${national}`,
      `9,${idd}${callingCode}${national}`,
      `0,,${nationalPrefix}${national}`,
      `9p${nationalPrefix}${national}`,
      `8w${e164}`,
      `*67 ${nationalPrefix}${national}`,
      `#31#${e164}`,
      `tel:${e164}`,
      `"Desk 5" <sip:${e164}@pbx.example.com>`,
      `%2B${callingCode}${national}`,
      `${e164}#`,
      `${e164}.0`,
      `${e164} (ext. 234)`,
    ),
    separated(`+${callingCode}${national}`),
    separated(`${nationalPrefix}${national}`),
  );

/**
 * A number with a digit too many or too few, but not after an international prefix, where it would simply be another
 * subscriber's number.
 */
const damaged = ({ callingCode, national, nationalPrefix, e164 }) =>
  fc
    .record({
      text: fc.constantFrom(
        e164,
        national,
        `${callingCode}${national}`,
        `${nationalPrefix}${national}`,
        `9${nationalPrefix}${national}`,
      ),
      at: fc.nat(20),
      digit: fc.constantFrom("", "0", "1", "5", "9"),
    })
    .map(({ text, at, digit }) => {
      const place = at % text.length;
      return digit === ""
        ? text.slice(0, place) + text.slice(place + 1)
        : text.slice(0, place) + digit + text.slice(place);
    });

const draftOf = (text) => ({
  phone_numbers: [text],
  service: "sip",
  directions: [{ type: "inbound" }],
});

/** What a draft sends, and what is left of it after all corrections have been applied. */
function corrected(text, context) {
  const first = engine.plan(draftOf(text), context);
  let plan = first;
  let draft = draftOf(text);
  for (let step = 0; ; step++) {
    assert.ok(step < 10, "correcting does not end");
    const { draft: next } = applyFixes(draft, plan);
    if (JSON.stringify(next) === JSON.stringify(draft)) break;
    draft = next;
    plan = engine.plan(draft, context);
  }
  const sent = ({ requests }) => requests.flatMap(({ body }) => body.phone_numbers ?? body.phone_number);
  return {
    before: sent(first),
    after: sent(plan),
    isWarned: [...first.diagnostics, ...plan.diagnostics].some(({ severity }) => severity === "warning"),
  };
}

const contextOf = (region) => (region === "" ? {} : { default_region: region });

describe("corrections of a number", () => {
  const check = (arbitrary, test) => fc.assert(fc.property(arbitrary, test), { numRuns, ...seed });
  const withText = (texts) =>
    subscriber.chain((number) =>
      fc.record({
        number: fc.constant(number),
        text: texts(number),
        region: fc.constantFrom(number.region, number.region, ""),
      }),
    );

  it("lead to the subscriber who was typed, or to nobody", () => {
    let mended = 0;
    check(withText(written), ({ number, text, region }) => {
      const { before, after, isWarned } = corrected(text, contextOf(region));
      const what = `${text} in ${region || "no region"}: ${before} becomes ${after}`;
      if (before.length > 0) assert.deepEqual(after, before, what);
      if (before.length === 0 && after.length > 0) assert.deepEqual(after, [number.e164], what);
      if (before.length === 0 && after.length > 0) mended++;
      if (region !== number.region || after.length === 0 || isWarned) return;
      assert.deepEqual(after, [number.e164], what);
    });
    assert.ok(mended > 0);
  });

  it("never turn a wrong number of digits into another number", () => {
    check(withText(damaged), ({ number, text, region }) => {
      const { before, after } = corrected(text, contextOf(region));
      const what = `${text} in ${region || "no region"}: ${before} becomes ${after}`;
      if (after.length > 0 && after[0] !== number.e164) assert.deepEqual(after, before, what);
    });
  });

  it("leave several readings to a person", () => {
    for (const [text, region] of [
      ["41555526711", "US"],
      ["41555526711", ""],
      ["442079460018", ""],
      ["49775591155", "DE"],
      ["3906123456", "IT"],
      ["+14155552671 x12", ""],
      ["+49 30 9O182O", ""],
    ]) {
      assert.deepEqual(corrected(text, contextOf(region)).after, [], `${text} in ${region}`);
    }
  });
});

// ---- endpoints

const domain = fc.domain({ size: "small" }).filter((name) => !name.includes("xn--"));
const host = fc.oneof(
  domain,
  domain,
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
);
const word = fc.constantFrom("alice", "trunk1", "2001", "your-trunk", "trunk", "TRUNK");

const endpointText = fc
  .record({ host, other: host, word })
  .chain(({ host, other, word }) =>
    fc.constantFrom(
      host,
      `sip:${host}`,
      `SIP:${host}/`,
      `sip://${host}`,
      `${host}:5061`,
      `tls://${host}:5061`,
      `https://${host}:8443/${word}`,
      `"Desk" <sip:${word}@${host}>`,
      `<sip:${host}>`,
      `sip:<${word}>.${host}`,
      `<${word}>`,
      `sip:<${word}>`,
      `sip:{${word}}.${host}`,
      `sip:\${${word}}@${host}`,
      `${host}/24`,
      `${host}/${word}`,
      `${host},${other}`,
      `sip:${host};${other}`,
      `${host}/${other}`,
      `${host} ${other}`,
      `<sip:${host}>, <sip:${other}>`,
      `sip:${word}@${host}@${other}`,
      `mailto:${word}@${host}`,
      ` sip:${host} : 5060 `,
      `sip:@${host}`,
      `sip:#${word}@${host}`,
      `sip:0${host}`,
    ),
  );

describe("corrections of an endpoint", () => {
  for (const type of ["outbound", "inbound"]) {
    it(`keep a host and a user that stand whole in the text, ${type}`, () => {
      fc.assert(
        fc.property(endpointText, (text) => {
          let draft = {
            phone_number: "+14155552671",
            service: "sip",
            directions: [{ type, sip_endpoint: text }],
          };
          for (let step = 0; ; step++) {
            assert.ok(step < 10, "correcting does not end");
            const { draft: next } = applyFixes(draft, engine.plan(draft));
            if (JSON.stringify(next) === JSON.stringify(draft)) break;
            draft = next;
          }
          const after = draft.directions[0].sip_endpoint;
          if (after === text || !engine.plan(draft).ok) return;
          const reading = engine.readEndpoint(after);
          const boundary = "[^a-z0-9.\\-_]";
          const stands = (part) =>
            new RegExp(
              `(^|${boundary})${RegExp.escape?.(part) ?? part.replace(/[^a-z0-9]/g, "\\$&")}($|${boundary})`,
            ).test(text.toLowerCase());
          assert.ok(stands(reading.host), `${text} became ${after}`);
          const [, user] = /(?:sips?:|^)([^@<]*)@/i.exec(text.replace(/.*</, "")) ?? [];
          if (user) assert.equal(decodeURIComponent(reading.user ?? ""), user, `${text} became ${after}`);
        }),
        { numRuns, ...seed },
      );
    });
  }
});
