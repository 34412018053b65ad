// What can happen on the wire, over real sockets: for each fault, what is known in the end.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { createEngine, followUp, listTrunks, send } from "sipattach";
import { serve } from "../node/raw-server.mjs";

const KEY = "sk-canary-4f9a7Qx71";
const NUMBER = "+14155552671";
/** The time limit for faults that never end; the others have enough time, however busy the machine is. */
const limitOf = (taken) => (taken === "timeout" ? 0.6 : 20);

const OK = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
const head = (status, ...lines) =>
  [`HTTP/1.1 ${status} X`, "content-type: application/json", "connection: close", ...lines, "", ""].join("\r\n");
const whole = (status, body, ...lines) => [head(status, ...lines), body];
/** Writes parts and closes the connection. */
const ends = (parts) => (socket) => {
  for (const part of parts) socket.write(part);
  socket.end();
};
const CHUNK = Buffer.alloc(256 * 1024, 0x20);

function endless(socket) {
  socket.write(head(200));
  const more = () => {
    while (!socket.destroyed && socket.write(CHUNK));
  };
  socket.on("drain", more);
  more();
}

function drip(socket) {
  socket.write(head(200, `content-length: ${OK.length}`));
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(OK[at++ % OK.length]);
  }, 100);
}

/** Servers that redirects lead to; nothing may arrive there. */
let elsewhere;
const redirect = (status) => (socket) => ends(whole(status, "", `location: ${elsewhere.url}/v1/sip/attach`))(socket);

/**
 * For each fault: how send reads the answer to its POST, what it knows about the number if the read-back works
 * and shows it as not attached, and what becomes of a deletion and of a list of trunks.
 */
const TABLE = [
  ["nothing listens", null, "network", "pending", "pending", "network"],
  ["closed before the headers", ends([]), "network", "sent_unknown", "unknown", "network"],
  ["reset before the headers", (socket) => socket.resetAndDestroy(), "network", "sent_unknown", "unknown", "network"],
  [
    "reset after the headers",
    (socket) => socket.write(head(200, "content-length: 99"), () => socket.resetAndDestroy()),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  [
    "half a body",
    ends(whole(200, OK.slice(0, 30), `content-length: ${OK.length}`)),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  [
    "half a body without its length",
    ends(whole(200, OK.slice(0, 30))),
    "unreadable",
    "sent_unknown",
    "unknown",
    "unreadable",
  ],
  [
    "a length that is too short",
    ends(whole(200, OK, "content-length: 30")),
    "unreadable",
    "sent_unknown",
    "unknown",
    "unreadable",
  ],
  [
    "a length that is too long",
    ends(whole(200, OK, "content-length: 9999")),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  [
    "two lengths",
    ends(whole(200, OK, "content-length: 30", "content-length: 40")),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  [
    "a chunk without a size",
    ends(whole(200, `zz\r\n${OK}\r\n0\r\n\r\n`, "transfer-encoding: chunked")),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  [
    "chunks without an end",
    ends(whole(200, `${OK.length.toString(16)}\r\n${OK}\r\n`, "transfer-encoding: chunked")),
    "configured",
    "configured",
    "unknown",
    "unreadable",
  ],
  ["what is not HTTP", ends(["SSH-2.0-OpenSSH_9.6\r\n"]), "network", "sent_unknown", "unknown", "network"],
  ["a body without headers", ends([OK]), "network", "sent_unknown", "unknown", "network"],
  [
    "headers without end",
    ends([head(200, `x: ${"x".repeat(100_000)}`), OK]),
    "network",
    "sent_unknown",
    "unknown",
    "network",
  ],
  ["silence", () => {}, "timeout", "sent_unknown", "unknown", "timeout"],
  ["a body that drips", drip, "timeout", "sent_unknown", "unknown", "timeout"],
  ["a body without end", endless, "too_large", "sent_unknown", "unknown", "too_large"],
  [
    "a compressed body without end",
    ends(whole(200, gzipSync(Buffer.alloc(17 << 20)), "content-encoding: gzip")),
    "too_large",
    "sent_unknown",
    "unknown",
    "too_large",
  ],
  [
    "compressed garbage",
    ends(whole(200, OK, "content-encoding: gzip")),
    "timeout",
    "sent_unknown",
    "unknown",
    "timeout",
  ],
  [
    "half of a compressed body",
    ends(whole(200, gzipSync(OK).subarray(0, 30), "content-encoding: gzip")),
    "unreadable",
    "sent_unknown",
    "unknown",
    "unreadable",
  ],
  ["a redirect, 302", (socket) => redirect(302)(socket), "network", "sent_unknown", "unknown", "network"],
  ["a redirect, 307", (socket) => redirect(307)(socket), "network", "sent_unknown", "unknown", "network"],
  ["a page of HTML", ends(whole(200, "<html>Welcome</html>")), "unreadable", "sent_unknown", "unknown", "unreadable"],
  [
    "a page of a gateway",
    ends(whole(502, "<html>Bad Gateway</html>")),
    "server_error",
    "sent_unknown",
    "unknown",
    "api",
  ],
  ["a page that forbids", ends(whole(403, "<html>Blocked</html>")), "rejected", "pending", "unknown", "api"],
  [
    "a page that knows no such path",
    ends(whole(404, "<html>Not Found</html>")),
    "rejected",
    "pending",
    "unknown",
    "not_found",
  ],
  ["nothing, with 200", ends(whole(200, "")), "unreadable", "sent_unknown", "unknown", "unreadable"],
  ["nothing, with 204", ends([head(204)]), "unreadable", "sent_unknown", "unknown", "unreadable"],
  [
    "bytes of UTF-16",
    ends(whole(200, Buffer.from(OK, "utf16le"))),
    "unreadable",
    "sent_unknown",
    "unknown",
    "unreadable",
  ],
];

let engine;
before(async () => {
  engine = await createEngine();
});

const planFor = (url) => engine.plan({ phone_number: NUMBER, directions: [{ type: "inbound" }] }, { base_url: url });

/** A server that answers changes with a fault, and reads of a number with `reads`; or everything with the fault. */
async function serveFault(fault, reads) {
  const server = await serve((socket, request) => {
    const isRead = request.startsWith("GET /v1/sip?");
    if (isRead && reads !== undefined) return ends(whole(200, JSON.stringify({ data: reads, errors: null })))(socket);
    return fault(socket);
  });
  if (fault === null) await server.close();
  return server;
}

async function sendTo(server, taken) {
  const steps = [];
  const options = { apiKey: KEY, timeoutSeconds: limitOf(taken), maxAttempts: 1 };
  for await (const step of send(engine, planFor(server.url), options)) steps.push(step);
  assert.ok(!JSON.stringify(steps).includes(KEY), "the key is shown");
  return steps;
}

const postsOf = ({ requests }) => requests.filter((request) => request.startsWith("POST"));
const entryOf = (steps) => steps.at(-1).state.requests[0][0];

describe("on the wire", () => {
  before(async () => {
    elsewhere = await serve((socket) => ends(whole(200, OK))(socket));
  });
  after(() => elsewhere.close());

  for (const [name, fault, taken, state, deleted, listed] of TABLE) {
    it(`${name}: ${taken}, ${state}`, { timeout: 60_000 }, async (t) => {
      const not = { inbound: null, outbound: null };
      const planned = { inbound: { type: "inbound", options: { auth_mode: "ip" } }, outbound: null };
      const started = async (reads) => {
        const server = await serveFault(fault, reads);
        if (fault !== null) t.after(() => server.close());
        return server;
      };

      const open = await started(not);
      const steps = await sendTo(open, taken);
      const [answered] = steps.filter(({ event }) => event === "answered" || event === "unanswered");
      assert.equal(answered.problem?.kind ?? answered.outcome.status, taken);
      const entry = entryOf(steps);
      assert.equal(entry.state, state, JSON.stringify(entry));
      if (state !== "pending" && state !== "configured") assert.ok(entry.reason && entry.kind);
      assert.ok(postsOf(open).length <= 1, "sent once");

      const isUnknown = state === "sent_unknown" && fault !== null && taken !== "too_large";
      const attached = await started(planned);
      if (isUnknown) assert.equal(entryOf(await sendTo(attached, taken)).state, "configured", "it is read back");

      const plan = planFor((await started()).url);
      const { requests } = engine.derive(plan.requests, "detach");
      const settled = [];
      const options = { apiKey: KEY, timeoutSeconds: limitOf(taken) };
      for await (const step of followUp(engine, plan, requests, options)) settled.push(...step.settled);
      assert.deepEqual(
        settled.map((each) => each.state),
        [deleted],
      );

      const { problem } = await listTrunks(engine, { ...options, baseUrl: (await started()).url });
      assert.equal(problem.kind, listed);
      assert.ok(!JSON.stringify([settled, problem]).includes(KEY), "the key is shown");
      assert.deepEqual(elsewhere.requests, [], "nothing follows a redirect");
    });
  }
});
