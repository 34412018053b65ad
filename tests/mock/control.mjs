// The endpoints under /__mock/, with which tests control the server and inspect what it received.
import { ApiError } from "./api-error.mjs";
import { parseJsonBody, readBody, sendJson } from "./http.mjs";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Recorded requests contain bodies as they were sent, so pages of other origins must not read them. */
function refuseStrangers({ host = "", origin }) {
  if (LOCAL_HOST.test(host) && (origin === undefined || origin === `http://${host}`)) return;
  throw new ApiError(403, "FORBIDDEN", "Only this machine, and no other origin, may steer this.");
}

async function addFaults(request, faults) {
  const body = parseJsonBody(request.headers["content-type"], await readBody(request));
  try {
    faults.add(body);
  } catch (error) {
    throw new ApiError(400, "INVALID_FAULT", error.message);
  }
}

const ROUTES = {
  "/__mock/requests": {
    GET: (_, { requests }) => ({ requests }),
  },
  "/__mock/reset": {
    POST: (_, { reset }) => {
      reset();
      return { reset: true };
    },
  },
  "/__mock/faults": {
    GET: (_, { faults }) => ({ faults: faults.list() }),
    POST: async (request, { faults }) => {
      await addFaults(request, faults);
      return { faults: faults.list() };
    },
    DELETE: (_, { faults }) => {
      faults.clear();
      return { faults: [] };
    },
  },
};

/** Answers a request to `/__mock/…`; `mock` is {faults, requests, reset}. */
export async function control(request, response, path, mock) {
  refuseStrangers(request.headers);
  const methods = Object.hasOwn(ROUTES, path) ? ROUTES[path] : null;
  if (methods === null) throw new ApiError(404, "NOT_FOUND", `Nothing at ${path}.`);
  if (!Object.hasOwn(methods, request.method)) {
    const allow = Object.keys(methods).join(", ");
    throw new ApiError(405, "METHOD_NOT_ALLOWED", `Allowed: ${allow}.`, { Allow: allow });
  }
  const data = await methods[request.method](request, mock);
  sendJson(response, 200, { data, errors: null });
}
