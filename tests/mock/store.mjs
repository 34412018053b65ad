// What is attached, and the rules that depend on it or on the trunks that exist.
import { ApiError } from './api-error.mjs';
import { redactCredentials } from './redact.mjs';

const invalid = (message) => new ApiError(400, 'INVALID_PAYLOAD', message);

export class Store {
  #trunks;
  #numbers = new Map(); // number → Map(direction → configuration)
  #records = new WeakMap(); // configuration → {id, created_at, updated_at}
  #changes = 0;

  constructor(trunks) {
    this.#trunks = new Map(trunks.map((trunk) => [trunk.id, trunk]));
  }

  clear() {
    this.#numbers.clear();
  }

  /** Every attached configuration with its credentials, for assertions of tests. */
  get attached() {
    return structuredClone([...this.#numbers.values()].flatMap((pair) => [...pair.values()]));
  }

  trunks() {
    return [...this.#trunks.values()].map(redactCredentials);
  }

  trunk(id) {
    return redactCredentials(this.#knownTrunk(id, 404));
  }

  /**
   * Attaches the numbers of a valid body. `verdict(number)` may say that a number fails:
   * `{form: "object"|"string"|"omitted", reason?, keys?}`. A number of which one direction is
   * attached already fails as a whole and stays as it was.
   */
  attach(body, verdict) {
    const trunk = body.trunk_id === undefined ? null : this.#knownTrunk(body.trunk_id, 400);
    const directions = body.directions.map((given) => resolve(given, trunk));
    const configured = [];
    const failed = [];
    for (const number of new Set(body.phone_numbers ?? [body.phone_number])) {
      const failure = verdict(number) ?? this.#conflict(number, directions);
      if (failure === null) {
        this.#put(number, directions);
        configured.push(number);
      } else if (failure.form !== 'omitted') {
        failed.push(failedEntry(number, failure));
      }
    }
    return { configured, failed };
  }

  /** Merges `updates` into one attached direction; lists are replaced, so an empty one clears. */
  update(number, updates) {
    const old = this.#numbers.get(number)?.get(updates.type);
    if (old === undefined) throw notAttached(number, updates.type);
    const { type, options, ...fields } = updates;
    const merged = {
      ...old, ...fields, number, direction: type, options: { ...old.options, ...options },
    };
    requireRegisterAuth(merged);
    const kept = structuredClone(merged);
    this.#numbers.get(number).set(type, kept);
    this.#records.set(kept, { ...this.#records.get(old), updated_at: this.#now() });
    return this.#shown(kept);
  }

  /** Removes the named directions; refuses, changing nothing, when one is not attached. */
  detach(number, types) {
    const pair = this.#numbers.get(number);
    const missing = types.find((type) => !pair?.has(type));
    if (missing !== undefined) throw notAttached(number, missing);
    for (const type of types) pair.delete(type);
    if (pair.size === 0) this.#numbers.delete(number);
  }

  /** Both directions of a number as they are read back, null where nothing is attached. */
  read(number) {
    const pair = this.#numbers.get(number);
    const show = (type) => (pair?.has(type) ? this.#shown(pair.get(type)) : null);
    return { inbound: show('inbound'), outbound: show('outbound') };
  }

  list() {
    return [...this.#numbers].map(([number, pair]) => ({
      phone_number: number,
      directions: [...pair.keys()],
      sip_endpoint: (pair.get('outbound') ?? pair.get('inbound')).sip_endpoint ?? null,
      health_status: 'healthy',
    }));
  }

  #knownTrunk(id, status) {
    const trunk = this.#trunks.get(id);
    if (trunk !== undefined) return trunk;
    const known = [...this.#trunks.keys()].join(', ');
    throw new ApiError(status, 'TRUNK_NOT_FOUND', `No such trunk. This server knows: ${known}`);
  }

  #conflict(number, directions) {
    const pair = this.#numbers.get(number);
    const taken = directions.find(({ direction }) => pair?.has(direction));
    if (taken === undefined) return null;
    const reason = `Already configured for ${taken.direction}; use /v1/sip/update to change it.`;
    return { form: 'object', reason };
  }

  #put(number, directions) {
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

  /** A second later with each change, so that no answer depends on the clock. */
  #now() {
    this.#changes += 1;
    return new Date(Date.UTC(2026, 2, 9, 12, 0, this.#changes)).toISOString();
  }

  /** A configuration as the API reads it back: documented members only, no credentials. */
  #shown(kept) {
    const { id, created_at, updated_at } = this.#records.get(kept);
    const { number, direction, sip_endpoint = null, headers, auth_mode, options } = kept;
    const mode = auth_mode ?? (direction === 'inbound' ? 'ip' : undefined);
    const shown = { ...(mode === undefined ? {} : { auth_mode: mode }), ...options };
    delete shown.sip_password;
    return {
      id,
      org_id: 'org_mock',
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

/** A direction as it will be in force: the request's fields over those of the trunk. */
function resolve({ type, ...given }, trunk) {
  const inherited = trunk === null ? {} : inherit(type, trunk);
  const effective = {
    ...inherited,
    ...given,
    direction: type,
    options: { ...inherited.options, ...given.options },
  };
  if (type === 'outbound' && effective.sip_endpoint === undefined) {
    throw invalid('The trunk has no sip_endpoint for outbound to inherit.');
  }
  requireRegisterAuth(effective);
  return effective;
}

function inherit(type, trunk) {
  if (trunk.direction !== 'both' && trunk.direction !== type) {
    throw invalid(`This trunk carries ${trunk.direction} only, not ${type}.`);
  }
  const inherited = { trunk_id: trunk.id, options: trunk.options ?? {} };
  if (trunk.sip_endpoint !== undefined) inherited.sip_endpoint = trunk.sip_endpoint;
  return type === 'inbound' ? { ...inherited, ...trunk.auth } : inherited;
}

function requireRegisterAuth({ direction, auth_mode, register_auth }) {
  if (direction === 'inbound' && auth_mode === 'register' && register_auth === undefined) {
    throw invalid('auth_mode "register" needs register_auth, here or in the trunk.');
  }
}

function failedEntry(number, { form, reason, keys = ['phone_number', 'reason'] }) {
  return form === 'string' ? number : { [keys[0]]: number, [keys[1]]: reason };
}

function notAttached(number, type) {
  return new ApiError(404, 'NUMBER_NOT_FOUND', `${number} has no ${type} configuration.`);
}
