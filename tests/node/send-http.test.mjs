// What happens on the wire, against servers that do anything but answer properly.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { createEngine, followUp, listTrunks, send, SendError } from "sipattach";
import { NETWORK_CODES } from "./network-codes.mjs";
import { serve } from "./raw-server.mjs";

const KEY = "sk-test-0123456789";
const NUMBER = "+14155552671";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

let engine;
before(async () => {
  engine = await createEngine();
});

const planFor = (url, directions = [{ type: "inbound" }]) =>
  engine.plan({ phone_number: NUMBER, directions }, { base_url: url });

async function collect(plan, options = {}) {
  const steps = [];
  for await (const step of send(engine, plan, { apiKey: KEY, ...options })) steps.push(step);
  return steps;
}

const head = (status, more = "") =>
  `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\nconnection: close\r\n${more}\r\n`;
const json = (socket, body, status = 200) => socket.end(head(status) + JSON.stringify(body));

describe("a body that stalls", () => {
  const stall = (socket) => socket.write(`${head(200, "content-length: 100\r\n")}{"data":`);

  for (const [name, options] of [
    ["the time limit", () => ({ timeoutSeconds: 0.3 })],
    ["an abort", () => ({ signal: AbortSignal.timeout(300) })],
  ]) {
    it(`is ended by ${name}, also after the request was collected`, { timeout: 20_000 }, async () => {
      const server = await serve(stall);
      const collecting = setInterval(collectGarbage, 20);
      try {
        const plan = planFor(server.url);
        const steps = await collect(plan, options());
        assert.equal(steps.at(-1).event, "stopped");
        assert.equal(steps.at(-1).state.requests[0][0].state, "sent_unknown");
        const { requests } = engine.derive(plan.requests, "detach");
        const settled = [];
        for await (const step of followUp(engine, plan, requests, {
          apiKey: KEY,
          ...options(),
        })) {
          settled.push(...step.settled);
        }
        assert.equal(settled[0].state, "unknown");
        const { problem } = await listTrunks(engine, {
          apiKey: KEY,
          baseUrl: server.url,
          ...options(),
        });
        assert.match(problem.kind, /timeout|aborted/);
      } finally {
        clearInterval(collecting);
        await server.close();
      }
    });
  }

  it("is ended by a fetch that never comes back", { timeout: 20_000 }, async () => {
    const steps = await collect(planFor("http://127.0.0.1:9"), {
      fetch: () => new Promise(() => {}),
      timeoutSeconds: 0.05,
    });
    assert.equal(steps.at(-1).problem.kind, "timeout");
  });
});

describe("an answer that is too large", () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, " "));

  it("stops the batch with its numbers unknown, compressed or without end", async () => {
    for (const answer of [
      (socket) => socket.end(Buffer.concat([Buffer.from(head(200, "content-encoding: gzip\r\n")), bomb])),
      (socket) => {
        socket.write(head(200));
        const chunk = Buffer.alloc(1024 * 1024, " ");
        const more = () => {
          while (!socket.destroyed && socket.write(chunk));
          if (!socket.destroyed) socket.once("drain", more);
        };
        more();
      },
    ]) {
      const server = await serve(answer);
      const steps = await collect(planFor(server.url), { timeoutSeconds: 30 });
      await server.close();
      assert.equal(steps.at(-1).event, "stopped");
      assert.equal(steps.at(-1).problem.kind, "too_large");
      assert.equal(steps.at(-1).state.requests[0][0].state, "sent_unknown");
      assert.equal(server.requests.length, 1);
    }
  });

  it("is read as long as it is not", async () => {
    const body = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
    const server = await serve((socket) => socket.end(head(200) + body + " ".repeat(15_000_000)));
    const steps = await collect(planFor(server.url));
    await server.close();
    assert.equal(steps.at(-1).totals.configured, 1);
  });
});

describe("the limit of an answer", () => {
  const LIMIT = 16 * 1024 * 1024;
  const text = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
  const bytesOf = (length) => new TextEncoder().encode(text.padEnd(length));

  for (const [name, responseOf] of [
    ["a stream", (bytes) => new Response(bytes)],
    ["in pieces", (bytes) => new Response(new Blob([bytes.subarray(0, 1000), bytes.subarray(1000)]).stream())],
    ["no stream", (bytes) => ({ status: 200, headers: new Headers(), arrayBuffer: async () => bytes.buffer })],
  ]) {
    it(`is 16 MB, of ${name}`, async () => {
      for (const [length, isRead] of [
        [LIMIT, true],
        [LIMIT + 1, false],
      ]) {
        const fetch = async () => responseOf(bytesOf(length));
        const last = (await collect(planFor("https://api.example"), { fetch })).at(-1);
        if (isRead) assert.equal(last.totals.configured, 1);
        else assert.deepEqual([last.problem.kind, last.problem.status], ["too_large", 200]);
      }
    });
  }
});

describe("a stream that is too long", () => {
  it("is cancelled, and no more of it is asked for", async () => {
    let pulled = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull: (controller) => (pulled++, controller.enqueue(new Uint8Array(1024 * 1024))),
      cancel: () => void (isCancelled = true),
    });
    const fetch = async () => new Response(body);
    const last = (await collect(planFor("https://api.example"), { fetch })).at(-1);
    assert.equal(last.problem.kind, "too_large");
    assert.ok(isCancelled);
    assert.ok(pulled <= 18, String(pulled));
  });
});

describe("a batch whose requests fail", () => {
  const plan = () =>
    engine.plan(
      { phone_numbers: [NUMBER, "+442079460958"], directions: [{ type: "inbound" }] },
      { base_url: "https://api.example", max_numbers_per_request: 1 },
    );

  // A refusal comes from the API itself, so the next request gets through too; a gateway's error does not.
  for (const [name, status, body, posts, event] of [
    ["goes on where reading back is refused", 400, '{"data":null,"errors":["X"]}', 2, "done"],
    ["stops where reading back fails alike", 500, '{"data":null,"errors":["X"]}', 1, "stopped"],
    ["stops where a page answers", 200, "<html>", 1, "stopped"],
  ]) {
    it(name, async () => {
      let posted = 0;
      const fetch = async (_, { method }) => {
        if (method === "GET") return new Response(body, { status, headers: { "retry-after": "0" } });
        posted++;
        return new Response('{"data":null,"errors":["Y"]}', { status: 500 });
      };
      const last = (await collect(plan(), { fetch, maxAttempts: 1 })).at(-1);
      assert.deepEqual([posted, last.event], [posts, event]);
      if (event === "stopped") assert.equal(last.problem.kind, "api");
    });
  }
});

describe("a redirect", () => {
  for (const status of [301, 302, 303, 307, 308]) {
    it(`${status} is not followed, and named`, async () => {
      const target = await serve((socket) => json(socket, {}));
      const server = await serve((socket) => socket.end(head(status, `location: ${target.url}/v1/sip/attach?a=b\r\n`)));
      const steps = await collect(planFor(server.url));
      await server.close();
      await target.close();
      assert.equal(target.requests.length, 0);
      const { kind, message } = steps.at(-1).problem;
      assert.equal(kind, "network");
      // The query is left out, because nobody knows what is in it.
      assert.ok(message.includes(`redirects to ${target.url}/v1/sip/attach. Redirects are not followed`), message);
      assert.equal(steps.at(-1).state.requests[0][0].state, "sent_unknown");
    });
  }

  it("without a usable address is one to nowhere", async () => {
    for (const headers of [{}, { location: "http://[" }]) {
      const fetch = async () => new Response(null, { status: 302, headers });
      const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
      assert.equal(problem.status, 302);
      assert.match(problem.cause, /^The server redirects\. /);
    }
  });

  it("of 304 is one too, and one of 299 or 400 is an answer", async () => {
    for (const [status, kind] of [
      [304, "network"],
      [399, "network"],
      [400, undefined],
      [299, undefined],
    ]) {
      const body = status === 304 ? null : JSON.stringify({ data: { configured: [NUMBER], failed: [] } });
      const fetch = async (_, { method }) =>
        method === "POST"
          ? new Response(body, { status })
          : Response.json({ data: { inbound: null, outbound: null }, errors: null });
      const steps = await collect(planFor("https://api.example"), { fetch });
      const problem = steps.map((step) => step.problem).find((each) => each !== null);
      assert.equal(problem?.kind, kind, String(status));
    }
  });

  it("is refused as browsers show it", async () => {
    const fetch = async () => ({
      type: "opaqueredirect",
      status: 0,
      headers: new Headers(),
      body: null,
    });
    const steps = await collect(planFor("https://api.example"), { fetch });
    assert.match(steps.at(-1).problem.message, /redirects/);
  });
});

describe("what the platform says of a failure", () => {
  it("is shown: nothing listens", async () => {
    const server = await serve(() => {});
    await server.close();
    const { problem } = (await collect(planFor(server.url))).at(-1);
    assert.match(problem.message, /ECONNREFUSED/);
    assert.match(problem.cause, /ECONNREFUSED/);
    assert.match(problem.causes[0], /Nothing listens/);
    assert.doesNotMatch(problem.causes.join(), /offline/);
  });

  it("is shown: the certificate", async () => {
    const fetch = async () => {
      const cause = Object.assign(new Error("self-signed certificate"), {
        code: "DEPTH_ZERO_SELF_SIGNED_CERT",
      });
      throw new TypeError("fetch failed", { cause });
    };
    const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
    assert.match(problem.message, /self-signed certificate \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
    assert.match(problem.causes[0], /certificate/);
  });

  // At any depth of the causes.
  for (const [code, cause, isBefore] of NETWORK_CODES) {
    it(`tells the likeliest cause first: ${code}`, async () => {
      const own = Object.assign(new Error("own words."), { code });
      for (const thrown of [
        own,
        new TypeError("fetch failed", { cause: own }),
        new TypeError("fetch failed", { cause: new AggregateError([own, new Error("second")]) }),
        new Error("1", { cause: new Error("2", { cause: new Error("3", { cause: new Error("4", { cause: own }) }) }) }),
      ]) {
        const fetch = async () => Promise.reject(thrown);
        const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
        assert.match(problem.causes[0], cause);
        assert.match(problem.cause, /^own words\.? \(/);
        assert.ok(problem.cause.endsWith(`(${code})`), problem.cause);
        const what = isBefore ? "Nothing was sent" : "No complete answer came";
        assert.equal(problem.message, `${what}: ${problem.cause}.`);
        assert.equal(problem.not_sent, isBefore || undefined);
      }
    });
  }

  // What undici says if a proxy answers CONNECT with something other than 200.
  it("is a proxy's refusal, whatever its code", async () => {
    for (const [status, cause] of [
      [407, /^The proxy wants a user name and a password/],
      [403, /^The proxy refuses to connect/],
    ]) {
      const words = `Proxy response (${status}) !== 200 when HTTP Tunneling`;
      for (const code of ["UND_ERR_ABORTED", undefined]) {
        const own = Object.assign(new Error(words), code === undefined ? {} : { code });
        const fetch = async () => Promise.reject(new TypeError("fetch failed", { cause: own }));
        const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
        assert.match(problem.causes[0], cause);
        assert.equal(problem.not_sent, true);
      }
    }
  });

  it("is told without a code, and without words", async () => {
    for (const [thrown, message, cause] of [
      [new TypeError("Failed to fetch."), "No complete answer came: Failed to fetch.", "Failed to fetch"],
      [new TypeError(""), "No complete answer came.", undefined],
      ["a text", "No complete answer came.", undefined],
      [undefined, "No complete answer came.", undefined],
      [{ code: "X", message: "about X" }, "No complete answer came: about X.", "about X"],
    ]) {
      const fetch = async () => Promise.reject(thrown);
      const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
      assert.deepEqual([problem.message, problem.cause], [message, cause]);
      assert.match(problem.causes[0], /cannot be resolved/);
    }
  });

  it("holds no secret", async () => {
    const fetch = async (_, { headers }) => {
      throw new TypeError(`bad header ${headers.authorization}`);
    };
    const steps = await collect(planFor("https://api.example"), { fetch });
    assert.ok(!JSON.stringify(steps).includes(KEY));
    assert.match(steps.at(-1).problem.message, /bad header/);
  });

  it("names offline only where the platform says so", async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    const fetch = async () => {
      throw new TypeError("Failed to fetch");
    };
    for (const onLine of [true, false]) {
      const value = { onLine };
      Object.defineProperty(globalThis, "navigator", { value, configurable: true });
      const { problem } = (await collect(planFor("https://api.example"), { fetch })).at(-1);
      assert.equal(problem.causes.includes("This machine is offline."), !onLine);
    }
    if (before === undefined) delete globalThis.navigator;
    else Object.defineProperty(globalThis, "navigator", before);
  });
});

describe("bytes that are not UTF-8", () => {
  it("are no answer: nothing of them becomes a password", async () => {
    const text = `{"data":{"configured":["${NUMBER}"],"failed":[],"register_password_for_pbx":"pass`;
    const bytes = Buffer.concat([Buffer.from(head(200) + text), Buffer.from([0xff]), Buffer.from('word"}}')]);
    const direction = { type: "inbound", sip_endpoint: "pbx.example.com" };
    const server = await serve((socket, request) => {
      if (request.startsWith("POST")) return socket.end(bytes);
      const inbound = { ...direction, direction: "inbound", options: { auth_mode: "register" } };
      json(socket, { data: { inbound, outbound: null }, errors: null });
    });
    const register_auth = { username: "desk", password: "correct-horse-battery" };
    const plan = planFor(server.url, [{ ...direction, auth_mode: "register", register_auth }]);
    const steps = await collect(plan);
    await server.close();
    assert.ok(!JSON.stringify(steps).includes("\ufffd"));
    const [entry] = steps.at(-1).state.requests[0];
    assert.equal(entry.state, "configured", JSON.stringify(entry));
    assert.equal(entry.password_missed, true);
  });

  it("lose nothing else of an answer", async () => {
    const fetching = (text, type) => async () =>
      new Response(Buffer.from(text, "latin1"), { headers: { "content-type": type } });
    const password = "pbx-12345678";
    const good = `{"data":{"configured":["${NUMBER}"],"failed":[],"note":"caf\xe9","register_password_for_pbx":"${password}"}}`;
    const [, answered] = await collect(planFor("https://api.example"), { fetch: fetching(good, "application/json") });
    assert.deepEqual(answered.outcome.register_passwords, [{ number: null, password }]);
    assert.equal(answered.outcome.status, "configured");
    const bad = '{"data":null,"errors":[{"error":"BAD","message":"refus\xe9"}]}';
    for (const [type, words] of [
      ["application/json", "refus\ufffd"],
      ["application/json; charset=nonsense", "refus\ufffd"],
      ['application/json; charset="iso-8859-1"', "refus\xe9"],
    ]) {
      const { outcome } = (await collect(planFor("https://api.example"), { fetch: fetching(bad, type) }))[1];
      assert.deepEqual(outcome.errors, [{ code: "BAD", message: words }]);
    }
  });
});

describe("fetch", () => {
  it("gets no option that the platform does not know", async () => {
    const before = globalThis.Request;
    /** The names of the options that fetch gets if the platform has this `Request`. */
    const namesWith = async (known) => {
      let names = "";
      const fetch = async (_, init) => {
        names = Object.keys(init).sort().join();
        throw new TypeError("no");
      };
      try {
        globalThis.Request = known;
        await collect(planFor("https://api.example"), { fetch });
      } finally {
        globalThis.Request = before;
      }
      return names;
    };
    assert.equal(await namesWith(class {}), "body,headers,method,redirect,signal");
    assert.equal(await namesWith(undefined), "body,headers,method,redirect,signal");
    assert.equal(await namesWith(before), "body,cache,credentials,headers,method,redirect,referrerPolicy,signal");
  });

  it("may be one whose answers are not streams", async () => {
    const text = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
    const fetch = async () => ({
      status: 200,
      headers: new Headers(),
      arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    });
    const steps = await collect(planFor("https://api.example"), { fetch });
    assert.equal(steps.at(-1).totals.configured, 1);
  });

  it("may be wrong in any way, and the number stays unknown", async () => {
    for (const fetch of [() => undefined, () => 5, () => ({}), () => assert.fail("x")]) {
      const steps = await collect(planFor("https://api.example"), { fetch });
      assert.equal(steps.at(-1).event, "stopped");
      assert.equal(steps.at(-1).state.requests[0][0].state, "sent_unknown");
    }
  });
});

describe("the address", () => {
  const never = async () => assert.fail("nothing may be sent");

  it("is the plan's, for whatever is asked", async () => {
    const urls = [];
    const fetch = async (url) => {
      urls.push(new URL(url).host);
      throw new TypeError("no");
    };
    const plan = planFor("https://staging.example/api");
    await collect(plan, { fetch });
    for (const kind of ["read_back", "detach", "update"]) {
      const { requests } = engine.derive(plan.requests, kind);
      const steps = followUp(engine, plan, requests, { apiKey: KEY, fetch });
      for await (const step of steps) void step;
    }
    assert.deepEqual(new Set(urls), new Set(["staging.example"]));
    assert.equal(urls.length, 5);
  });

  it("is no option", async () => {
    const plan = planFor("https://staging.example");
    for (const baseUrl of ["https://api.bland.ai", "", null, 5]) {
      const options = { apiKey: KEY, baseUrl, fetch: never };
      await assert.rejects(send(engine, plan, options).next(), (error) => {
        return error instanceof SendError && /context\.base_url/.test(error.message);
      });
      const { requests } = engine.derive(plan.requests, "detach");
      await assert.rejects(followUp(engine, plan, requests, options).next(), SendError);
    }
  });

  it("is one, and of http or https", async () => {
    const [request] = planFor("https://staging.example").requests;
    const other = planFor("https://other.example").requests[0];
    const plan = planFor("https://staging.example");
    for (const requests of [
      [request, { ...other, numbers: [] }],
      ...["ftp://x/v1/sip/attach", "//x/v1/sip/attach", "", "javascript:1", "https://a:b@x/v1/sip/attach"]
        .concat(["https://x/v1/sip/attach?to=/v1/sip/attach", "https://x/v1/sip", "file:///v1/sip/attach"])
        .map((url) => [{ ...request, url }]),
      [request, request],
      [{ ...request, numbers: [1] }],
      [{ ...request, numbers: [] }],
      [{ ...request, body: { ...request.body, phone_number: "+14155552672" } }],
      [null],
      null,
    ]) {
      const sending = send(engine, { ...plan, requests }, { apiKey: KEY, fetch: never });
      await assert.rejects(sending.next(), SendError, JSON.stringify(requests));
    }
  });

  it("is one for all requests of a plan", async () => {
    const numbers = [NUMBER, "+442079460958"];
    const planAt = (base_url) =>
      engine.plan(
        { phone_numbers: numbers, directions: [{ type: "inbound" }] },
        { base_url, max_numbers_per_request: 1 },
      );
    const plan = planAt("https://staging.example");
    const requests = [plan.requests[0], planAt("https://other.example").requests[1]];
    await assert.rejects(
      send(engine, { ...plan, requests }, { apiKey: KEY, fetch: never }).next(),
      /different addresses/,
    );
  });

  it("of followUp's requests must be the plan's, and so must their numbers", async () => {
    const plan = planFor("https://staging.example");
    const derived = (url, number = NUMBER) => {
      const other = engine.plan({ phone_number: number, directions: [{ type: "inbound" }] }, { base_url: url });
      return engine.derive(other.requests, "detach").requests;
    };
    const [good] = derived("https://staging.example");
    for (const requests of [
      derived("https://api.bland.ai"),
      derived("https://staging.example/x"),
      derived("https://staging.example", "+14155552672"),
      [{ ...good, url: "https://staging.example/v1/sip/../../x" }],
      [{ ...good, url: "https://staging.example/v1/sip/attach" }],
      [{ ...good, numbers: [1] }],
      [{ ...good, numbers: [] }],
      [{ ...good, numbers: [0, 0] }],
      [good, engine.derive(plan.requests, "read_back").requests[0]],
      [null],
      null,
    ]) {
      const steps = followUp(engine, plan, requests, { apiKey: KEY, fetch: never });
      await assert.rejects(steps.next(), SendError, JSON.stringify(requests));
    }
  });

  it("needs the engine first", async () => {
    const plan = planFor("https://staging.example");
    for (const first of [plan, undefined, null, {}]) {
      await assert.rejects(send(first, { apiKey: KEY }).next(), (error) => {
        return error instanceof SendError && /send\(engine, plan, options\)/.test(error.message);
      });
    }
  });
});

describe("the engine", () => {
  it("of send is the one that is given", async () => {
    const calls = [];
    const own = new Proxy(engine, {
      get(target, name) {
        const member = target[name];
        if (typeof member !== "function") return member;
        return (...args) => {
          calls.push(name);
          return member.apply(target, args);
        };
      },
    });
    const text = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
    const fetch = async () => new Response(text);
    for await (const step of send(own, planFor("https://api.example"), { apiKey: KEY, fetch })) void step;
    assert.ok(calls.includes("readResponse"));
  });
});

// Content Security Policy Level 3, §4.1.2 and §5.3: a forbidden fetch fails like a lost connection, and an event that
// is queued meanwhile says why, with the full address of the request.
describe("a call in a page with a content security policy", () => {
  const BASE = "https://api.example";
  const CALL = `${BASE}/v1/sip/attach`;
  const VIOLATION = { blockedURI: CALL, effectiveDirective: "connect-src", disposition: "enforce" };

  /** Sends as in a page whose window gets this event while the call fails. */
  async function sendUnder(violation) {
    const page = new EventTarget();
    const listeners = new Set();
    globalThis.addEventListener = (type, listener) => {
      listeners.add(listener);
      page.addEventListener(type, listener);
    };
    globalThis.removeEventListener = (type, listener) => {
      listeners.delete(listener);
      page.removeEventListener(type, listener);
    };
    const fetch = async () => {
      const event = Object.assign(new Event("securitypolicyviolation"), violation);
      setTimeout(() => page.dispatchEvent(event));
      throw new TypeError("Failed to fetch");
    };
    try {
      return (await collect(planFor(BASE), { fetch, maxAttempts: 1 })).at(-1);
    } finally {
      delete globalThis.addEventListener;
      delete globalThis.removeEventListener;
      assert.equal(listeners.size, 0, "nothing goes on listening");
    }
  }

  it("was not sent where the policy forbids it, and is told with what the policy lacks", async () => {
    const { event, totals, problem } = await sendUnder(VIOLATION);
    assert.deepEqual([event, totals.pending, totals.sent_unknown], ["stopped", 1, 0]);
    assert.deepEqual([problem.kind, problem.not_sent, problem.detail], ["policy", true, `connect-src ${BASE}`]);
    assert.match(
      problem.message,
      /Nothing was sent: connect-src .*Content-Security-Policy lacks https:\/\/api\.example\./,
    );
    assert.match(problem.causes.join(), /Add https:\/\/api\.example to connect-src/);
  });

  for (const [name, other] of [
    ["is only watched", { disposition: "report" }],
    ["forbids another call", { blockedURI: `${CALL}?phone_number=1` }],
    ["forbids an image", { effectiveDirective: "img-src" }],
  ]) {
    it(`may have been sent where the policy ${name}`, async () => {
      const { totals, problem } = await sendUnder({ ...VIOLATION, ...other });
      assert.equal(totals.sent_unknown, 1);
      assert.notEqual(problem?.kind, "policy");
    });
  }
});

after(() => sleep(0));
