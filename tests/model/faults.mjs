// What can go wrong with one request: what becomes of the request, and what of its answer.
import { answer, refusal } from "./answers.mjs";

/** A connection that breaks. */
const reset = () => {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
};
/** An answer that never comes. It ends when the client gives up, as a real one does. */
const never = (_api, { signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
const page = (status) => () => answer("<html><body>Bad Gateway</body></html>", status);
const text = (body, status) => () => answer(body, status);
const busy =
  (seconds, status = 429) =>
  () =>
    refusal(status, "RATE_LIMITED", { "retry-after": String(seconds) });
const TOO_MUCH = new Uint8Array(16 * 1024 * 1024 + 1);
const huge = () => ({ ...answer(""), arrayBuffer: async () => TOO_MUCH });
const redirect = () => answer("", 307, { location: "https://elsewhere.example/" });

/** Answers that leave open what became of a request. */
const OPEN_ANSWERS = {
  never,
  reset,
  error_500: () => refusal(500, "INTERNAL"),
  page_504: page(504),
  half: text('{"data":{"configured":["+1'),
  page_200: page(200),
  empty_200: text("{}"),
};
/** What became of the request nevertheless. */
const EFFECTS = {
  undone: () => {},
  done: (api, call) => !api.refusesAll(call) && api.carryOut(call),
  late: (api, call) => api.later(call, 1),
  at_the_end: (api, call) => api.later(call, Infinity),
  in_part: (api, call) => !api.refusesAll(call) && api.carryOut(call, call.numbers.slice(1)),
};
/** The answers that are tried with every effect. The others are read in the same way, so two effects are enough. */
const WITH_EVERY_EFFECT = ["never", "error_500", "page_504"];

function openFaults() {
  const faults = {};
  for (const [name, respond] of Object.entries(OPEN_ANSWERS)) {
    const effects = WITH_EVERY_EFFECT.includes(name) ? Object.keys(EFFECTS) : ["undone", "done"];
    for (const effect of effects) {
      faults[`${name}+${effect}`] = (api, call) => {
        EFFECTS[effect](api, call);
        return respond(api, call);
      };
    }
  }
  return faults;
}

/** A refusal that says that nothing was done. */
const refused = (respond, isUntouched) => (api, call) => {
  if (isUntouched) api.untouched(call.numbers);
  else for (const number of call.numbers) api.say(number, "refused");
  return respond(api, call);
};
const shaped = (shape) => (api, call) => api.respond(call, () => ({ shape }));

export const POST_FAULTS = {
  ...openFaults(),
  "error_503+done": (api, call) => (EFFECTS.done(api, call), busy(3, 503)()),
  "error_503_for_long+undone": busy(86400, 503),
  "request_408+late": (api, call) => (api.later(call, 0), refusal(408, "TIMEOUT")),
  "accepted_202+late": (api, call) => (api.later(call, 0), answer({ data: { configured: [], failed: [] } }, 202)),
  "not_utf8+done": (api, call) => (EFFECTS.done(api, call), answer(new Uint8Array([0x7b, 0xff]))),
  "huge+done": (api, call) => (EFFECTS.done(api, call), huge()),
  redirect: redirect,
  // The API did not look at the request.
  busy: refused(busy(1), true),
  busy_for_long: refused(busy(86400), true),
  busy_200: refused(() => answer({ data: null, errors: [{ error: "RATE_LIMITED", message: "No." }] }), true),
  unauthorized: refused(() => refusal(401, "AUTH_FAILURE"), true),
  flagged: refused(() => answer({ status: "error", message: "This account is under review." }, 403), true),
  not_entitled: refused(() => refusal(403, "SIP_NOT_ENABLED"), true),
  not_entitled_200: refused(() => refusal(200, "SIP_NOT_ENABLED"), true),
  rejected: refused(() => refusal(400, "INVALID"), false),
  rejected_200: refused(() => answer({ status: "error", message: "No.", errors: ["No."] }), false),
  no_call: refused(page(404), true),
  // The request never got there.
  not_connected: refused(() => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("no such host"), { code: "ENOTFOUND" }) });
  }, true),
  conflict: refused(() => refusal(409, "CONFLICT"), false),
  // The API looked at the request, and answers differently than usual.
  one_fails: (api, call) => api.respond(call, ([first]) => ({ failing: [first] })),
  one_omitted: (api, call) => api.respond(call, ([first]) => ({ omitted: [first] })),
  one_omitted_undone: (api, call) => api.respond(call, ([first]) => ({ failing: [first], omitted: [first] })),
  one_in_both: (api, call) => api.respond(call, ([first]) => ({ both: [first] })),
  bare: shaped(({ data }) => data),
  beside_null: shaped(({ data }) => ({ data: null, errors: null, ...data })),
  errors_beside: shaped((body) => ({ ...body, errors: ["Something went wrong."] })),
  with_a_stranger: shaped(({ data, ...rest }) => ({
    ...rest,
    data: { ...data, configured: [...data.configured, "+12025550143"] },
  })),
  // The answer repeats what was sent, including secrets.
  echo: shaped((body, { request, headers }) => ({
    ...body,
    request,
    headers,
    url: `https://x/?k=${headers.authorization}`,
  })),
  echo_400: refused(
    (_, { request, headers }) =>
      refusal(400, "INVALID", {}, `Not ${JSON.stringify(request)} with ${headers.authorization}`),
    false,
  ),
};

/** What can go wrong with a read. undefined: it is answered properly. */
export const READ_FAULTS = {
  never,
  reset,
  error_500: () => refusal(500, "INTERNAL"),
  page_502: page(502),
  busy: busy(1),
  busy_for_long: busy(86400),
  unauthorized: () => refusal(401, "AUTH_FAILURE"),
  not_entitled_200: () => refusal(200, "SIP_NOT_ENABLED"),
  page_200: page(200),
  page_404: page(404),
  empty: text("{}"),
  nothing: text("null"),
  text: text('"not attached"'),
  half: text('{"data":{"inbound":null,'),
  errors_beside: () => answer({ data: { inbound: null, outbound: null }, errors: ["busy"] }),
  surrogate: text('{"data":{"inbound":null,"outbound":null},"x":"\\ud800"}'),
  infinity: text('{"data":{"inbound":null,"outbound":null},"x":1e999}'),
  another: () => answer({ data: { phone_number: "+12025550143", inbound: null, outbound: null }, errors: null }),
  redirect,
  huge,
  echo: (_, { headers }) => refusal(500, "INTERNAL", {}, `with ${headers.authorization}`),
};

/** The fields of a direction that the API shows, in a fixed order. */
export function fieldsOf({ type, sip_endpoint, auth_mode, options = {}, headers }) {
  const { sip_password: _, ...rest } = options;
  const mode = auth_mode ?? (type === "inbound" ? "ip" : null);
  return JSON.stringify([type, sip_endpoint ?? null, mode, Object.entries(rest).sort(), headers ?? null]);
}
