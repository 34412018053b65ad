// The mock API: a real HTTP server on 127.0.0.1 that answers as documented, keeps state, and fails when
// asked to. README.md in this folder describes it.
import { createServer } from "node:http";
import { ApiError } from "./api-error.mjs";
import { authorize } from "./authorize.mjs";
import { control } from "./control.mjs";
import { FaultBox } from "./faults.mjs";
import {
  CORS_HEADERS,
  PREFLIGHT_HEADERS,
  listen,
  parseJsonBody,
  pause,
  readBody,
  send,
  sendJson,
  shut,
} from "./http.mjs";
import { magicVerdict } from "./magic.mjs";
import { redactAuthorization } from "./redact.mjs";
import { findRoute, isBare } from "./routes.mjs";
import { createStaticHandler } from "./static.mjs";
import { Store } from "./store.mjs";
import { defaultBought, defaultTrunks } from "./trunks.mjs";

const MAX_RECORDED = 10_000;

/**
 * Starts the server and resolves to `{url, port, faults, requests, state, reset(), close()}`.
 *
 * `port` 0 picks a free one. `latency` delays each answer by that many milliseconds. `faults` strike from the
 * start. `magic` false switches the magic numbers off. `trunks` replaces the default trunks, `bought` the
 * numbers that the account bought from the service. `log` is called with a line per request, without query,
 * header or body. With `staticDir`, paths outside /v1/ and /__mock/ are files of that folder, sent with the
 * extra `headers`.
 */
export async function startMockApi({
  port = 0,
  latency = 0,
  faults: initialFaults = [],
  magic = true,
  trunks = defaultTrunks,
  bought = defaultBought,
  log = () => {},
  staticDir,
  headers = {},
} = {}) {
  const faults = new FaultBox();
  faults.add(initialFaults);
  const requests = [];
  const state = new Store(trunks, bought);
  const reset = () => {
    faults.clear();
    requests.length = 0;
    state.clear();
  };
  const mock = { faults, requests, state, reset, latency, magic, log };
  const serveFile = staticDir === undefined ? null : createStaticHandler({ root: staticDir, headers });
  const server = createServer((request, response) => {
    answer(request, response, mock, serveFile).catch((error) => fail(response, error));
  });
  const actualPort = await listen(server, port);
  const url = `http://127.0.0.1:${actualPort}`;
  return { url, port: actualPort, faults, requests, state, reset, close: () => shut(server) };
}

async function answer(request, response, mock, serveFile) {
  const url = readUrl(request.url);
  if (url.pathname.startsWith("/__mock/")) {
    return control(request, response, url.pathname, mock);
  }
  if (serveFile !== null && !/^\/v1(\/|$)/.test(url.pathname)) return serveFile(request, response);
  return answerApi(request, response, url, mock);
}

function readUrl(target) {
  if (target.startsWith("/")) return new URL(`http://mock${target}`);
  throw new ApiError(400, "INVALID_PATH", "The request target is not a path.");
}

function fail(response, error) {
  const isGone = response.destroyed || error.code === "ECONNRESET";
  if (isGone || response.headersSent) return response.destroy();
  if (error instanceof ApiError) {
    return sendJson(response, error.status, error.body, error.headers);
  }
  console.error(error); // a defect of the mock itself
  return sendJson(response, 500, new ApiError(500, "MOCK_DEFECT", String(error)).body);
}

async function answerApi(request, response, url, mock) {
  const started = performance.now();
  const struck = mock.faults.take(request.method, url.pathname);
  const record = describe(request, url, struck);
  response.on("finish", () => {
    record.status = response.statusCode;
  });
  response.on("close", () => {
    const took = Math.round(performance.now() - started);
    mock.log(`${request.method} ${url.pathname} ${record.status ?? "dropped"} ${took} ms`);
  });
  // Chromium repeats a POST by itself if a connection that was used before breaks without an answer, so a
  // drop would never reach the page.
  response.setHeader("Connection", "close");
  const cors = struck.has("no_cors") ? {} : CORS_HEADERS;
  const bytes = await receive(request, record, mock.requests);
  await pause(mock.latency);
  await struck.wait(false);
  const result = processRequest(request, url, bytes, struck, mock);
  await struck.wait(true);
  deliver(response, applyFault(result, struck), cors);
}

/** Reads the body. A request is recorded only when it has ended, so that nobody who polls sees half of it. */
async function receive(request, record, requests) {
  try {
    const bytes = await readBody(request);
    record.body = readable(bytes);
    return bytes;
  } finally {
    requests.push(record);
    if (requests.length > MAX_RECORDED) requests.shift();
  }
}

function describe(request, url, struck) {
  const { authorization, ...headers } = request.headers;
  if (authorization !== undefined) headers.authorization = redactAuthorization(authorization);
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    body: null,
    faults: struck.kinds,
    status: null, // stays null when no complete answer was sent
  };
}

/** A body in the form that tests like: the parsed JSON, else the text, else null. */
function readable(bytes) {
  if (bytes === null || bytes.length === 0) return null;
  const text = bytes.toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The answer before faults change it: `{status, headers, body}`. */
function processRequest(request, url, bytes, struck, mock) {
  const { terminal } = struck;
  if (terminal !== null && !isProcessed(terminal)) return { status: 200, headers: {}, body: null };
  try {
    return dispatch(request, url, bytes, struck, mock);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, headers: error.headers, body: error.body };
  }
}

function isProcessed({ kind, processed = false }) {
  return processed || kind === "drop_after" || kind === "truncate";
}

function dispatch(request, url, bytes, struck, { state, magic }) {
  if (request.method === "OPTIONS") return preflight(struck);
  const { methods, params } = findRoute(url.pathname);
  if (!Object.hasOwn(methods, request.method)) {
    const allow = [...Object.keys(methods), "OPTIONS"].join(", ");
    throw new ApiError(405, "METHOD_NOT_ALLOWED", `Allowed: ${allow}.`, { Allow: allow });
  }
  authorize(request.headers.authorization);
  const body = ["POST", "PATCH"].includes(request.method)
    ? parseJsonBody(request.headers["content-type"], bytes)
    : undefined;
  const verdictFor = (trunkId) => (number) => struck.verdict(number) ?? (magic ? magicVerdict(number, trunkId) : null);
  const hasFault = (kind) => struck.has(kind);
  const data = methods[request.method]({ body, query: url.searchParams, params, store: state, verdictFor, hasFault });
  const answered = isBare(data) ? data : { data, errors: null };
  return { status: 200, headers: {}, body: answered };
}

/** The answer to a preflight: the same for each path, so that a page can read the 404 of a wrong one. */
function preflight(struck) {
  const headers = struck.has("no_cors") ? {} : PREFLIGHT_HEADERS;
  return { status: 204, headers, body: undefined };
}

const DEFAULT_ERRORS = {
  400: ["INVALID_PAYLOAD", "The payload is not valid."],
  401: ["AUTH_FAILURE", "Unauthorized"],
  403: ["SIP_NOT_ENABLED", "SIP is not enabled for this account."],
  429: ["RATE_LIMITED", "Too many requests."],
};

/** An error in one of the shapes that the API uses. */
function errorBody(fault) {
  const { status, form = "data", errors, title = "Error" } = fault;
  const defaults = DEFAULT_ERRORS[status] ?? ["INTERNAL_ERROR", "Something went wrong."];
  const [code, message] = [fault.code ?? defaults[0], fault.message ?? defaults[1]];
  switch (form) {
    case "v1":
      return { status: "error", message, ...(errors === undefined ? {} : { errors }) };
    case "problem": // RFC 9457
      return { type: "about:blank", title, status, detail: message };
    case "code":
      return { code, msg: message };
    default:
      return { data: null, errors: errors ?? new ApiError(status, code, message).body.errors };
  }
}

function statusFault(fault) {
  const { retry_after: retryAfter, date } = fault;
  const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  if (date !== undefined) headers.Date = date;
  return { status: fault.status, headers, body: errorBody(fault) };
}

const FLAGGED = {
  status: 403,
  form: "v1",
  message: "Your account has been flagged, please contact support",
};

const PROXY_PAGE = "<!doctype html>\n<title>502 Bad Gateway</title>\n<h1>Bad Gateway</h1>\n";

/** The answer after the faults have changed it. `cut` tells how the connection ends before it is complete. */
function applyFault(result, struck) {
  const fault = struck.terminal;
  if (fault?.kind === "drop" || fault?.kind === "drop_after") return { ...result, cut: "at_once" };
  if (fault?.kind === "truncate") return { ...result, cut: "halfway" };
  if (fault?.kind === "status") return statusFault(fault);
  if (fault?.kind === "flagged") return statusFault({ ...FLAGGED, ...fault });
  if (fault?.kind === "unreadable") {
    return { status: fault.status ?? 502, headers: {}, html: fault.body ?? PROXY_PAGE };
  }
  const data = result.body?.data;
  if (!data) return result;
  const errors = struck.first("beside_errors")?.errors ?? null;
  if (struck.has("flat")) return { ...result, body: { ...data } };
  if (struck.has("beside_null")) return { ...result, body: { data: null, errors, ...data } };
  return errors === null ? result : { ...result, body: { data, errors } };
}

function deliver(response, { status, headers, body, html, cut }, cors) {
  if (cut === "at_once") return response.destroy();
  const all = { ...cors, ...headers };
  if (cut === "halfway") return sendHalf(response, status, body, all);
  if (html !== undefined) {
    return send(response, status, html, { "Content-Type": "text/html; charset=utf-8", ...all });
  }
  if (body === undefined) {
    response.writeHead(status, all);
    return response.end();
  }
  return sendJson(response, status, body, all);
}

function sendHalf(response, status, body, headers) {
  const text = JSON.stringify(body);
  const type = { "Content-Type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, "Content-Length": Buffer.byteLength(text), ...headers });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
