// Composes answers to attach from parts: for each number a part of the answer says what became of it, in a list, a map,
// a result or an error. `told.mjs` varies documented answers; this puts together what no documentation has.
//
// Nothing here knows the code under test. What a number `is`: "attached" and "failed" if a part says so plainly;
// "already" if a part says that it was attached before; "otherwise" if a part says anything else; "disputed" if two
// parts contradict each other; "silent" if no part names it.
import { drawBatch, SECRETS } from "./told.mjs";

const WORDS = ["no route to the endpoint", "trunk is full", "the limit of this account is reached"];
const LISTS = {
  already: ["already_configured", "already_attached", "existing", "duplicates", "alreadyConfigured"],
  otherwise: ["skipped", "unchanged", "ignored", "pending", "queued", "not_processed", "deferred"],
};
/** Lists beside which a number is not believed to be configured. */
const DENYING = ["skipped", "unchanged", "ignored", "pending", "queued", "already_configured", "existing"];
const STATES = {
  attached: ["configured", "attached", "ok", "success", "created"],
  failed: ["failed", "error", "rejected", "refused"],
  already: ["already_configured", "already attached", "exists"],
  otherwise: ["parked", "pending", "deferred", "skipped"],
};
const DISTINCT = ["attached", "attached", "failed", "already", "otherwise", "silent"];

const shuffled = (random, list) => {
  const rest = [...list];
  return Array.from(list, () => rest.splice(random.below(rest.length), 1)[0]);
};
const shuffledObject = (random, object) => Object.fromEntries(shuffled(random, Object.entries(object)));

/** Numbers under a name: in an array, as entries, or as a map. Notes the words that must be shown. */
function listOf(drawn, name, numbers) {
  const { random, shown } = drawn;
  const shape = random.pick(["plain", "plain", "entries", "map"]);
  if (shape === "plain") {
    for (const number of numbers) shown.push([number, name]);
    return numbers;
  }
  const reasons = numbers.map((number) => [number, random.pick(WORDS)]);
  shown.push(...reasons);
  if (shape === "map") return Object.fromEntries(reasons);
  return reasons.map(([phone_number, reason]) => ({ phone_number, reason }));
}

function failedOf(drawn, numbers) {
  const { random, shown } = drawn;
  const reasons = numbers.map((number) => [number, random.pick(WORDS)]);
  shown.push(...reasons);
  return random.pick([
    () => reasons.map(([phone_number, error]) => ({ phone_number, error })),
    () => reasons.map(([number, reason]) => ({ number, reason, code: "E_17" })),
    () => reasons.map(([number, reason]) => `${number}: ${reason}`),
    () => Object.fromEntries(reasons),
  ])();
}

/** The numbers in lists, each under the name of what became of them. */
function lists(drawn) {
  const { random, told } = drawn;
  const of = (wanted) => [...told].flatMap(([number, is]) => (is === wanted ? [number] : []));
  const parts = { configured: of("attached"), failed: failedOf(drawn, of("failed")) };
  for (const is of ["already", "otherwise"]) {
    const numbers = of(is);
    if (numbers.length > 0) {
      const name = random.pick(LISTS[is]);
      parts[name] = listOf(drawn, name, numbers);
      drawn.how.push(name);
    }
  }
  const [disputed] = parts.configured;
  if (disputed !== undefined && random.chance(0.15)) {
    const name = random.pick(DENYING.filter((each) => parts[each] === undefined));
    parts[name] = [disputed];
    told.set(disputed, "disputed");
    drawn.shown.push([disputed, name]);
    drawn.how.push(`disputed by ${name}`);
  }
  return parts;
}

/** A result for each number, in an array or a map. */
function results(drawn) {
  const { random, told, shown, how } = drawn;
  how.push("results");
  const named = [...told].filter(([, is]) => is !== "silent");
  const entries = named.map(([number, is]) => {
    const status = random.pick(STATES[is]);
    const words = is === "attached" ? null : random.pick(WORDS);
    if (words !== null) shown.push([number, words]);
    return [number, { status, ...(words === null ? {} : { message: words }) }];
  });
  const isMap = random.chance(0.3);
  const list = isMap
    ? Object.fromEntries(entries)
    : entries.map(([phone_number, entry]) => ({ phone_number, ...entry }));
  if (isMap && entries.length === 0) return {};
  return { [random.pick(["results", "results", "numbers", "items"])]: list };
}

function words(drawn) {
  const { random, told, shown } = drawn;
  const [number] = told.keys();
  const sentence = "Calls may take a minute to arrive";
  const part = random.pick([
    { message: sentence },
    { warnings: [sentence] },
    { warnings: [{ phone_number: number, message: sentence }] },
    { note: sentence },
    { warning: `${number}: ${sentence}` },
  ]);
  shown.push([null, sentence]);
  return part;
}

const WRAPPERS = [
  (payload) => ({ data: payload, errors: null }),
  (payload) => ({ data: payload }),
  (payload) => payload,
  (payload) => ({ data: null, errors: [], ...payload }),
  (payload) => ({ success: true, data: payload }),
];

/** Members that say nothing about numbers. Those of ASIDE say nothing about an error either. */
const ASIDE = [
  { request_id: "req_8f2a" },
  { traceId: "0af7651916cd43dd" },
  { took_ms: 5 },
  { trunk_id: "t1" },
  { docs: "https://docs.example.com/sip" },
  { timestamp: "2026-03-09T12:00:00Z" },
  { links: { self: "https://api.example.com/v1/sip/attach" } },
];
const UNRELATED = [
  ...ASIDE,
  { zone: "eu1" },
  { v: 2 },
  { meta: { v: 1, zone: "eu1" } },
  { tags: ["a", "b"] },
  { cached: false },
  { owner: null },
  { ratio: 0.5 },
  { regions: { eu1: { primary: "eu1a" } } },
];

/**
 * The same value with unrelated members in some of its objects, before, between or after the others. `isInside`: inside
 * a list or an error, where a single word may be a reason.
 */
function withUnrelated(random, value, isInside = false) {
  if (Array.isArray(value)) return value.map((each) => withUnrelated(random, each, isInside));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    withUnrelated(random, each, isInside || name !== "data"),
  ]);
  if (random.chance(0.6)) {
    const [more] = Object.entries(random.pick(isInside ? ASIDE : UNRELATED));
    if (!entries.some(([name]) => name === more[0])) entries.splice(random.below(entries.length + 1), 0, more);
  }
  return Object.fromEntries(entries);
}

/**
 * An answer with 2xx: `told` is what each number is, `shown` the words that must be shown of it, `others` are bodies
 * that say the same: with unrelated members, and in another order.
 */
export function drawComposed(random) {
  const batch = drawBatch(random);
  const told = new Map(batch.numbers.map((number) => [number, random.pick(DISTINCT)]));
  const drawn = { random, told, shown: [], how: [] };
  let payload = random.chance(0.4) ? results(drawn) : lists(drawn);
  if (random.chance(0.3)) payload = { ...payload, ...words(drawn) };
  let password = null;
  if (batch.registers && random.chance(0.5)) {
    password = SECRETS.derived;
    payload = { ...payload, register_password_for_pbx: password };
  }
  const wrap = random.pick(WRAPPERS);
  const body = wrap(payload);
  return {
    ...batch,
    ...drawn,
    password,
    answer: { status: random.pick([200, 201, 207]), headers: {}, body: JSON.stringify(body) },
    unrelated: JSON.stringify(withUnrelated(random, body)),
    reordered: JSON.stringify(shuffledObject(random, wrap(shuffledObject(random, payload)))),
    how: drawn.how.join("; "),
  };
}

const REFUSALS = [
  (sentence) => ({ data: null, errors: [{ error: "INVALID", message: sentence }] }),
  (sentence) => ({ errors: [sentence] }),
  (sentence) => ({ status: "error", message: sentence }),
  (sentence) => ({ error: { code: "E_17", message: sentence } }),
  (sentence) => ({ detail: [{ loc: ["body", "sip_endpoint"], msg: sentence }] }),
  (sentence) => ({ errors: { sip_endpoint: [sentence] } }),
  (sentence) => ({ title: "Invalid", detail: sentence }),
  (sentence) => ({ sip_endpoint: [sentence] }),
];

/** A refusal of the whole request, with or without words. */
export function drawRefusal(random) {
  const batch = drawBatch(random);
  const sentence = random.pick(WORDS);
  const isSilent = random.chance(0.2);
  const body = isSilent
    ? random.pick([{ data: null, errors: [null] }, { data: null }, {}, { errors: [] }])
    : random.pick(REFUSALS)(sentence);
  const status = random.pick([400, 401, 403, 409, 422, 429, 500, 503]);
  return {
    ...batch,
    answer: { status, headers: {}, body: JSON.stringify(body) },
    unrelated: JSON.stringify(withUnrelated(random, body)),
    words: isSilent ? null : sentence,
    how: `refused with ${status}`,
  };
}
