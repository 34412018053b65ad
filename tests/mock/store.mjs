// The attached numbers, and the rules that depend on them or on the existing trunks.
import { ApiError } from "./api-error.mjs";
import { BOUGHT } from "./magic.mjs";
import { redactCredentials } from "./redact.mjs";

const invalid = (message) => new ApiError(400, "INVALID_PAYLOAD", message);

export class Store {
  #trunks;
  #numbers = new Map(); // number → Map(direction → configuration)
  #records = new WeakMap(); // configuration → {id, created_at, updated_at}
  #changes = 0;

  #before = new Map(); // number → what was read back for it before the last change
  #calls = new Map(); // call_id → {result, polls}
  #bought;
  #given;

  constructor(trunks, bought) {
    this.#given = trunks;
    this.#bought = new Set(bought);
    this.clear();
  }

  clear() {
    this.#trunks = new Map(this.#given.map((trunk) => [trunk.id, structuredClone(trunk)]));
    for (const map of [this.#numbers, this.#before, this.#calls]) map.clear();
  }

  /** Every attached configuration with its credentials, for tests to check. */
  get attached() {
    return structuredClone([...this.#numbers.values()].flatMap((pair) => [...pair.values()]));
  }

  trunks() {
    return [...this.#trunks.values()].map(redactCredentials);
  }

  /** A trunk with the numbers on it. */
  trunk(id) {
    const trunk = redactCredentials(this.#knownTrunk(id, 404));
    const numbers = this.#numbersOn(id);
    return { ...trunk, bound_number_count: numbers.length, bound_numbers: numbers };
  }

  createTrunk(fields) {
    this.#changes += 1;
    const id = `trunk_${this.#changes}`;
    this.#trunks.set(id, { id, direction: "both", auth_mode: "ip", is_default: false });
    return this.changeTrunk(id, fields);
  }

  changeTrunk(id, fields) {
    const { id: _, ...own } = structuredClone(fields);
    const changed = { ...this.#knownTrunk(id, 404), ...own };
    if (changed.auth_mode === "register") requireRegisterAuth({ ...changed, direction: "inbound" });
    if (own.is_default === true) {
      for (const trunk of this.#trunks.values()) trunk.is_default = false;
    }
    this.#trunks.set(id, changed);
    return redactCredentials(changed);
  }

  deleteTrunk(id) {
    this.#knownTrunk(id, 404);
    if (this.#numbersOn(id).length > 0) {
      throw new ApiError(409, "TRUNK_IN_USE", "Numbers are bound to this trunk; detach them first.");
    }
    this.#trunks.delete(id);
  }

  #numbersOn(id) {
    return [...this.#numbers].flatMap(([number, pair]) => {
      const bound = [...pair.values()].filter((kept) => kept.trunk_id === id);
      const directions = bound.map(({ direction }) => direction);
      return bound.length > 0 ? [{ phone_number: number, directions }] : [];
    });
  }

  /** The numbers that the account bought from the service, as GET /v1/inbound has them. */
  bought() {
    return [...this.#bought].map((number) => ({
      created_at: "2026-03-09T12:00:00.000Z",
      phone_number: number,
      prompt: null,
      webhook: null,
      max_duration: 30,
    }));
  }

  /** Each organisation may make 10 test calls until the mock is reset, because it has no clock. */
  startCall(result) {
    if (this.#calls.size >= 10) {
      throw new ApiError(429, "RATE_LIMITED", "At most 10 test calls in 15 minutes.", { "Retry-After": "900" });
    }
    const id = `call_${this.#calls.size + 1}`;
    this.#calls.set(id, { result, polls: 0 });
    return id;
  }

  /** A call is over at the second poll. */
  pollCall(id) {
    const call = this.#calls.get(id);
    if (call === undefined) throw new ApiError(404, "CALL_NOT_FOUND", "No such test call.");
    call.polls += 1;
    const timeline = [{ event: "invite_sent", at_ms: 0 }];
    if (call.polls === 1) {
      return { status: "in_progress", result: "pending", duration_seconds: 0, timeline };
    }
    timeline.push({ event: call.result === "connected" ? "answered" : "no_response", at_ms: 900 });
    const duration = call.result === "connected" ? 3 : 0;
    return { status: "completed", result: call.result, duration_seconds: duration, timeline };
  }

  /**
   * Attaches the numbers of a valid body. `verdict(number)` may say that a number fails:
   * `{form: "object"|"string"|"omitted", reason?, keys?}`. A number that already has one of the directions
   * attached fails as a whole and stays as it was.
   */
  attach(body, verdict) {
    const trunk = body.trunk_id === undefined ? null : this.#knownTrunk(body.trunk_id, 400);
    const directions = body.directions.map((given) => resolve(given, trunk));
    const configured = [];
    const failed = [];
    for (const number of new Set(body.phone_numbers ?? [body.phone_number])) {
      const failure = verdict(number) ?? this.#soldHere(number, trunk) ?? this.#conflict(number, directions);
      if (failure === null) {
        this.#put(number, directions);
        configured.push(number);
      } else if (failure.form !== "omitted") {
        failed.push(failedEntry(number, failure));
      }
    }
    const isMap = failed.length > 0 && failed.every((entry) => entry instanceof MapEntry);
    if (!isMap) return { configured, failed };
    return { configured, failed: Object.assign({}, ...failed.map(({ entry }) => entry)) };
  }

  /** Merges `updates` into one attached direction; lists are replaced, so an empty one clears. */
  update(number, updates) {
    const old = this.#numbers.get(number)?.get(updates.type);
    if (old === undefined) throw notAttached(number, updates.type);
    const { type, options, ...fields } = updates;
    const merged = {
      ...old,
      ...fields,
      number,
      direction: type,
      options: { ...old.options, ...options },
    };
    requireRegisterAuth(merged);
    this.#before.set(number, this.read(number));
    const kept = structuredClone(merged);
    this.#numbers.get(number).set(type, kept);
    this.#records.set(kept, { ...this.#records.get(old), updated_at: this.#now() });
    return this.#shown(kept);
  }

  /** Removes the named directions; if one of them is not attached, refuses and changes nothing. */
  detach(number, types) {
    const pair = this.#numbers.get(number);
    const missing = types.find((type) => !pair?.has(type));
    if (missing !== undefined) throw notAttached(number, missing);
    this.#before.set(number, this.read(number));
    for (const type of types) pair.delete(type);
    if (pair.size === 0) this.#numbers.delete(number);
  }

  /**
   * Both directions of a number as they are read back, null if nothing is attached. Whether defaults that
   * nobody sent are read back is not documented; both have been observed.
   */
  read(number, { defaults = true } = {}) {
    const pair = this.#numbers.get(number);
    const show = (type) => (pair?.has(type) ? this.#shown(pair.get(type), defaults) : null);
    return { inbound: show("inbound"), outbound: show("outbound") };
  }

  /** What was read back before the last change of the number. */
  readBefore(number) {
    return structuredClone(this.#before.get(number) ?? { inbound: null, outbound: null });
  }

  notAttached(number, type = "SIP") {
    return notAttached(number, type);
  }

  list() {
    return [...this.#numbers].map(([number, pair]) => ({
      phone_number: number,
      directions: [...pair.keys()],
      sip_endpoint: (pair.get("outbound") ?? pair.get("inbound")).sip_endpoint ?? null,
      health_status: "healthy",
    }));
  }

  #knownTrunk(id, status) {
    const trunk = this.#trunks.get(id);
    if (trunk !== undefined) return trunk;
    const known = [...this.#trunks.keys()].join(", ");
    throw new ApiError(status, "TRUNK_NOT_FOUND", `No such trunk. This server knows: ${known}`);
  }

  #soldHere(number, trunk) {
    if (trunk === null || !this.#bought.has(number)) return null;
    return { form: "object", reason: BOUGHT };
  }

  #conflict(number, directions) {
    const pair = this.#numbers.get(number);
    const taken = directions.find(({ direction }) => pair?.has(direction));
    if (taken === undefined) return null;
    const reason = `Already configured for ${taken.direction}; use /v1/sip/update to change it.`;
    return { form: "object", reason };
  }

  #put(number, directions) {
    this.#before.set(number, this.read(number));
    const pair = this.#numbers.get(number) ?? new Map();
    for (const given of directions) {
      const kept = structuredClone({ ...given, number });
      const now = this.#now();
      const id = `cfg_${this.#changes}`;
      this.#records.set(kept, { id, created_at: now, updated_at: now });
      pair.set(given.direction, kept);
    }
    this.#numbers.set(number, pair);
  }

  /** A time that advances by a second with each change, so that no answer depends on the clock. */
  #now() {
    this.#changes += 1;
    return new Date(Date.UTC(2026, 2, 9, 12, 0, this.#changes)).toISOString();
  }

  /** A configuration as the API reads it back: documented members only, no credentials. */
  #shown(kept, defaults = true) {
    const { id, created_at, updated_at } = this.#records.get(kept);
    const { number, direction, sip_endpoint = null, headers, auth_mode, options } = kept;
    const mode = auth_mode ?? (direction === "inbound" && defaults ? "ip" : undefined);
    const shown = { ...(mode === undefined ? {} : { auth_mode: mode }), ...options };
    delete shown.sip_password;
    return {
      id,
      org_id: "org_mock",
      number,
      direction,
      sip_endpoint,
      headers: headers?.headers?.length > 0 ? redactCredentials(headers) : null,
      options: shown,
      created_at,
      updated_at,
    };
  }
}

/** A direction as it will be in effect: the request's fields override those of the trunk. */
function resolve({ type, ...given }, trunk) {
  const inherited = trunk === null ? {} : inherit(type, trunk);
  const effective = {
    ...inherited,
    ...given,
    direction: type,
    options: { ...inherited.options, ...given.options },
  };
  if (type === "outbound" && effective.sip_endpoint === undefined) {
    throw invalid("The trunk has no sip_endpoint for outbound to inherit.");
  }
  requireRegisterAuth(effective);
  return effective;
}

function inherit(type, trunk) {
  if (trunk.direction !== "both" && trunk.direction !== type) {
    throw invalid(`This trunk carries ${trunk.direction} only, not ${type}.`);
  }
  const inherited = { trunk_id: trunk.id, options: trunk.options ?? {} };
  const { sip_endpoint, headers, auth_mode, register_auth } = trunk;
  if (sip_endpoint !== undefined) inherited.sip_endpoint = sip_endpoint;
  if (headers?.direction === type) inherited.headers = headers;
  if (type === "outbound") return inherited;
  if (auth_mode !== undefined) inherited.auth_mode = auth_mode;
  return register_auth === undefined ? inherited : { ...inherited, register_auth };
}

function requireRegisterAuth({ direction, auth_mode, register_auth }) {
  if (direction === "inbound" && auth_mode === "register" && register_auth === undefined) {
    throw invalid('auth_mode "register" needs register_auth, here or in the trunk.');
  }
}

/** An entry of `failed` if that is a map from number to reason. */
class MapEntry {
  constructor(number, reason) {
    this.entry = { [number]: reason };
  }
}

function failedEntry(number, { form, reason, code, keys = ["phone_number", "reason"] }) {
  if (form === "string") return number;
  if (form === "map") return new MapEntry(number, reason);
  if (form === "nested") return { phone_number: number, error: { code, message: reason } };
  return { [keys[0]]: number, [keys[1]]: reason };
}

function notAttached(number, type) {
  return new ApiError(404, "NUMBER_NOT_FOUND", `${number} has no ${type} configuration.`);
}
