// The endpoints. A handler takes {body, query, params, store, verdictFor, hasFault} and returns `data`,
// or the whole body for a call without `data`, or throws an ApiError.
import { ApiError } from "./api-error.mjs";
import { derivePbxPassword, generatePassword } from "./password.mjs";
import {
  validateAttach,
  validateDetach,
  validateDiscover,
  validateNumber,
  validateParseDestination,
  validateTrunk,
  validateTrunkChange,
  validateUpdate,
} from "./schema.mjs";
import { parseDestination } from "./sip-uri.mjs";

const BARE = Symbol("a body without data and errors");
export const isBare = (data) => data[BARE] === true;

function mustBe(validate, body) {
  const problems = validate(body);
  if (problems.length > 0) throw new ApiError(400, "INVALID_PAYLOAD", problems);
}

function attach({ body, store, verdictFor }) {
  mustBe(validateAttach, body);
  const data = store.attach(body, verdictFor(body.trunk_id));
  const inbound = body.directions.find(({ type }) => type === "inbound");
  const asksToRegister = inbound?.auth_mode === "register" && inbound.register_auth !== undefined;
  if (asksToRegister && data.configured.length > 0) {
    data.register_password_for_pbx = derivePbxPassword(inbound.register_auth);
  }
  return data;
}

function update({ body, store }) {
  mustBe(validateUpdate, body);
  const data = store.update(body.phone_number, body.updates);
  const { auth_mode, register_auth } = body.updates;
  if (auth_mode === "register" && register_auth !== undefined) {
    data.register_password_for_pbx = derivePbxPassword(register_auth);
  }
  return data;
}

function detach({ body, store }) {
  mustBe(validateDetach, body);
  const types = body.directions.map(({ type }) => type);
  store.detach(body.phone_number, types);
  return { phone_number: body.phone_number, detached: types };
}

function numberIn(query) {
  const number = query.get("phone_number");
  if (number === null || number === "") {
    throw new ApiError(400, "INVALID_QUERY", "The query needs phone_number.");
  }
  if (number.startsWith(" ")) {
    throw new ApiError(400, "INVALID_QUERY", "phone_number starts with a blank: write + as %2B.");
  }
  return number;
}

function readBack({ query, store, hasFault }) {
  const number = numberIn(query);
  if (hasFault("lagging")) return store.readBefore(number);
  return store.read(number, { defaults: !hasFault("without_defaults") });
}

function password({ query }) {
  const text = query.get("length") ?? (query.get("strength") === "long" ? "32" : "16");
  if (!/^-?[0-9]{1,9}$/.test(text)) {
    throw new ApiError(400, "INVALID_QUERY", "length must be a whole number.");
  }
  const length = Math.min(Math.max(Number(text), 8), 256);
  return { password: generatePassword(length), length };
}

function parse({ body }) {
  mustBe(validateParseDestination, body);
  return parseDestination(body.input);
}

// Addresses of the documentation blocks (RFC 5737): a mock must not open anybody's firewall.
function firewallIps() {
  return {
    ip_addresses: ["192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2"],
    ports: { sip: 5061, rtp: "16384-32768" },
  };
}

const isUnreachable = (endpoint) => /\.invalid\b|unreachable/.test(endpoint ?? "");

/** For a number without outbound, the service has no endpoint to probe. */
function status({ query, store }) {
  const number = numberIn(query);
  const { inbound, outbound } = store.read(number);
  if (inbound === null && outbound === null) throw store.notAttached(number);
  const at = "2026-03-09T12:00:00.000Z";
  if (outbound === null) return { status: "unchecked", response_time_ms: null, checked_at: null };
  if (isUnreachable(outbound.sip_endpoint)) {
    return { status: "unreachable", response_time_ms: null, checked_at: at };
  }
  return { status: "healthy", response_time_ms: 42, checked_at: at };
}

function testCall({ body, store }) {
  mustBe(validateNumber, body);
  const { outbound } = store.read(body.phone_number);
  if (outbound === null) throw store.notAttached(body.phone_number, "outbound");
  const fails = isUnreachable(outbound.sip_endpoint);
  return { call_id: store.startCall(fails ? "failed" : "connected"), message: "Call started." };
}

const testCallStatus = ({ query, store }) => store.pollCall(query.get("call_id"));

function discover({ body }) {
  mustBe(validateDiscover, body);
  const { host, port = 5061, transport = "tls" } = body;
  const reachable = !isUnreachable(host);
  return {
    resolved_addresses: reachable ? ["192.0.2.10"] : [],
    srv_records: [],
    attempts: [{ port, transport, success: reachable, sip_code: reachable ? 200 : null }],
    recommended: reachable
      ? {
          port,
          transport,
          detected_system: "Asterisk PBX",
          codecs: ["PCMU", "PCMA"],
          methods: ["INVITE", "ACK", "CANCEL", "BYE", "OPTIONS"],
        }
      : null,
  };
}

const inbound = ({ store }) => ({ inbound_numbers: store.bought(), [BARE]: true });

/** The password for a trunk's registration is returned once, in the answer that created or changed it. */
function withPassword(trunk, { register_auth: auth }) {
  if (trunk.auth_mode !== "register" || auth === undefined) return { trunk };
  return { trunk, register_password_for_pbx: derivePbxPassword(auth) };
}

function createTrunk({ body, store }) {
  mustBe(validateTrunk, body);
  return withPassword(store.createTrunk(body), body);
}

function changeTrunk({ body, params, store }) {
  mustBe(validateTrunkChange, body);
  return withPassword(store.changeTrunk(params.id, body), body);
}

function deleteTrunk({ params, store }) {
  store.deleteTrunk(params.id);
  return { id: params.id, deleted: true };
}

function testConnection({ params, store }) {
  const { sip_endpoint: endpoint } = store.trunk(params.id);
  return endpoint === undefined || isUnreachable(endpoint)
    ? { reachable: false, sip_code: null, response_time_ms: null, error: "No answer to OPTIONS." }
    : { reachable: true, sip_code: 200, response_time_ms: 42, error: null };
}

const ROUTES = {
  "/v1/sip": { GET: readBack },
  "/v1/sip/attach": { POST: attach },
  "/v1/sip/update": { POST: update },
  "/v1/sip/detach": { POST: detach },
  "/v1/sip/numbers": { GET: ({ store }) => ({ numbers: store.list() }) },
  "/v1/sip/trunks": { GET: ({ store }) => ({ trunks: store.trunks() }), POST: createTrunk },
  "/v1/sip/parse-destination": { POST: parse },
  "/v1/sip/generate-password": { GET: password },
  "/v1/sip/firewall-ips": { GET: firewallIps },
  "/v1/sip/status": { GET: status },
  "/v1/sip/test-call": { POST: testCall },
  "/v1/sip/test-call/status": { GET: testCallStatus },
  "/v1/sip/discover": { POST: discover },
  "/v1/inbound": { GET: inbound },
};
const TRUNK = /^\/v1\/sip\/trunks\/([^/]+)(\/test-connection)?$/;
const TRUNK_ROUTE = {
  GET: ({ store, params }) => store.trunk(params.id),
  PATCH: changeTrunk,
  DELETE: deleteTrunk,
};
const TEST_ROUTE = { POST: testConnection };

/** `{methods, params}` of a path; throws a 404 when nothing is there. */
export function findRoute(path) {
  if (Object.hasOwn(ROUTES, path)) return { methods: ROUTES[path], params: {} };
  const match = TRUNK.exec(path);
  if (match === null) throw new ApiError(404, "NOT_FOUND", `Nothing at ${path}.`);
  const methods = match[2] === undefined ? TRUNK_ROUTE : TEST_ROUTE;
  return { methods, params: { id: decode(match[1]) } };
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError(400, "INVALID_PATH", "The path has a broken % escape.");
  }
}
