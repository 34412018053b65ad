// A model of the API for searches over faults: what is attached, and what a client is told of it.
// It is written from the documentation; what it does not say is a policy or a fault.

const json = (body, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
const page = (status) => new Response("<html>Bad Gateway</html>", { status });
const lost = () => {
  throw new TypeError("fetch failed");
};
const refusal = (status, error, headers) => json({ data: null, errors: [{ error, message: "No." }] }, status, headers);

/** Of each fault: what becomes of the request, and what of its answer. */
const POST_FAULTS = {
  lost_before: () => lost(),
  lost_after: (api, body) => (api.attach(body), lost()),
  lost_late: (api, body) => (api.later(body, 1), lost()),
  lost_at_the_end: (api, body) => (api.later(body, Infinity), lost()),
  truncated: (api, body) => (api.attach(body), new Response('{"data":{"configured":["+1')),
  not_utf8: (api, body) => (api.attach(body), new Response(new Uint8Array([0x7b, 0xff]))),
  page_before: () => page(200),
  page_after: (api, body) => (api.attach(body), page(200)),
  empty_after: (api, body) => (api.attach(body), json({})),
  error_before: () => refusal(500, "INTERNAL"),
  error_after: (api, body) => (api.attach(body), refusal(500, "INTERNAL")),
  gateway_late: (api, body) => (api.later(body, Infinity), page(504)),
  busy: () => refusal(429, "RATE_LIMITED", { "retry-after": "1" }),
  busy_for_long: () => refusal(429, "RATE_LIMITED", { "retry-after": "86400" }),
  conflict: () => refusal(409, "CONFLICT"),
  rejected: () => refusal(400, "INVALID"),
  unauthorized: () => refusal(401, "AUTH_FAILURE"),
  one_fails: (api, body) => api.answerOf(body, ([first]) => ({ failing: [first] })),
  one_omitted: (api, body) => api.answerOf(body, ([first]) => ({ omitted: [first] })),
  one_omitted_undone: (api, body) => api.answerOf(body, ([first]) => ({ failing: [first], omitted: [first] })),
  one_in_both: (api, body) => api.answerOf(body, ([first]) => ({ both: [first] })),
};

const GET_FAULTS = {
  lost: () => lost(),
  error: () => refusal(500, "INTERNAL"),
  busy: () => refusal(429, "RATE_LIMITED", { "retry-after": "1" }),
  unauthorized: () => refusal(401, "AUTH_FAILURE"),
  page: () => page(200),
  page_404: () => page(404),
  empty: () => json({}),
  text: () => json("not attached"),
  errors_beside: () => json({ data: { inbound: null, outbound: null }, errors: ["busy"] }),
  surrogate: () => new Response('{"data":{"inbound":null,"outbound":null},"x":"\\ud800"}'),
  infinity: () => new Response('{"data":{"inbound":null,"outbound":null},"x":1e999}'),
  redirect: () => new Response(null, { status: 302, headers: { location: "https://x.example/" } }),
};
/** Reads what was so before the last change. */
const LAG = { lag: (api, number) => api.reading(number, true) };

export class ModelApi {
  #late = [];
  #faults;
  /** @type {{ method: string, numbers: string[], fault: string | null }[]} */
  log = [];
  attached = new Map();
  /** Numbers whose last POST was not followed by a read-back that said that they are not attached. */
  #unread = new Set();
  violations = [];

  /** `faults`: by the ordinal of a request, the name of its fault. */
  constructor({ faults = {}, accepts = false, lags = false } = {}) {
    this.#faults = faults;
    this.accepts = accepts;
    this.lags = lags;
  }

  static kinds(method, lags) {
    return Object.keys(method === "POST" ? POST_FAULTS : { ...GET_FAULTS, ...(lags ? LAG : {}) });
  }

  fetch = async (url, { method, body }) => {
    const ordinal = this.log.length;
    this.#late = this.#late.filter((late) => {
      if (late.after-- > 0) return true;
      this.attach(late.body);
      return false;
    });
    const name = this.#faults[ordinal] ?? null;
    const request = method === "POST" ? JSON.parse(body) : null;
    const numbers = request?.phone_numbers ?? [request?.phone_number ?? new URL(url).searchParams.get("phone_number")];
    this.log.push({ method, numbers, fault: name });
    if (method === "GET") {
      const fault = { ...GET_FAULTS, ...LAG }[name];
      const answer = fault === undefined ? this.reading(numbers[0]) : fault(this, numbers[0]);
      const saysNo = name === "lag" || (name === null && !this.attached.has(numbers[0]));
      if (saysNo) this.#unread.delete(numbers[0]);
      return answer;
    }
    for (const number of numbers) {
      if (this.#unread.has(number)) this.violations.push(`${number} was sent again unread`);
      if (!["busy", "busy_for_long", "unauthorized"].includes(name)) this.#unread.add(number);
    }
    return name === null ? this.answerOf(request) : POST_FAULTS[name](this, request);
  };

  later(body, after) {
    this.#late.push({ body, after });
  }

  /** Carries out what is still under way. */
  end() {
    for (const { body } of this.#late.splice(0)) this.attach(body);
  }

  /** Attaches what is not attached; says of each number whether it was. */
  attach({ phone_numbers, phone_number, directions }, except = []) {
    const results = new Map();
    for (const number of phone_numbers ?? [phone_number]) {
      if (except.includes(number)) continue;
      const isFree = this.accepts || !this.attached.has(number);
      if (isFree) this.attached.set(number, directions);
      results.set(number, isFree);
    }
    return results;
  }

  answerOf(body, choose = () => ({})) {
    const { failing = [], omitted = [], both = [] } = choose(body.phone_numbers ?? [body.phone_number]);
    const results = this.attach(body, failing);
    const done = [...results].flatMap(([number, isDone]) => (isDone ? [number] : []));
    const refused = [...results].flatMap(([number, isDone]) => (isDone ? [] : [number]));
    const failed = [
      ...[...failing, ...both].map((number) => ({ phone_number: number, reason: "Try later." })),
      ...refused.map((number) => ({ phone_number: number, reason: "Number is already attached" })),
    ].filter(({ phone_number }) => !omitted.includes(phone_number));
    const configured = done.filter((number) => !omitted.includes(number));
    const data = { configured, failed };
    const isRegister = body.directions[0].auth_mode === "register";
    // One for all, derived from what was sent; only where something was attached by this request.
    if (isRegister && done.length > 0) data.register_password_for_pbx = PBX_PASSWORD;
    return json({ data, errors: null });
  }

  reading(number, isLagging = false) {
    const directions = isLagging ? undefined : this.attached.get(number);
    const data = { inbound: null, outbound: null };
    for (const { type, register_auth, auth_mode, ...rest } of directions ?? []) {
      data[type] = { id: "1", number, direction: type, options: { auth_mode }, ...rest };
    }
    return json({ data, errors: null });
  }
}

export const PBX_PASSWORD = "pbx-Vq7mTz4Rk2Wd";
