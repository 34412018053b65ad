// Generates answers of the API, each with what it says and what it does not. A truth is drawn (which numbers are
// attached, which failed, and about which the answer is silent), and then written in one of the shapes that the
// documentation gives, that it leaves open, or that something between the API and its client produces.
//
// Nothing here knows the code under test. `clear` is true for shapes that the documentation gives, or that can be
// read in only one way: then the reading must be the truth. Of all others, the reading must only not claim more than
// they say.

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  const pick = (list) => list[below(list.length)];
  return { next, below, pick, chance: (share) => next() < share };
}

const POOL = ["+14155552671", "+442079460958", "+4930123456", "+33142685300", "+819012345678", "+14155552672"];
const FOREIGN = "+61255501234";
/** The numbers as they are written in their countries. */
const NATIONAL = {
  "+14155552671": "(415) 555-2671",
  "+442079460958": "020 7946 0958",
  "+4930123456": "030 123456",
  "+33142685300": "01 42 68 53 00",
  "+819012345678": "090-1234-5678",
  "+14155552672": "4155552672",
};
/** No text of the result may contain any of these. */
export const SECRETS = { derived: "Vq7mTz4Rk2WdPbx", typed: "canary-Horse9Battery", other: "Zx81-others-Secret9" };

const REASONS = ["no route to the endpoint", "trunk is full", "limit reached for this account"];
const plain = (number) => number.replace("+", "");

/** Ways to write a number that still mean that number and no other. */
const SPELLINGS = [
  ["as sent", (number) => number],
  ["without plus", plain],
  ["as a JSON number", (number) => Number(plain(number))],
  ["with blanks", (number) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`],
  ["as tel", (number) => `tel:${number}`],
];

const FAILED_ENTRIES = [
  ["a text", (number) => number, false],
  ["phone_number and error", (number, reason) => ({ phone_number: number, error: reason }), true],
  ["number and reason", (number, reason) => ({ number, reason }), true],
  ["identity and message", (number, reason) => ({ identity: number, message: reason }), true],
  ["code and message", (number, reason) => ({ phone_number: number, code: "E_17", message: reason }), true],
  ["a nested error", (number, reason) => ({ phone_number: number, error: { code: "E_17", message: reason } }), true],
  ["camel case", (number, reason) => ({ phoneNumber: number, errorMessage: reason }), true],
  [
    "a list of errors",
    (number, reason) => ({ phone_number: number, errors: [{ error: "E_17", message: reason }] }),
    true,
  ],
];

const FINE_WORDS = ["configured", "active", "ok", "success", "attached"];
const NOT_YET = ["pending", "queued", "provisioning", "processing", "in_progress", "scheduled", "accepted"];

/** Entries of `configured`: name, how it is written, and whether it means that a number is attached. */
const CONFIGURED_ENTRIES = [
  ["a text", (number) => number, true],
  ["an object", (number) => ({ phone_number: number }), true],
  ["with its directions", (number, random, types) => ({ phone_number: number, directions: types }), true],
  [
    "with objects of directions",
    (number, random, types) => ({ number, directions: types.map((type) => ({ type })) }),
    true,
  ],
  ["with a fine word", (number, random) => ({ phone_number: number, status: random.pick(FINE_WORDS) }), true],
  ["with success", (number) => ({ phone_number: number, success: true, error: null }), true],
  ["not yet", (number, random) => ({ phone_number: number, status: random.pick(NOT_YET) }), false],
  ["not yet, as state", (number, random) => ({ phone_number: number, state: random.pick(NOT_YET) }), false],
  ["success false", (number) => ({ phone_number: number, success: false }), false],
  ["with an error", (number) => ({ phone_number: number, error: "E_17" }), false],
  ["no direction", (number) => ({ phone_number: number, directions: [] }), false],
  ["half of its directions", (number, random, types) => ({ phone_number: number, directions: types.slice(1) }), false],
  [
    "a direction not yet",
    (number, random, types) => ({
      phone_number: number,
      directions: types.map((type) => ({ type, status: random.pick(NOT_YET) })),
    }),
    false,
  ],
];

const WRAPPERS = [
  ["under data", (body) => ({ data: body, errors: null }), true],
  ["under data alone", (body) => ({ data: body }), true],
  ["at the top", (body) => body, true],
  ["beside data null", (body) => ({ data: null, errors: null, ...body }), true],
  ["with an empty list of errors", (body) => ({ data: body, errors: [] }), true],
  ["under data, with success", (body) => ({ success: true, data: body }), true],
  ["under data, with a status", (body) => ({ status: "success", data: body, errors: null }), true],
  ["under result", (body) => ({ result: body }), false],
  ["under response", (body) => ({ response: body }), false],
  ["under data twice", (body) => ({ data: { data: body } }), false],
  ["under data of a list", (body) => ({ data: [body] }), false],
  ["under payload", (body) => ({ payload: body, errors: null }), false],
  ["as text under data", (body) => ({ data: JSON.stringify(body) }), false],
  ["under body, as a gateway writes it", (body) => ({ statusCode: 200, body: JSON.stringify({ data: body }) }), false],
  ["in a list", (body) => [{ data: body }], false],
];

/** Members beside the lists that take back what they say: with them, the lists say nothing. */
const TAKEN_BACK = [
  ["dry_run", { dry_run: true }],
  ["dryRun", { dryRun: true }],
  ["simulated", { simulated: true }],
  ["preview", { preview: true }],
  ["test_mode", { validate_only: true }],
  ["status pending", { status: "pending" }],
  ["status queued", { status: "queued", job_id: "j1" }],
  ["state provisioning", { state: "provisioning" }],
  ["status in progress", { status: "in_progress" }],
  ["applied false", { applied: false }],
  ["rolled back", { rolled_back: true }],
];

const PAGES = [
  "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>",
  "<html><body>Sign in to the guest network</body></html>",
  "upstream connect error or disconnect/reset before headers",
  "",
  "   ",
  "null",
  "true",
  "[]",
  "{}",
  '""',
  "OK",
];

export function drawBatch(random) {
  const count = 1 + random.below(4);
  const start = random.below(POOL.length);
  const numbers = Array.from({ length: count }, (_, at) => POOL[(start + at) % POOL.length]);
  const types = random.pick([["inbound"], ["outbound"], ["inbound", "outbound"]]);
  const registers = types.includes("inbound") && random.chance(0.4);
  const directions = types.map((type) => {
    if (type === "outbound") return { type, sip_endpoint: "sip:pbx.acme-telecom.net" };
    if (!registers) return { type };
    return { type, auth_mode: "register", register_auth: { username: "desk", password: SECRETS.typed } };
  });
  const body = { phone_numbers: numbers, directions, service: "sip" };
  return {
    numbers,
    types,
    registers,
    request: {
      method: "POST",
      url: "https://api.example/v1/sip/attach",
      headers: {},
      body,
      numbers: numbers.map((_, at) => at),
    },
  };
}

/** Makes the answer say nothing about any number. */
function silence({ numbers, told }) {
  for (const number of numbers) told.set(number, "silent");
}

/** The answer no longer says that anything is attached. */
function disbelieve({ told }) {
  for (const [number, is] of told) if (is === "attached") told.set(number, "silent");
}

/** Notes which of a table's shapes was drawn. */
function noted(entry, how) {
  how.push(entry[0]);
  return entry;
}

/** The entries of both lists; each says what `told` has for its number. */
function drawEntries(answer) {
  const { random, types, told, shown, how } = answer;
  const spell = random.chance(0.7) ? SPELLINGS[0] : noted(random.pick(SPELLINGS), how);
  const [entryName, failedEntry, hasReason] = random.pick(FAILED_ENTRIES);
  const ofEntries = random.chance(0.5) ? noted(random.pick(CONFIGURED_ENTRIES), how) : null;
  const [, write, isTold] = ofEntries ?? CONFIGURED_ENTRIES[0];
  const [configured, failed, takenBack] = [[], [], []];
  for (const [number, is] of told) {
    if (is === "failed") {
      const reason = random.pick(REASONS);
      failed.push(failedEntry(spell[1](number), reason));
      if (hasReason) shown.push([number, reason]);
    } else if (is === "attached") {
      configured.push(write(spell[1](number), random, types));
      if (!isTold) takenBack.push(number);
    }
  }
  if (failed.length > 0) how.push(`failed: ${entryName}`);
  for (const number of takenBack) told.set(number, "silent");
  if (takenBack.length > 0) answer.clear = false;
  Object.assign(answer, { arePlain: ofEntries === null, lists: { configured, failed } });
}

/** What may take the place of the two lists. Most answers have them as they are. */
const LIST_SHAPES = [
  (answer) => {
    const { told, how, shown, lists } = answer;
    if (!answer.clear) return how.push("not listed by number");
    if (!answer.arePlain) return;
    how.push("failed by number");
    const reasons = Object.fromEntries([...told].flatMap(([number, is]) => (is === "failed" ? [[number, "no"]] : [])));
    answer.lists = { configured: lists.configured, failed: reasons };
    shown.length = 0;
  },
  (answer) => {
    const { numbers, how, shown, lists } = answer;
    how.push("counts in place of both lists");
    // If there is only one number, one failure must be that number.
    const isTold = numbers.length === 1 && lists.failed.length === 1;
    answer.lists = { configured: lists.configured.length, failed: lists.failed.length };
    if (!isTold) silence(answer);
    shown.length = 0;
  },
  (answer) => {
    const { numbers, told, how, shown, lists } = answer;
    if (lists.failed.length === 0) return;
    // The attached numbers are known, unless so many failed that they must be among the failed.
    how.push("a count in the place of the list of failed");
    answer.lists = { configured: lists.configured, failed: lists.failed.length };
    if (numbers.length > 1) for (const [number, is] of told) if (is === "failed") told.set(number, "silent");
    answer.clear = false;
    shown.length = 0;
  },
  (answer) => {
    answer.how.push("numbers in lists of other names");
    const name = answer.random.pick([
      "would_configure",
      "pending",
      "accepted",
      "phone_numbers",
      "requested",
      "valid",
      "skipped",
    ]);
    answer.lists = { configured: [], failed: [], [name]: answer.numbers };
    silence(answer);
    answer.shown.length = 0;
    answer.clear = false;
  },
  (answer) => {
    const { configured, failed } = answer.lists;
    if (configured.length === 0) return;
    answer.how.push("configured null");
    answer.lists = { configured: null, failed };
    disbelieve(answer);
  },
  (answer) => {
    const { numbers, told, how, shown } = answer;
    how.push("a number in both lists");
    const both = numbers[0];
    answer.lists = { configured: [...numbers], failed: [{ phone_number: both, reason: "timeout" }] };
    answer.alsoFailed = both;
    for (const number of numbers) told.set(number, number === both ? "silent" : "attached");
    shown.length = 0;
  },
  (answer) => {
    const { numbers, told, how, shown } = answer;
    how.push("a number in the reason of another");
    if (numbers.length === 1) return;
    const reason = `conflicts with ${numbers[1]}`;
    answer.lists = { configured: [], failed: [{ phone_number: numbers[0], reason }] };
    silence(answer);
    told.set(numbers[0], "failed");
    shown.length = 0;
  },
  (answer) => {
    const { configured, failed } = answer.lists;
    answer.how.push("numbers that were not sent");
    answer.lists = { configured: [...configured, FOREIGN], failed };
    answer.clear &&= configured.length > 0;
  },
];

/** What is beside the lists, and around them. */
function drawWhole(answer) {
  const { random, told, shown, how } = answer;
  let body = answer.lists;
  if (random.chance(0.12)) {
    const [, beside] = noted(random.pick(TAKEN_BACK), how);
    body = { ...body, ...beside };
    disbelieve(answer);
    if (answer.alsoFailed !== null) told.set(answer.alsoFailed, "failed");
    answer.clear = false;
  }
  if (answer.registers && random.chance(0.5)) {
    const inCamel = random.chance(0.2);
    how.push(inCamel ? "the password in camel case" : "the password");
    body = { ...body, [inCamel ? "registerPasswordForPbx" : "register_password_for_pbx"]: SECRETS.derived };
    answer.password = SECRETS.derived;
  }
  const [, wrap, isClear] = noted(random.chance(0.6) ? WRAPPERS[random.below(7)] : random.pick(WRAPPERS), how);
  const whole = wrap(body);
  answer.clear &&= isClear;
  const sentence = "Maintenance begins at noon";
  if (!random.chance(0.15) || Array.isArray(whole)) return whole;
  how.push("errors beside it");
  const errors = random.pick([
    [{ error: "E_42", message: sentence }],
    [sentence],
    { error: "E_42", message: sentence },
  ]);
  // It says that something failed, but not which number.
  answer.clear = false;
  if (!isClear) shown.length = 0;
  shown.push([null, sentence]);
  return { ...whole, errors };
}

/** Nothing in the answer may be relied on, and none of it needs to be shown. */
function spoil(answer) {
  silence(answer);
  answer.clear = false;
  answer.shown.length = 0;
}

/** What may happen to a document in transit. Nothing happens to most. */
const WAYS = [
  (answer) => {
    answer.how.push("5xx");
    answer.status = answer.random.pick([500, 502, 503, 504, 520]);
    spoil(answer);
  },
  (answer) => {
    answer.how.push("4xx");
    answer.status = answer.random.pick([400, 401, 403, 404, 409, 422, 429]);
    answer.clear = false;
  },
  (answer) => {
    answer.how.push("202"); // noncommittal: RFC 9110 §15.3.3
    answer.status = 202;
    disbelieve(answer);
    if (answer.alsoFailed !== null) answer.told.set(answer.alsoFailed, "failed");
    answer.clear = false;
  },
  (answer) => {
    answer.how.push("3xx");
    answer.status = answer.random.pick([301, 302, 304]);
    spoil(answer);
  },
  (answer) => {
    answer.how.push("broken off");
    answer.text = answer.text.slice(0, 1 + answer.random.below(answer.text.length - 1));
    spoil(answer);
    answer.password = null;
  },
  (answer) => {
    answer.how.push("a page");
    answer.text = answer.random.pick(PAGES);
    spoil(answer);
    answer.password = null;
  },
  (answer) => {
    answer.how.push("a byte order mark");
    answer.text = `\ufeff${answer.text}`;
  },
  (answer) => {
    answer.how.push("JSON in a JSON text");
    answer.text = JSON.stringify(answer.text);
    answer.clear = false;
    answer.shown.length = 0;
    answer.password = null;
  },
  (answer) => {
    const { random, numbers } = answer;
    answer.how.push("the list of configured twice");
    const [kept, other] = [numbers.slice(0, 1), numbers.slice(1)];
    const parts = [kept, other].map((list) => `"configured":${JSON.stringify(list)}`);
    answer.text = `{"data":{${(random.chance(0.5) ? parts : parts.reverse()).join(",")},"failed":[]},"errors":null}`;
    spoil(answer);
    answer.password = null;
  },
  (answer) => {
    const { random, numbers, told } = answer;
    answer.how.push("the list of failed twice");
    const parts = ['"failed":[]', `"failed":${JSON.stringify([{ phone_number: numbers[0], reason: "no" }])}`];
    const order = random.chance(0.5) ? parts : parts.reverse();
    answer.text = `{"data":{"configured":${JSON.stringify(numbers)},${order.join(",")}},"errors":null}`;
    for (const number of numbers) told.set(number, number === numbers[0] ? "silent" : "attached");
    answer.clear = false;
    answer.shown.length = 0;
    answer.password = null;
  },
  (answer) => {
    answer.how.push("data twice");
    answer.text = `{"data":{"configured":${JSON.stringify(answer.numbers)},"failed":[]},"data":null,"errors":null}`;
    spoil(answer);
    answer.password = null;
  },
  (answer) => {
    answer.how.push("something behind the document");
    const more = { data: null, errors: [{ error: "E", message: "rolled back" }] };
    answer.text = `${answer.text}\n${JSON.stringify(more)}`;
    spoil(answer);
    answer.password = null;
  },
];

/**
 * An answer to attach: the `answer` as it was received, what is `told` about each number ("attached", "failed",
 * "silent"), whether that is `clear`, what must be `shown`, and the `password` in it. `how` describes the answer.
 */
export function drawAnswer(random, { numbers, types, registers }) {
  const told = new Map(numbers.map((number) => [number, random.pick(["attached", "attached", "failed", "silent"])]));
  const status = random.pick([200, 200, 200, 201, 207]);
  const answer = { random, numbers, types, registers, told, status, how: [], shown: [] };
  Object.assign(answer, { clear: true, alsoFailed: null, password: null });
  drawEntries(answer);
  LIST_SHAPES[random.below(16)]?.(answer);
  answer.text = JSON.stringify(drawWhole(answer));
  WAYS[random.below(24)]?.(answer);
  const { clear, shown, password, text } = answer;
  return {
    answer: { status: answer.status, headers: {}, body: text },
    told,
    clear: clear && (told.size === 0 || text.length > 0),
    shown,
    password,
    how: answer.how.join("; "),
  };
}

// ---- the read-back of one number

const OTHERS = {
  inbound: [
    ["another mode", { options: { auth_mode: "register" } }],
    ["an endpoint that was not planned", { sip_endpoint: "sip:elsewhere.acme-telecom.net" }],
  ],
  outbound: [
    ["another host", { sip_endpoint: "sip:elsewhere.acme-telecom.net" }],
    ["another user", { sip_endpoint: "sip:someone@pbx.acme-telecom.net" }],
    ["another port", { options: { port: 5099, transport: "tls", secure_media: true } }],
    ["SRTP off", { options: { port: 5061, transport: "tls", secure_media: false } }],
  ],
};
const NOT_WORKING = [
  { status: "provisioning" },
  { status: "pending" },
  { state: "failed" },
  { enabled: false },
  { deleted_at: "2026-03-10T12:00:00Z" },
  { active: false },
];
const PLANNED = {
  inbound: { type: "inbound" },
  outbound: {
    type: "outbound",
    sip_endpoint: "sip:pbx.acme-telecom.net",
    options: { port: 5061, transport: "tls", secure_media: true },
  },
};

const camel = (value) =>
  Array.isArray(value)
    ? value.map(camel)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value).map(([name, each]) => [name.replace(/_(.)/g, (_, c) => c.toUpperCase()), camel(each)]),
        )
      : value;

/** One direction as it is read back; `is` says what is true of it. undefined if the answer does not have it. */
function drawDirection({ random, number, how }, type, is) {
  const config = {
    id: "c1",
    org_id: "o1",
    number,
    direction: type,
    sip_endpoint: type === "outbound" ? PLANNED.outbound.sip_endpoint : null,
    headers: null,
    options: type === "outbound" ? PLANNED.outbound.options : { auth_mode: "ip" },
    created_at: "2026-03-09T12:00:00Z",
    updated_at: "2026-03-09T12:00:00Z",
  };
  if (is === "absent") return null;
  if (is === "silent") return random.chance(0.5) ? random.pick([true, "yes", [], {}, "pending", 1]) : undefined;
  if (is === "notWorking") {
    const why = random.pick(NOT_WORKING);
    how.push(JSON.stringify(why));
    return { ...config, ...why };
  }
  let found = config;
  if (is === "differs") {
    const [name, other] = random.pick(OTHERS[type]);
    how.push(name);
    found = { ...config, ...other };
  }
  if (!random.chance(0.1)) return found;
  how.push("credentials of others");
  const register_auth = type === "inbound" ? { username: "x", password: SECRETS.other } : undefined;
  return { ...found, register_auth, options: { ...found.options, sip_password: SECRETS.other } };
}

/** Both directions, and what is `said` about those that are planned. */
function drawDirections(drawn) {
  const { random, types, how, said } = drawn;
  const body = {};
  for (const type of ["inbound", "outbound"]) {
    const isPlanned = types.includes(type);
    const is = random.pick(
      isPlanned
        ? ["same", "same", "differs", "absent", "silent", "notWorking"]
        : ["absent", "absent", "silent", "same"],
    );
    how.push(`${isPlanned ? "planned" : "unplanned"} ${type}: ${is}`);
    const found = drawDirection(drawn, type, is);
    if (found !== undefined) body[type] = found;
    if (isPlanned) said.set(type, is === "notWorking" ? "silent" : is);
    else drawn.unplanned ||= is === "same";
  }
  return body;
}

/** What is beside the directions, and around them. */
function drawAround(drawn, body) {
  const { random, how } = drawn;
  let inner = body;
  if (random.chance(0.12)) {
    const beside = random.pick([
      { status: "provisioning" },
      { status: "pending" },
      { state: "processing" },
      { status: "in_progress", job_id: "j1" },
      { provisioning: true },
      { pending: true },
      { error: "lookup timed out" },
      { success: false },
      { status: "error" },
    ]);
    how.push(`beside: ${JSON.stringify(beside)}`);
    inner = { ...body, ...beside };
    drawn.isDoubtful = true;
  }
  const [name, wrap, isClear] = random.chance(0.6) ? WRAPPERS[random.below(5)] : random.pick(WRAPPERS);
  how.push(name);
  drawn.clear &&= isClear;
  let whole = wrap(inner);
  if (random.chance(0.1)) {
    how.push("camel case");
    whole = camel(whole);
    drawn.clear = false;
  }
  if (random.chance(0.1) && !Array.isArray(whole)) {
    how.push("errors beside it");
    whole = { ...whole, errors: [{ error: "TIMEOUT", message: "lookup timed out" }] };
    drawn.isDoubtful = true;
  }
  return whole;
}

/** What may happen to the answer in transit, after which it says nothing. */
const WAYS_BACK = [
  (drawn) => {
    drawn.status = drawn.random.pick([500, 502, 503]);
    drawn.how.push(`${drawn.status}`);
    return true;
  },
  (drawn) => {
    drawn.text = drawn.text.slice(0, 1 + drawn.random.below(drawn.text.length - 1));
    drawn.how.push("broken off");
    return true;
  },
  (drawn) => {
    drawn.text = drawn.random.pick(PAGES);
    drawn.how.push("a page");
    return true;
  },
  (drawn) => {
    drawn.text = drawn.text.replaceAll(drawn.number, FOREIGN);
    drawn.how.push("another number");
    return drawn.text.includes(FOREIGN);
  },
  (drawn) => {
    drawn.status = drawn.random.pick([401, 403, 429, 302]);
    drawn.how.push(`${drawn.status}`);
    return true;
  },
  (drawn) => {
    const [type] = drawn.types;
    drawn.how.push("a direction twice");
    const parts = [`"${type}":null`, `"${type}":${JSON.stringify(PLANNED[type])}`];
    const order = drawn.random.chance(0.5) ? parts : parts.reverse();
    drawn.text = `{"data":{${order.join(",")}},"errors":null}`;
    return true;
  },
];

function verdictOf(values) {
  const all = (...wanted) => values.every((is) => wanted.includes(is));
  if (all("same")) return "as_planned";
  if (all("same", "differs")) return "differs";
  if (all("absent")) return "not_attached";
  return all("same", "differs", "absent") ? "partly" : "unknown";
}

/**
 * An answer of GET /v1/sip: the `verdict` that it allows if it is `clear`, and whether something else is attached, too
 * (`unplanned`).
 */
export function drawReadBack(random) {
  const types = random.pick([["inbound"], ["outbound"], ["inbound", "outbound"]]);
  const number = random.pick(POOL);
  const drawn = { random, types, number, how: [], said: new Map(), status: 200 };
  Object.assign(drawn, { clear: true, unplanned: false, isDoubtful: false });
  drawn.text = JSON.stringify(drawAround(drawn, drawDirections(drawn)));
  if (WAYS_BACK[random.below(20)]?.(drawn) === true) drawn.isDoubtful = true;
  const { status, text, isDoubtful } = drawn;
  return {
    request: {
      method: "POST",
      url: "https://api.example/v1/sip/attach",
      headers: {},
      numbers: [0],
      body: { phone_number: number, directions: types.map((type) => PLANNED[type]), service: "sip" },
    },
    answer: { status, headers: {}, body: text },
    verdict: isDoubtful ? "unknown" : verdictOf([...drawn.said.values()]),
    clear: drawn.clear && !isDoubtful,
    unplanned: drawn.unplanned,
    how: drawn.how.join("; "),
  };
}

// ---- the lists of an account

/** Members beside a list that show that it is incomplete. */
const NOT_ALL = (count) => [
  { has_more: true },
  { next_cursor: "abc" },
  { total: count + 20 },
  { page: 1, pages: 3 },
  { page: 1, total_pages: 2 },
  { pagination: { has_more: true } },
  { nextPageToken: "t" },
  { count: count + 2 },
  { truncated: true },
  { partial: true },
  { meta: { total: count + 5 } },
  { links: { next: "https://api.example/v1/sip/numbers?page=2" } },
  { complete: false },
  { incomplete: true },
  { is_last_page: false },
];

/** What may happen to the list of numbers. After the first five, the list says nothing about any number. */
const WAYS_OF_LISTS = [
  ({ random, answer, how }) => {
    answer.status = random.pick([401, 403, 404, 429, 500, 503, 302]);
    how.push(`${answer.status}`);
  },
  ({ random, answer, how }) => {
    answer.body = random.pick(PAGES.filter((page) => page !== "[]"));
    how.push("a page");
  },
  ({ random, answer, how }) => {
    answer.body = answer.body.slice(0, -1 - random.below(answer.body.length - 1));
    how.push("broken off");
  },
  ({ answer, how }) => {
    answer.body = JSON.stringify({ data: { numbers: null }, errors: null });
    how.push("null in place of the list");
  },
  ({ answer, how, listed }) => {
    answer.body = JSON.stringify({ data: { numbers: listed.length }, errors: null });
    how.push("a count in place of the list");
  },
  ({ answer, how, listed, entry }) => {
    answer.body = JSON.stringify({ data: { numbers: [...listed.map(entry), null, { id: "x" }] }, errors: null });
    how.push("entries without a number");
  },
];
const TELL_OF_NONE = 5;

/** Answers of GET /v1/sip/numbers and GET /v1/inbound, and what they say about each number of a plan. */
export function drawAccount(random) {
  const how = [];
  const { numbers, request } = drawBatch(random);
  const told = new Map(numbers.map((number) => [number, random.pick(["listed", "bought", "new", "new"])]));
  const of = (wanted) => numbers.filter((number) => told.get(number) === wanted);
  const [listed, bought] = [of("listed"), of("bought")];
  const national = (number) => ({ phone_number: NATIONAL[number], directions: ["inbound"] });
  const entry = random.pick([
    national,
    (number) => ({ phone_number: number, directions: ["inbound"], sip_endpoint: null, health_status: "healthy" }),
    (number) => ({ phone_number: plain(number), directions: ["inbound"] }),
    (number) => ({ phone_number: Number(plain(number)), directions: ["inbound"] }),
  ]);
  let whole = true;
  let list = { numbers: listed.map(entry) };
  if (random.chance(0.35)) {
    const beside = random.pick(NOT_ALL(listed.length));
    how.push(JSON.stringify(beside));
    list = { ...list, ...beside };
    whole = false;
  }
  const body = random.pick([{ data: list, errors: null }, { data: list }, list]);
  const answer = { status: 200, headers: {}, body: JSON.stringify(body) };
  const inbound = {
    status: 200,
    headers: {},
    body: JSON.stringify({ inbound_numbers: bought.map((phone_number) => ({ phone_number, inbound_id: "i" })) }),
  };
  const isNational = entry === national;
  if (isNational) {
    how.push("national forms");
    for (const number of listed) told.set(number, "possible");
  }
  const way = random.below(12);
  WAYS_OF_LISTS[way]?.({ random, answer, how, listed, entry });
  if (way < TELL_OF_NONE) for (const number of listed) told.set(number, "silent");
  return {
    requests: [request],
    numbers,
    answers: { numbers: answer, inbound },
    told,
    whole: whole && way >= WAYS_OF_LISTS.length,
    clear: way >= TELL_OF_NONE,
    how: how.join("; "),
  };
}
