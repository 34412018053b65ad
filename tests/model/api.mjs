// A model of the API as plain data, for searches over faults. It is written from the API's documentation; what
// that leaves open is a policy (see WORLDS), and what networks do to answers is a fault (see faults.mjs). It also
// watches its client, and records what a client must never do.
//
// Nothing here knows the code under test: neither the engine nor any of its sentences.

import { answer, refusal } from "./answers.mjs";
import { fieldsOf, POST_FAULTS, READ_FAULTS } from "./faults.mjs";

/** How the API may react to a number that is already attached; the documentation does not say. */
export const POLICIES = ["refuses", "conflict", "rejects", "errors", "overwrites"];

/** How a read-back shows a secret. */
const ECHOES = { hidden: () => "********", replaced: () => "[secret]", null: () => null, absent: () => undefined };

const ALREADY = "Number is already attached";

export class ModelApi {
  /** By number: its directions, and the current password of its registration. */
  attached = new Map();
  trunks = new Map();
  log = [];
  /** What a client did although it must not. */
  violations = [];
  /** By number: what answers have said about it. */
  said = new Map();
  /** Issued passwords, by the number of the change that issued them. */
  passwords = [];
  /** Requests that are carried out after their answer. */
  #late = [];
  /** Earlier states, for reads that lag: by number, [until when it is shown, the state]. */
  #stale = new Map();
  /** Numbers that were attached before anything was sent. */
  before = new Set();
  /** Numbers whose last POST was not followed by an answer that says that they are not attached. */
  #unread = new Set();
  #faults;
  #clock;

  /**
   * `faults`: the name of the fault of each request, by its ordinal. `again`: see POLICIES. `elsewhere`:
   * numbers of another account. `lag`: how many seconds reads are behind. `asked`: the numbers that the
   * client was told to attach. `key`: the key that every request must carry.
   */
  constructor({
    faults = {},
    again = "refuses",
    elsewhere = [],
    bought = [],
    lag = 0,
    echo = "hidden",
    absent = "nulls",
    asked = null,
    key = null,
    clock = { now: 0 },
    host = "api.example",
  } = {}) {
    Object.assign(this, { again, elsewhere, bought, lag, echo, absent, asked, key, host });
    this.#faults = faults;
    this.#clock = clock;
  }

  fetch = (url, init) => {
    const { pathname, searchParams, host } = new URL(url);
    const { method, body, headers, signal } = init;
    const ordinal = this.log.length;
    this.#carryOutLate();
    const fault = this.#faults[ordinal] ?? null;
    const request = body === null || body === undefined ? null : JSON.parse(body);
    const asked = searchParams.get("phone_number");
    const numbers = asked === null ? (request?.phone_numbers ?? [request?.phone_number].filter(Boolean)) : [asked];
    const path = pathname.replace(/^\/v1/, "");
    this.log.push({ method, path, numbers, direction: request?.updates?.type, fault });
    if (host !== this.host) this.violations.push(`a request went to ${host}`);
    if (this.key !== null && headers.authorization !== this.key) this.violations.push("a request without the key");
    if (init.redirect !== "manual") this.violations.push("a redirect would be followed");
    if (this.asked !== null && numbers.some((number) => !this.asked.includes(number))) {
      this.violations.push(`nobody asked for ${numbers}`);
    }
    return this.#answer({ method, path, numbers, request, fault, signal, headers });
  };

  async #answer(call) {
    const { method, path, numbers, fault } = call;
    if (method === "GET") {
      const given = READ_FAULTS[fault]?.(this, call);
      return given === undefined ? this.#read(path, numbers) : given;
    }
    if (path === "/sip/attach") {
      for (const number of numbers) {
        if (this.#unread.has(number)) this.violations.push(`${number} was sent again unread`);
        this.#unread.add(number);
      }
    }
    return fault === null ? this.respond(call) : POST_FAULTS[fault](this, call);
  }

  /** Notes that an answer says that these numbers were not looked at. */
  untouched(numbers) {
    for (const number of numbers) this.#unread.delete(number);
  }

  say(number, word) {
    this.said.set(number, (this.said.get(number) ?? new Set()).add(word));
  }

  /** Attaches a number before anything is sent. */
  hold(number, directions) {
    this.before.add(number);
    this.attached.set(number, { directions, password: null });
  }

  // ---- changes

  /** Carries out a change. Returns for which numbers that was possible, and the password that it created. */
  carryOut({ method, path, request, numbers }, except = []) {
    const results = new Map();
    if (path === "/sip/trunks" || path.startsWith("/sip/trunks/")) return this.#changeTrunk(method, path, request);
    const registers = (request.directions ?? [request.updates]).some((each) => each?.auth_mode === "register");
    const password = registers ? `pbx-${this.passwords.length + 1}-Vq7mTz4Rk2Wd` : null;
    for (const number of numbers) {
      if (except.includes(number)) continue;
      const isOurs = this.attached.has(number);
      const isPossible =
        path === "/sip/attach" ? !this.elsewhere.includes(number) && (!isOurs || this.again === "overwrites") : isOurs;
      results.set(number, isPossible);
      if (isPossible) this.#change(number, path, request, password);
    }
    const done = [...results].flatMap(([number, isDone]) => (isDone ? [number] : []));
    if (password !== null && done.length > 0) this.passwords.push(password);
    return { results, done, password: done.length > 0 ? password : null };
  }

  /** Whether the policy refuses the request as a whole. */
  refusesAll({ path, numbers }) {
    if (path !== "/sip/attach" || (this.again !== "conflict" && this.again !== "rejects")) return false;
    return numbers.some((number) => this.attached.has(number) || this.elsewhere.includes(number));
  }

  #change(number, path, request, password) {
    const old = this.attached.get(number);
    if (!this.#stale.has(number)) this.#stale.set(number, { until: this.#clock.now + this.lag * 1000, old });
    if (path === "/sip/detach") {
      const left = old.directions.filter(({ type }) => !request.directions.some((each) => each.type === type));
      if (left.length > 0) this.attached.set(number, { ...old, directions: left });
      else this.attached.delete(number);
    } else if (path === "/sip/update") {
      const others = old.directions.filter(({ type }) => type !== request.updates.type);
      const { headers, ...updates } = request.updates;
      if (headers?.headers?.length > 0) updates.headers = headers; // an empty list clears it
      this.attached.set(number, { directions: [...others, updates], password: password ?? old.password });
    } else {
      this.attached.set(number, { directions: request.directions, password });
    }
  }

  #changeTrunk(method, path, request) {
    const id = path.split("/")[3];
    const registers = request?.auth_mode === "register" || request?.register_auth !== undefined;
    const password = registers && method !== "DELETE" ? `pbx-${this.passwords.length + 1}-Vq7mTz4Rk2Wd` : null;
    const isPossible = method === "POST" || this.trunks.has(id);
    if (!isPossible) return { trunk: null, password: null };
    const old = this.trunks.get(id);
    const trunk = { ...old, ...request, id: id ?? `t-${this.trunks.size + 1}`, password: password ?? old?.password };
    if (method === "DELETE") this.trunks.delete(id);
    else this.trunks.set(trunk.id, trunk);
    if (password !== null) this.passwords.push(password);
    return { trunk, password };
  }

  /** The answer if nothing goes wrong; `choose` says for which numbers to answer differently. */
  respond(call, choose = () => ({})) {
    const { path, numbers } = call;
    if (path.startsWith("/sip/trunks")) return this.#respondOfTrunk(call);
    if (path !== "/sip/attach") return this.#respondOfChange(call);
    if (this.refusesAll(call)) {
      for (const number of numbers) this.say(number, "refused");
      if (this.again === "conflict") return refusal(409, "CONFLICT", {}, ALREADY);
      return refusal(400, "ALREADY_CONFIGURED", {}, ALREADY);
    }
    const { failing = [], omitted = [], both = [], shape = (body) => body } = choose(numbers);
    const { results, done, password } = this.carryOut(call, failing);
    const refused = [...results].flatMap(([number, isDone]) => (isDone ? [] : [number]));
    const failed = [...failing, ...both].map((number) => ({ phone_number: number, reason: "Try later." }));
    const errors = [];
    for (const number of refused) {
      if (this.again === "errors") errors.push({ error: "ALREADY_CONFIGURED", message: `${number}: ${ALREADY}` });
      else failed.push({ phone_number: number, reason: ALREADY });
    }
    const isNamed = (number) => !omitted.includes(number);
    const data = {
      configured: done.filter(isNamed),
      failed: failed.filter(({ phone_number }) => isNamed(phone_number)),
    };
    if (password !== null) data.register_password_for_pbx = password;
    for (const number of data.configured) this.say(number, "attached");
    for (const { phone_number } of data.failed) this.say(phone_number, "refused");
    return answer(shape({ data, errors: errors.length > 0 ? errors : null }, call));
  }

  #respondOfChange(call) {
    const { path, numbers, request } = call;
    const [number] = numbers;
    const { done, password } = this.carryOut(call);
    if (done.length === 0) {
      this.say(number, "no");
      return refusal(404, "NOT_FOUND", {}, "This number is not attached.");
    }
    this.say(number, "done");
    const data = { phone_number: number, [path === "/sip/detach" ? "detached" : "updated"]: true };
    if (request.updates !== undefined) data.direction = request.updates.type;
    if (password !== null) data.register_password_for_pbx = password;
    return answer({ data, errors: null });
  }

  #respondOfTrunk(call) {
    const { trunk, password } = this.carryOut(call);
    if (trunk === null) return refusal(404, "NOT_FOUND", {}, "There is no such trunk.");
    const data = call.method === "DELETE" ? { deleted: true, id: trunk.id } : { trunk: this.#shownTrunk(trunk) };
    if (password !== null) data.register_password_for_pbx = password;
    return answer({ data, errors: null });
  }

  // ---- what is read

  #read(path, numbers) {
    if (path === "/sip/numbers") return answer({ data: { numbers: this.#listed() }, errors: null });
    if (path === "/inbound") {
      const list = this.bought.map((phone_number) => ({ phone_number, inbound_id: "i-1" }));
      return answer({ inbound_numbers: list });
    }
    if (path === "/sip/trunks") {
      return answer({
        data: { trunks: [...this.trunks.values()].map((each) => this.#shownTrunk(each)) },
        errors: null,
      });
    }
    if (path.startsWith("/sip/trunks/")) {
      const trunk = this.trunks.get(path.split("/")[3]);
      if (trunk === undefined) return refusal(404, "NOT_FOUND", {}, "There is no such trunk.");
      return answer({ data: { trunk: this.#shownTrunk(trunk) }, errors: null });
    }
    return this.#readNumber(numbers[0]);
  }

  /** What a read of a number shows, which may be an earlier state. */
  #seen(number) {
    const before = this.#stale.get(number);
    if (before === undefined) return this.attached.get(number);
    if (this.#clock.now < before.until) return before.old;
    this.#stale.delete(number);
    return this.attached.get(number);
  }

  #readNumber(number) {
    const seen = this.#seen(number);
    if (seen === undefined) {
      this.#unread.delete(number);
      this.say(number, "no");
      if (this.absent === "404") return refusal(404, "NOT_FOUND", {}, "This number is not configured.");
    } else {
      this.say(number, "read");
    }
    const data = { inbound: null, outbound: null };
    for (const direction of seen?.directions ?? []) data[direction.type] = this.#shownDirection(number, direction);
    return answer({ data, errors: null });
  }

  #listed() {
    return [...this.attached].map(([phone_number, { directions }]) => ({
      phone_number,
      directions: directions.map(({ type }) => type),
      sip_endpoint: directions[0]?.sip_endpoint ?? null,
      health_status: "unchecked",
    }));
  }

  #shownDirection(number, { type, auth_mode, register_auth, options = {}, headers = null, sip_endpoint = null }) {
    const hide = ECHOES[this.echo];
    const shown = { ...options, auth_mode: auth_mode ?? (type === "inbound" ? "ip" : undefined) };
    if (options.sip_password !== undefined) shown.sip_password = hide();
    if (register_auth !== undefined) shown.register_auth = { ...register_auth, password: hide() };
    return { id: "1", org_id: "o", number, direction: type, sip_endpoint, headers, options: shown };
  }

  #shownTrunk({ password: _password, register_auth, ...rest }) {
    if (register_auth === undefined) return rest;
    return { ...rest, register_auth: { ...register_auth, password: ECHOES[this.echo]() } };
  }

  // ---- delayed requests

  /** Carries out a request after that many others; with Infinity, after everything else. */
  later(call, after) {
    this.#late.push({ call, after });
  }

  #carryOutLate() {
    this.#late = this.#late.filter((late) => {
      if (late.after-- > 0) return true;
      if (!this.refusesAll(late.call)) this.carryOut(late.call);
      return false;
    });
  }

  /** Carries out everything that is still outstanding. */
  end() {
    for (const { call } of this.#late.splice(0)) if (!this.refusesAll(call)) this.carryOut(call);
  }

  // ---- the current state

  /** Whether a number is attached just as `directions` say, as far as the API shows it. */
  isAttached(number, directions) {
    const found = this.attached.get(number);
    if (found === undefined) return false;
    return directions.every((wanted) => {
      const direction = found.directions.find(({ type }) => type === wanted.type);
      return direction !== undefined && fieldsOf(direction) === fieldsOf(wanted);
    });
  }
}
