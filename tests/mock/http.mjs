// The parts of HTTP that node:http does not provide.
import { ApiError } from "./api-error.mjs";

export const MAX_BODY_BYTES = 1024 * 1024;

/** Reads the whole body into a Buffer; a body over MAX_BODY_BYTES is read to its end and refused. */
export async function readBody(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    if (size > 64 * MAX_BODY_BYTES) request.destroy();
  }
  return size > MAX_BODY_BYTES ? null : Buffer.concat(chunks);
}

/** Parses the JSON of a body, or throws the 413, 415 or 400 that a careful server answers. */
export function parseJsonBody(contentType, bytes) {
  if (bytes === null) {
    throw new ApiError(413, "BODY_TOO_LARGE", `The body exceeds ${MAX_BODY_BYTES} bytes.`);
  }
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? "")) {
    throw new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json.");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new ApiError(400, "MALFORMED_JSON", "The body is not JSON in UTF-8.");
  }
}

export function sendJson(response, status, body, headers = {}) {
  const text = JSON.stringify(body);
  send(response, status, text, { "Content-Type": "application/json; charset=utf-8", ...headers });
}

export function send(response, status, text, headers) {
  if (response.destroyed) return;
  response.writeHead(status, { "Content-Length": Buffer.byteLength(text), ...headers });
  response.end(text);
}

/** Let a page of any origin read an answer. */
export const CORS_HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Retry-After",
};

/** Max-Age is 0, because a cached preflight would hide a fault that is added between two requests. */
export const PREFLIGHT_HEADERS = {
  "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "authorization, content-type",
  "Access-Control-Max-Age": "0",
};

/** Waits. The timer does not keep a program alive whose server is closed. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Listens on 127.0.0.1 only; resolves to the port. */
export function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

/** Stops a server without waiting for connections that are kept alive. */
export function shut(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
