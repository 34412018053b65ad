// The server of "sipattach ui": it serves the page, and relays the page's calls to the API.
//
// Other pages and other users of this machine must not be able to use the API key through it. So it listens only
// on the loopback address; every path begins with a random token; the Host header must be its own, which
// prevents DNS rebinding; and calls to the API must come from its page.

import { timingSafeEqual } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ANY_NUMBER } from "../any-number.js";
import type { Engine } from "../engine.js";
import * as paths from "../paths.js";
import { Redactor } from "../secrets.js";
import type { DerivedKind } from "../types.js";

/** The allowed methods for each path. */
type Calls = Record<string, readonly string[]>;

/** The calls that the page makes in addition to those of a plan. {id} stands for the ID of a trunk. */
const CALLS: Calls = {
  [paths.NUMBERS]: ["GET"],
  [paths.INBOUND]: ["GET"],
  [paths.STATUS]: ["GET"],
  [paths.TEST_CALL]: ["POST"],
  [paths.TEST_CALL_STATUS]: ["GET"],
  [paths.DISCOVER]: ["POST"],
  [paths.FIREWALL]: ["GET"],
  [paths.TRUNKS]: ["GET", "POST"],
  [`${paths.TRUNKS}/{id}`]: ["GET", "PATCH", "DELETE"],
  [`${paths.TRUNKS}/{id}${paths.TEST_CONNECTION}`]: ["POST"],
};

/** The calls of a plan, and those that read back, change or undo what it attaches. */
function callsOf(engine: Engine): Calls {
  const { requests } = engine.plan({ phone_number: ANY_NUMBER, service: "sip", directions: [{ type: "inbound" }] });
  const kinds: DerivedKind[] = ["read_back", "update", "detach"];
  const all = [...requests, ...kinds.flatMap((kind) => engine.derive(requests, kind).requests)];
  return Object.fromEntries(all.map(({ url, method }) => [new URL(url).pathname, [method]]));
}

export interface RelayOptions {
  engine: Engine;
  /** The address of the API, without a trailing slash. */
  address: string;
  /** The authorization header to send; if "", the page's own is passed on. */
  authorization: string;
  /** The folder of the page. */
  page: URL;
  /** The folder of the engine's modules, which the page loads. */
  modules: URL;
  port: number;
  token: string;
  fetch?: typeof globalThis.fetch;
}

export interface Relay {
  /** The URL of the page, including the token. */
  url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
};

/** What the page gets instead of the API key, which only the relay has. */
const STAND_IN = "kept-by-sipattach-ui";
/** Prefix of the session storage entry in which the page looks for the key of an address. */
const KEY_NAME = "sip-attach-builder:api-key";

const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

/** Starts the server. Rejects if the port is taken. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const handler = new Handler(options, (server.address() as AddressInfo).port);
  server.on("request", (request: IncomingMessage, response: ServerResponse) => void handler.handle(request, response));
  return { url: handler.pageUrl, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

class Handler {
  readonly pageUrl: string;
  readonly #options: RelayOptions;
  readonly #calls: Calls;
  readonly #host: string;
  readonly #files = new Map<string, URL>();
  readonly #redactor: Redactor;

  constructor(options: RelayOptions, port: number) {
    this.#options = options;
    this.#calls = { ...CALLS, ...callsOf(options.engine) };
    this.#host = `127.0.0.1:${port}`;
    this.pageUrl = `http://${this.#host}/${options.token}/`;
    this.#redactor = Redactor.ofKey(options.authorization);
    // Listed once, so that a request's path is never used as the path of a file. The service worker is left out,
    // because it would outlive this program.
    for (const [folder, pattern] of [
      [options.page, /^(?!service-worker)[\w.-]+\.(html|css|js|svg|txt)$/],
      [options.modules, /^sipattach[\w-]*\.wasm$/],
    ] as const) {
      for (const name of readdirSync(folder)) if (pattern.test(name)) this.#files.set(name, new URL(name, folder));
    }
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch {
      // For example, the user closed the page.
      if (!response.headersSent) answer(response, 500, "The relay failed.");
      response.destroy();
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    if (headers.host !== this.#host) return answer(response, 403, "This address is not known here.");
    const [, token = "", rest = ""] = /^\/([^/?]*)(.*)$/s.exec(url) ?? [];
    if (!isSame(token, this.#options.token)) return answer(response, 404, "There is nothing here.");
    if (rest.startsWith("/v1/")) return this.#relay(request, response, rest);
    const [path = ""] = rest.split("?");
    if (method !== "GET" && method !== "HEAD") return answer(response, 405, "The page can only be read.");
    if (path === "/" || path === "/index.html") return send(response, 200, TYPES.html, this.#page());
    if (path === "/relay.js") return send(response, 200, TYPES.js, this.#script());
    const name = path.slice(1);
    const file = this.#files.get(name);
    if (file === undefined) return answer(response, 404, "There is no such file.");
    send(response, 200, TYPES[name.slice(name.lastIndexOf(".") + 1)], readFileSync(file));
  }

  get #base(): string {
    return this.pageUrl.slice(0, -1);
  }

  #page(): string {
    const html = readFileSync(this.#files.get("index.html") as URL, "utf8");
    return html
      .replace(/<sip-attach-builder(?=[\s>])/, `<sip-attach-builder base-url="${this.#base}"`)
      .replace(/(?=<script )/, '<script src="relay.js"></script>\n');
  }

  /** A script that makes the page believe that it remembers a key for this address. */
  #script(): string {
    if (this.#options.authorization === "") return "";
    return `sessionStorage.setItem(${JSON.stringify(`${KEY_NAME}:${this.#base}`)}, ${JSON.stringify(STAND_IN)});\n`;
  }

  async #relay(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const { method = "", headers } = request;
    const { origin, "sec-fetch-site": site } = headers;
    const isOwn = origin === undefined ? method === "GET" && site === "same-origin" : origin === `http://${this.#host}`;
    if (!isOwn) return answer(response, 403, "Only the page of this relay may call it.");
    const allowed = methodsOf(this.#calls, target.split("?", 1)[0] ?? "");
    if (allowed === null) return answer(response, 404, "The relay does not pass this path on.");
    if (!allowed.includes(method)) return answer(response, 405, "The relay does not pass this method on.");
    const body = await bodyOf(request);
    if (body === null) return answer(response, 413, "This is over 16 MB.");
    const { address, authorization } = this.#options;
    const key = authorization === "" ? (headers.authorization ?? "") : authorization;
    let answered: { status: number; type: string; retry: string | null; text: string } | null;
    try {
      const upstream = await (this.#options.fetch ?? fetch)(address + target, {
        method,
        headers: {
          ...(headers["content-type"] === undefined ? {} : { "content-type": headers["content-type"] }),
          ...(key === "" ? {} : { authorization: key }),
        },
        body: body.length === 0 ? null : new Uint8Array(body),
        // The API key must not follow a redirect to another host.
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await upstream.text();
      answered = {
        status: upstream.status,
        type: upstream.headers.get("content-type") ?? "",
        retry: upstream.headers.get("retry-after"),
        text,
      };
    } catch {
      answered = null;
    }
    if (answered === null || (answered.status >= 300 && answered.status < 400) || answered.text.length > MAX_BYTES) {
      return answer(response, 502, "The relay got no usable answer from the API.");
    }
    if (answered.retry !== null) response.setHeader("retry-after", this.#redactor.text(answered.retry));
    const type = /^application\/(\w+\+)?json\b/i.test(answered.type) ? "application/json" : TYPES.txt;
    // It may repeat what it was sent, including the key.
    send(response, answered.status, type, this.#redactor.text(answered.text));
  }
}

/** The methods that are allowed for a path; null if no call has that path. */
function methodsOf(calls: Calls, path: string): readonly string[] | null {
  const ofTrunk = `${paths.TRUNKS}/`;
  if (!path.startsWith(ofTrunk)) return Object.hasOwn(calls, path) ? (calls[path] ?? null) : null;
  const [, id = "", rest = ""] = /^([^/]+)(.*)$/.exec(path.slice(ofTrunk.length)) ?? [];
  // Reject IDs that a server could resolve to another path.
  if (!/^(?:[\w~-]|%[0-9a-f]{2}|\.)+$/i.test(id) || /^(?:\.|%2e)+$/i.test(id) || /%(?:2f|5c|00)/i.test(id)) return null;
  return calls[`${ofTrunk}{id}${rest}`] ?? null;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body of a request; null if it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, type: string | undefined, body: string | Buffer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": type ?? "application/octet-stream" });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/** Answers in the form of the API, so that the page can read it. */
function answer(response: ServerResponse, status: number, message: string): void {
  const body = { data: null, errors: [{ error: "RELAY", message }] };
  send(response, status, "application/json", JSON.stringify(body));
}
