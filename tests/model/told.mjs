// Answers of the API, each with what it says and what it does not. A truth is drawn (which numbers are attached,
// which failed, of which the answer is silent), and then written down in one of the shapes that the documentation
// gives, that it leaves open, or that stands between an API and its client.
//
// Nothing here knows the code that it judges. `clear` is true of shapes that the documentation gives, or that can be read
// in one way only: there the reading must be the truth. Of all others it must only not say more than they do.

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
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
/** No answer's text may hold any of these. */
export const SECRETS = { derived: "Vq7mTz4Rk2WdPbx", typed: "canary-Horse9Battery", other: "Zx81-others-Secret9" };

const REASONS = ["no route to the endpoint", "trunk is full", "limit reached for this account"];
const plain = (number) => number.replace("+", "");

/** Ways to write a number that are still that number and no other. */
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

/** Entries of `configured`: name, how it is written, whether it is one of a number that is attached. */
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

/** What stands beside lists and takes back what they say: by it nothing of them is told. */
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

/**
 * An answer to attach: `answer` as it came, `told` of each number ("attached", "failed", "silent"), whether that is `clear`,
 * what must be `shown`, and the `password` that it holds. `how` says in words what it is.
 */
export function drawAnswer(random, { numbers, types, registers }) {
  const how = [];
  const note = (entry) => {
    how.push(entry[0]);
    return entry;
  };
  const told = new Map(numbers.map((number) => [number, random.pick(["attached", "attached", "failed", "silent"])]));
  const silence = () => {
    for (const number of numbers) told.set(number, "silent");
  };
  const shown = [];
  let clear = true;
  let status = random.pick([200, 200, 200, 201, 207]);
  const spell = random.chance(0.7) ? SPELLINGS[0] : note(random.pick(SPELLINGS));
  const [entryName, failedEntry, hasReason] = random.pick(FAILED_ENTRIES);
  const failed = [];
  const configured = [];
  const takeBack = new Set();
  let ofEntries = null;
  let alsoFailed = null;
  if (random.chance(0.5)) ofEntries = note(random.pick(CONFIGURED_ENTRIES));
  for (const [number, is] of told) {
    if (is === "failed") {
      const reason = random.pick(REASONS);
      failed.push(failedEntry(spell[1](number), reason));
      if (hasReason) shown.push([number, reason]);
    } else if (is === "attached") {
      const [, write, isTold] = ofEntries ?? CONFIGURED_ENTRIES[0];
      configured.push(write(spell[1](number), random, types));
      if (!isTold) takeBack.add(number);
    }
  }
  if (failed.length > 0) how.push(`failed: ${entryName}`);
  for (const number of takeBack) told.set(number, "silent");
  if (takeBack.size > 0) clear = false;
  let lists = { configured, failed };
  const listShape = random.below(16);
  if (listShape === 0 && !clear) how.push("not listed by number");
  else if (listShape === 0 && ofEntries === null) {
    how.push("failed by number");
    const reasons = Object.fromEntries([...told].flatMap(([number, is]) => (is === "failed" ? [[number, "no"]] : [])));
    lists = { configured, failed: reasons };
    shown.length = 0;
  } else if (listShape === 1) {
    how.push("counts in place of both lists");
    // One of one is that one.
    const isTold = numbers.length === 1 && failed.length === 1;
    lists = { configured: configured.length, failed: failed.length };
    if (!isTold) silence();
    shown.length = 0;
  } else if (listShape === 2 && failed.length > 0) {
    // Which are attached is told, unless that many failed that one of these must be among them.
    how.push("a count in the place of the list of failed");
    lists = { configured, failed: failed.length };
    if (numbers.length > 1) for (const [number, is] of told) if (is === "failed") told.set(number, "silent");
    clear = false;
    shown.length = 0;
  } else if (listShape === 3) {
    how.push("numbers in lists of other names");
    const name = random.pick([
      "would_configure",
      "pending",
      "accepted",
      "phone_numbers",
      "requested",
      "valid",
      "skipped",
    ]);
    lists = { configured: [], failed: [], [name]: numbers };
    silence();
    shown.length = 0;
    clear = false;
  } else if (listShape === 4 && configured.length > 0) {
    how.push("configured null");
    lists = { configured: null, failed };
    for (const [number, is] of told) if (is === "attached") told.set(number, "silent");
  } else if (listShape === 5) {
    how.push("a number in both lists");
    const both = numbers[0];
    lists = { configured: [...numbers], failed: [{ phone_number: both, reason: "timeout" }] };
    alsoFailed = both;
    for (const number of numbers) told.set(number, number === both ? "silent" : "attached");
    shown.length = 0;
  } else if (listShape === 6) {
    how.push("a number in the reason of another");
    if (numbers.length > 1) {
      lists = { configured: [], failed: [{ phone_number: numbers[0], reason: `conflicts with ${numbers[1]}` }] };
      silence();
      told.set(numbers[0], "failed");
      shown.length = 0;
    }
  } else if (listShape === 7) {
    how.push("numbers that were not sent");
    lists = { configured: [...configured, FOREIGN], failed };
    clear &&= configured.length > 0;
  }
  let body = lists;
  if (random.chance(0.12)) {
    const [, beside] = note(random.pick(TAKEN_BACK));
    body = { ...body, ...beside };
    for (const [number, is] of told) if (is === "attached") told.set(number, "silent");
    // What is not to be believed is that it is attached.
    if (alsoFailed !== null) told.set(alsoFailed, "failed");
    clear = false;
  }
  let password = null;
  if (registers && random.chance(0.5)) {
    const inCamel = random.chance(0.2);
    how.push(inCamel ? "the password in camel case" : "the password");
    body = { ...body, [inCamel ? "registerPasswordForPbx" : "register_password_for_pbx"]: SECRETS.derived };
    password = SECRETS.derived;
  }
  let [, wrap, isClear] = note(random.chance(0.6) ? WRAPPERS[random.below(7)] : random.pick(WRAPPERS));
  let whole = wrap(body);
  clear &&= isClear;
  const sentence = "Maintenance begins at noon";
  if (random.chance(0.15) && !Array.isArray(whole)) {
    how.push("errors beside it");
    const errors = random.pick([
      [{ error: "E_42", message: sentence }],
      [sentence],
      { error: "E_42", message: sentence },
    ]);
    whole = { ...whole, errors };
    // That something failed is said; of which number is not.
    clear = false;
    if (!isClear) shown.length = 0;
    shown.push([null, sentence]);
  }
  let text = JSON.stringify(whole);
  switch (random.below(24)) {
    case 0:
      how.push("5xx");
      status = random.pick([500, 502, 503, 504, 520]);
      silence();
      shown.length = 0;
      clear = false;
      break;
    case 1:
      how.push("4xx");
      status = random.pick([400, 401, 403, 404, 409, 422, 429]);
      clear = false;
      break;
    case 2:
      how.push("202"); // noncommittal: RFC 9110 §15.3.3
      status = 202;
      for (const [number, is] of told) if (is === "attached") told.set(number, "silent");
      if (alsoFailed !== null) told.set(alsoFailed, "failed");
      clear = false;
      break;
    case 3:
      how.push("3xx");
      status = random.pick([301, 302, 304]);
      silence();
      clear = false;
      shown.length = 0;
      break;
    case 4:
      how.push("broken off");
      text = text.slice(0, 1 + random.below(text.length - 1));
      silence();
      clear = false;
      shown.length = 0;
      password = null;
      break;
    case 5:
      how.push("a page");
      text = random.pick(PAGES);
      silence();
      clear = false;
      shown.length = 0;
      password = null;
      break;
    case 6:
      how.push("a byte order mark");
      text = `\ufeff${text}`;
      break;
    case 7:
      how.push("JSON in a JSON text");
      text = JSON.stringify(text);
      clear = false;
      shown.length = 0;
      password = null;
      break;
    case 8: {
      how.push("the list of configured twice");
      const [kept, other] = [numbers.slice(0, 1), numbers.slice(1)];
      const parts = [kept, other].map((list) => `"configured":${JSON.stringify(list)}`);
      text = `{"data":{${(random.chance(0.5) ? parts : parts.reverse()).join(",")},"failed":[]},"errors":null}`;
      silence();
      clear = false;
      shown.length = 0;
      password = null;
      break;
    }
    case 9: {
      how.push("the list of failed twice");
      const parts = ['"failed":[]', `"failed":${JSON.stringify([{ phone_number: numbers[0], reason: "no" }])}`];
      const order = random.chance(0.5) ? parts : parts.reverse();
      text = `{"data":{"configured":${JSON.stringify(numbers)},${order.join(",")}},"errors":null}`;
      for (const number of numbers) told.set(number, number === numbers[0] ? "silent" : "attached");
      clear = false;
      shown.length = 0;
      password = null;
      break;
    }
    case 10:
      how.push("data twice");
      text = `{"data":{"configured":${JSON.stringify(numbers)},"failed":[]},"data":null,"errors":null}`;
      silence();
      clear = false;
      shown.length = 0;
      password = null;
      break;
    case 11:
      how.push("something behind the document");
      text = `${text}\n${JSON.stringify({ data: null, errors: [{ error: "E", message: "rolled back" }] })}`;
      silence();
      clear = false;
      shown.length = 0;
      password = null;
      break;
  }
  if (told.size > 0 && text.length === 0) clear = false;
  return { answer: { status, headers: {}, body: text }, told, clear, shown, password, how: how.join("; ") };
}

// ---- what is read back of one number

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

/**
 * An answer of GET /v1/sip: `said` of each planned direction ("same", "differs", "absent", "silent"), what else is there
 * (`unplanned`), and the verdict that a `clear` one allows.
 */
export function drawReadBack(random) {
  const how = [];
  const types = random.pick([["inbound"], ["outbound"], ["inbound", "outbound"]]);
  const number = random.pick(POOL);
  const said = new Map();
  const body = {};
  let clear = true;
  let unplanned = false;
  for (const type of ["inbound", "outbound"]) {
    const isPlanned = types.includes(type);
    const is = random.pick(
      isPlanned
        ? ["same", "same", "differs", "absent", "silent", "notWorking"]
        : ["absent", "absent", "silent", "same"],
    );
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
    how.push(`${isPlanned ? "planned" : "unplanned"} ${type}: ${is}`);
    if (is === "absent") body[type] = null;
    else if (is === "same") body[type] = config;
    else if (is === "differs") {
      const [name, other] = random.pick(OTHERS[type]);
      how.push(name);
      body[type] = { ...config, ...other };
    } else if (is === "notWorking") {
      const why = random.pick(NOT_WORKING);
      how.push(JSON.stringify(why));
      body[type] = { ...config, ...why };
    } else if (random.chance(0.5)) body[type] = random.pick([true, "yes", [], {}, "pending", 1]);
    if ((is === "same" || is === "differs") && random.chance(0.1)) {
      how.push("credentials of others");
      const { options } = body[type];
      const register_auth = type === "inbound" ? { username: "x", password: SECRETS.other } : undefined;
      body[type] = { ...body[type], register_auth, options: { ...options, sip_password: SECRETS.other } };
    }
    if (isPlanned) said.set(type, is === "notWorking" ? "silent" : is);
    else unplanned ||= is === "same";
  }
  let verdictAllowed = true;
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
    verdictAllowed = false;
    clear = false;
  }
  const [name, wrap, isClear] = random.chance(0.6) ? WRAPPERS[random.below(5)] : random.pick(WRAPPERS);
  how.push(name);
  clear &&= isClear;
  let whole = wrap(inner);
  let status = 200;
  if (random.chance(0.1)) {
    how.push("camel case");
    whole = camel(whole);
    clear = false;
  }
  if (random.chance(0.1) && !Array.isArray(whole)) {
    how.push("errors beside it");
    whole = { ...whole, errors: [{ error: "TIMEOUT", message: "lookup timed out" }] };
    verdictAllowed = false;
    clear = false;
  }
  let text = JSON.stringify(whole);
  switch (random.below(20)) {
    case 0:
      status = random.pick([500, 502, 503]);
      how.push(`${status}`);
      verdictAllowed = false;
      break;
    case 1:
      text = text.slice(0, 1 + random.below(text.length - 1));
      how.push("broken off");
      verdictAllowed = false;
      break;
    case 2:
      text = random.pick(PAGES);
      how.push("a page");
      verdictAllowed = false;
      break;
    case 3:
      text = text.replaceAll(number, FOREIGN);
      how.push("another number");
      if (text.includes(FOREIGN)) verdictAllowed = false;
      break;
    case 4:
      status = random.pick([401, 403, 429, 302]);
      how.push(`${status}`);
      verdictAllowed = false;
      break;
    case 5: {
      how.push("a direction twice");
      const config = JSON.stringify(PLANNED[types[0]]);
      const parts = [`"${types[0]}":null`, `"${types[0]}":${config}`];
      text = `{"data":{${(random.chance(0.5) ? parts : parts.reverse()).join(",")}},"errors":null}`;
      verdictAllowed = false;
      break;
    }
  }
  if (!verdictAllowed) clear = false;
  const values = [...said.values()];
  const all = (...wanted) => values.every((is) => wanted.includes(is));
  let verdict = "unknown";
  if (all("same")) verdict = "as_planned";
  else if (all("same", "differs")) verdict = "differs";
  else if (all("absent")) verdict = "not_attached";
  else if (all("same", "differs", "absent")) verdict = "partly";
  if (!verdictAllowed) verdict = "unknown";
  const request = {
    method: "POST",
    url: "https://api.example/v1/sip/attach",
    headers: {},
    numbers: [0],
    body: { phone_number: number, directions: types.map((type) => PLANNED[type]), service: "sip" },
  };
  return { request, answer: { status, headers: {}, body: text }, verdict, clear, unplanned, how: how.join("; ") };
}

// ---- the lists of an account

/** Answers of GET /v1/sip/numbers and GET /v1/inbound, and what they say of each number of a plan. */
export function drawAccount(random) {
  const how = [];
  const { numbers, request } = drawBatch(random);
  const told = new Map();
  const listed = [];
  const bought = [];
  for (const number of numbers) {
    const is = random.pick(["listed", "bought", "new", "new"]);
    told.set(number, is);
    if (is === "listed") listed.push(number);
    if (is === "bought") bought.push(number);
  }
  let clear = true;
  const entry = random.pick([
    (number) => ({ phone_number: number, directions: ["inbound"], sip_endpoint: null, health_status: "healthy" }),
    (number) => ({ phone_number: plain(number), directions: ["inbound"] }),
    (number) => ({ phone_number: Number(plain(number)), directions: ["inbound"] }),
  ]);
  let whole = true;
  let list = { numbers: listed.map(entry) };
  if (random.chance(0.35)) {
    const beside = random.pick([
      { has_more: true },
      { next_cursor: "abc" },
      { total: listed.length + 20 },
      { page: 1, pages: 3 },
      { page: 1, total_pages: 2 },
      { pagination: { has_more: true } },
      { nextPageToken: "t" },
      { count: listed.length + 2 },
      { truncated: true },
      { partial: true },
      { meta: { total: listed.length + 5 } },
      { links: { next: "https://api.example/v1/sip/numbers?page=2" } },
      { complete: false },
      { incomplete: true },
      { is_last_page: false },
    ]);
    how.push(JSON.stringify(beside));
    list = { ...list, ...beside };
    whole = false;
  }
  const answer = {
    status: 200,
    headers: {},
    body: JSON.stringify(random.pick([{ data: list, errors: null }, { data: list }, list])),
  };
  const inbound = {
    status: 200,
    headers: {},
    body: JSON.stringify({ inbound_numbers: bought.map((phone_number) => ({ phone_number, inbound_id: "i" })) }),
  };
  switch (random.below(12)) {
    case 0:
      answer.status = random.pick([401, 403, 404, 429, 500, 503, 302]);
      how.push(`${answer.status}`);
      whole = false;
      for (const number of listed) told.set(number, "silent");
      clear = false;
      break;
    case 1:
      answer.body = random.pick(PAGES.filter((page) => page !== "[]"));
      how.push("a page");
      whole = false;
      for (const number of listed) told.set(number, "silent");
      clear = false;
      break;
    case 2:
      answer.body = answer.body.slice(0, -1 - random.below(answer.body.length - 1));
      how.push("broken off");
      whole = false;
      for (const number of listed) told.set(number, "silent");
      clear = false;
      break;
    case 3:
      answer.body = JSON.stringify({ data: { numbers: null }, errors: null });
      how.push("null in place of the list");
      whole = false;
      for (const number of listed) told.set(number, "silent");
      clear = false;
      break;
    case 4:
      answer.body = JSON.stringify({ data: { numbers: listed.length }, errors: null });
      how.push("a count in place of the list");
      whole = false;
      for (const number of listed) told.set(number, "silent");
      clear = false;
      break;
    case 5:
      answer.body = JSON.stringify({ data: { numbers: [...listed.map(entry), null, { id: "x" }] }, errors: null });
      how.push("entries without a number");
      whole = false;
      break;
  }
  return {
    requests: [request],
    numbers,
    answers: { numbers: answer, inbound },
    told,
    whole,
    clear,
    how: how.join("; "),
  };
}
