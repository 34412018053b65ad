// The endpoints. A handler takes {body, query, params, store, verdictFor} and returns `data`, or
// throws an ApiError.
import { ApiError } from './api-error.mjs';
import { derivePbxPassword, generatePassword } from './password.mjs';
import {
  validateAttach, validateDetach, validateParseDestination, validateUpdate,
} from './schema.mjs';
import { parseDestination } from './sip-uri.mjs';

const REGIONS = ['us2', 'ca2', 'asia2', 'eu2'];

function mustBe(validate, body) {
  const problems = validate(body);
  if (problems.length > 0) throw new ApiError(400, 'INVALID_PAYLOAD', problems);
}

function attach({ body, store, verdictFor }) {
  mustBe(validateAttach, body);
  const data = store.attach(body, verdictFor(body.trunk_id));
  const inbound = body.directions.find(({ type }) => type === 'inbound');
  const asksToRegister = inbound?.auth_mode === 'register' && inbound.register_auth !== undefined;
  if (asksToRegister && data.configured.length > 0) {
    data.register_password_for_pbx = derivePbxPassword(inbound.register_auth);
  }
  return data;
}

function update({ body, store }) {
  mustBe(validateUpdate, body);
  const data = store.update(body.phone_number, body.updates);
  const { auth_mode, register_auth } = body.updates;
  if (auth_mode === 'register' && register_auth !== undefined) {
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

function readBack({ query, store }) {
  const number = query.get('phone_number');
  if (number === null || number === '') {
    throw new ApiError(400, 'INVALID_QUERY', 'The query needs phone_number.');
  }
  if (number.startsWith(' ')) {
    throw new ApiError(400, 'INVALID_QUERY', 'phone_number starts with a blank: write + as %2B.');
  }
  return store.read(number);
}

function password({ query }) {
  const text = query.get('length') ?? '32';
  const length = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (length < 8 || length > 256) {
    throw new ApiError(400, 'INVALID_QUERY', 'length must be a whole number from 8 to 256.');
  }
  return { password: generatePassword(length), length };
}

function parse({ body }) {
  mustBe(validateParseDestination, body);
  return parseDestination(body.input);
}

// Addresses of the documentation blocks (RFC 5737): a mock must not open anybody's firewall.
function firewallIps() {
  return {
    signaling: REGIONS.map((region, index) => ({
      region, host: `${region}.sip.bland.ai`, ips: [`192.0.2.${index + 1}`], ports: [5061],
    })),
    media: { ips: ['198.51.100.0/24'], ports: { from: 16384, to: 32768 } },
  };
}

function status({ store }) {
  return { enabled: true, numbers: store.list().length, regions: REGIONS };
}

const ROUTES = {
  '/v1/sip': { GET: readBack },
  '/v1/sip/attach': { POST: attach },
  '/v1/sip/update': { POST: update },
  '/v1/sip/detach': { POST: detach },
  '/v1/sip/numbers': { GET: ({ store }) => ({ numbers: store.list() }) },
  '/v1/sip/trunks': { GET: ({ store }) => ({ trunks: store.trunks() }) },
  '/v1/sip/parse-destination': { POST: parse },
  '/v1/sip/generate-password': { GET: password },
  '/v1/sip/firewall-ips': { GET: firewallIps },
  '/v1/sip/status': { GET: status },
};
const TRUNK = /^\/v1\/sip\/trunks\/([^/]+)$/;
const TRUNK_ROUTE = { GET: ({ store, params }) => store.trunk(params.id) };

/** `{methods, params}` of a path; throws a 404 when nothing is there. */
export function findRoute(path) {
  if (Object.hasOwn(ROUTES, path)) return { methods: ROUTES[path], params: {} };
  const match = TRUNK.exec(path);
  if (match === null) throw new ApiError(404, 'NOT_FOUND', `Nothing at ${path}.`);
  return { methods: TRUNK_ROUTE, params: { id: decode(match[1]) } };
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ApiError(400, 'INVALID_PATH', 'The path has a broken % escape.');
  }
}
