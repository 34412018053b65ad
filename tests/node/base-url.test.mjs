// The address of the API: the engine accepts exactly what fetch would call, and never replaces a given address
// by the default. The oracle is the platform's own URL parser.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createEngine, getServiceAddresses, getTrunk, listTrunks, SendError } from "sipattach";
import { seed } from "./seed.mjs";

const numRuns = 20 * Number(process.env.FC_RUNS ?? 500);
const check = (...args) => fc.assert(fc.property(...args), { numRuns, ...seed });
const engine = await createEngine();
const DRAFT = { phone_number: "+14155552671", directions: [{ type: "inbound" }], service: "sip" };

const parsed = (text) => (URL.canParse(text) ? new URL(text) : null);

/** If all hosts are allowed, plain HTTP may be used to hosts other than this machine, too. */
function allowing(text) {
  const host = parsed(text)?.hostname ?? "";
  const { base_url } = engine.readBaseUrl("http://a.example", { allow_http_hosts: [host] });
  assert.ok(base_url === null || host === "a.example");
  const isHost = engine.readBaseUrl(undefined, { allow_http_hosts: [host] }).base_url !== null;
  return isHost ? { allow_http_hosts: [host] } : {};
}

/** What must hold for every text. */
function holds(text) {
  const options = allowing(text);
  const { base_url: base, diagnostics } = engine.readBaseUrl(text, options);
  const plan = engine.plan(DRAFT, { base_url: text, ...options });
  assert.equal(plan.ok, base !== null, text);
  if (base === null) {
    assert.deepEqual(plan.requests, []);
    for (const { params } of diagnostics) {
      if (params.suggestion === undefined) continue;
      const { base_url } = engine.readBaseUrl(params.suggestion, options);
      assert.equal(base_url, params.suggestion, "a suggestion is an address that stays as it is");
    }
    return false;
  }
  const url = new URL(`${base}/v1/sip/attach`);
  assert.equal(plan.requests[0].url, `${base}/v1/sip/attach`);
  assert.equal(url.href, plan.requests[0].url, "fetch calls it as it is written");
  const given = new URL(text);
  assert.equal(url.host, given.host, text);
  assert.equal(url.protocol, given.protocol, text);
  assert.deepEqual([given.username, given.password, given.search, given.hash], ["", "", "", ""]);
  assert.ok(`${given.pathname}/`.startsWith(`${base.slice(url.origin.length)}/`), text);
  return true;
}

const hosts = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6().map((text) => `[${text}]`),
  fc.constantFrom("localhost", "LOCALHOST", "a_b", "a.b.", "xn--bcher-kva.example", "127.0.0.1"),
  fc.array(fc.constantFrom(..."abz019-_.%xX:[]@ аé。．\u00ad\u200d"), { maxLength: 8 }).map((all) => all.join("")),
  fc
    .array(fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789-"), { maxLength: 12 })
    .map((all) => `xn--${all.join("")}`),
);
const addresses = fc
  .tuple(
    fc.constantFrom("https", "http", "HTTPS", "htp", "ftp", "javascript", "", " https", "h\tttp"),
    fc.constantFrom("://", "://", "://", ":/", ":", "//", ":///", ":\\\\", "://\t"),
    fc.constantFrom("", "", "", "", "u@", "u:p@", "@", "api.bland.ai\\@", "a#@", "a?@", "a/@"),
    hosts,
    fc.constantFrom("", "", ":", ":80", ":443", ":0443", ":8080", ":0", ":65536", ":8o", ":80:80"),
    fc.constantFrom("", "/", "//", "/v1", "/v1/sip/attach/", "/a/..", "/a/%2e/b", "/%", "/ä", "/a;b=c"),
    fc.constantFrom("", "", "", "?", "#", "?a", " ", "\n"),
  )
  .map((parts) => parts.join(""));

describe("an address", () => {
  it("that is accepted is the one that fetch calls", () => {
    let accepted = 0;
    check(fc.oneof(addresses, fc.webUrl({ validSchemes: ["http", "https"] })), (text) => {
      if (holds(text)) accepted++;
    });
    assert.ok(accepted > numRuns / 50, `${accepted} of ${numRuns}`);
  });

  it("that is accepted is the one that fetch calls, whatever one character is", () => {
    const points = [...Array(0x3100).keys(), 0xfeff, 0xff0e, 0xff61, 0xfffd, 0xd800, 0x1f4a9];
    for (const base of ["https://ab.example:8443/v1", "http://127.0.0.1/a/b"]) {
      for (const point of points) {
        const character = String.fromCodePoint(point);
        for (const at of [0, 4, 6, 8, 9, 11, base.length - 3, base.length]) {
          if (point > 0x250 && at !== 9) continue;
          holds(base.slice(0, at) + character + base.slice(at));
        }
      }
    }
  });

  it("of letters in punycode is one that fetch can call", () => {
    const letters = fc.array(
      fc.oneof(
        fc.integer({ min: 0x61, max: 0x7a }),
        fc.integer({ min: 0xdf, max: 0x17e }),
        fc.integer({ min: 0x3ac, max: 0x45f }),
        fc.integer({ min: 0x5d0, max: 0x64a }),
        fc.integer({ min: 0x904, max: 0xe30 }),
        fc.integer({ min: 0x3041, max: 0x30fa }),
        fc.integer({ min: 0x4e00, max: 0x9fff }),
        fc.integer({ min: 0xac00, max: 0xd7a3 }),
      ),
      { minLength: 1, maxLength: 10 },
    );
    let accepted = 0;
    check(letters, (points) => {
      const given = parsed(`https://${String.fromCodePoint(...points)}.example`);
      if (given !== null && holds(`https://${given.host}`)) accepted++;
    });
    assert.ok(accepted > numRuns / 50, `${accepted} of ${numRuns}`);
  });
});

/** Settings as carelessly written programs pass them. */
class Settings {
  get base_url() {
    return "127.0.0.1:8392";
  }
}
const cycle = { base_url: "http://127.0.0.1:8392" };
cycle.trunk = cycle;
const UNUSABLE = {
  "an empty string": { base_url: "" },
  blanks: { base_url: " \n" },
  "a port": { base_url: 8392 },
  NaN: { base_url: NaN },
  "a function": { base_url: () => "http://127.0.0.1:8392" },
  "a symbol": { base_url: Symbol("http://127.0.0.1:8392") },
  "a BigInt": { base_url: 8392n },
  false: { base_url: false },
  "an object": { base_url: { href: "http://127.0.0.1:8392" } },
  "a list": { base_url: ["http://127.0.0.1:8392"] },
  "a lone surrogate": { base_url: "https://a\ud800.example" },
  "the text undefined": { base_url: `${undefined}` },
  "the property of a class": new Settings(),
  "another spelling": { baseUrl: "http://127.0.0.1:8392" },
  "another name": { api_host: "127.0.0.1" },
  "a context with a cycle": cycle,
  "a context that is a string": "http://127.0.0.1:8392",
  "a context that is a list": [{ base_url: "http://127.0.0.1:8392" }],
  "a context with a BigInt beside it": { base_url: "127.0.0.1:8392", max_numbers_per_request: 2n },
};

describe("a plan", () => {
  for (const [name, context] of Object.entries(UNUSABLE)) {
    it(`goes nowhere with ${name} for an address`, () => {
      const plan = engine.plan(DRAFT, context);
      assert.equal(plan.ok, false);
      assert.deepEqual(plan.requests, []);
      assert.ok(plan.diagnostics.some(({ severity, path }) => severity === "error" && path === ""));
    });
  }

  it("goes to the default where nothing is given", () => {
    for (const context of [undefined, null, {}, { base_url: undefined }, { base_url: null }]) {
      const { requests } = engine.plan(DRAFT, context);
      assert.equal(requests[0].url, `${engine.readBaseUrl().base_url}/v1/sip/attach`);
    }
    assert.equal(engine.readBaseUrl(null).base_url, "https://api.bland.ai");
  });

  it("goes where a URL object points", () => {
    const { requests } = engine.plan(DRAFT, { base_url: new URL("http://127.0.0.1:8392/") });
    assert.equal(requests[0].url, "http://127.0.0.1:8392/v1/sip/attach");
  });

  it("has no other size of request than the one that was given", () => {
    for (const limit of [0, 101, 1.5, "50", NaN, 10n, Infinity]) {
      assert.equal(engine.plan(DRAFT, { max_numbers_per_request: limit }).ok, false, String(limit));
    }
  });
});

describe("a look-up", () => {
  const called = [];
  const fetch = async (url) => {
    called.push(String(url));
    return new Response("{}");
  };
  const apiKey = "sk-test-0123456789";
  const calls = [
    (options) => listTrunks(engine, options),
    (options) => getTrunk(engine, "t", options),
    (options) => getServiceAddresses(engine, options),
  ];

  it("calls nobody with an address that cannot be used", async () => {
    const bad = ["", " ", "127.0.0.1:8392", "htp://staging", "junk", 8392, "http://a.example"];
    for (const call of calls) {
      for (const baseUrl of bad) {
        await assert.rejects(call({ apiKey, fetch, baseUrl }), (error) => {
          assert.ok(error instanceof SendError);
          assert.match(error.message, /base URL|plain http/);
          return true;
        });
      }
      for (const name of ["base_url", "baseURL", "url", "baseurl"]) {
        await assert.rejects(call({ apiKey, fetch, [name]: "http://127.0.0.1:1" }), SendError);
      }
    }
    assert.deepEqual(called, []);
  });

  it("calls the address that was given, or the default", async () => {
    await calls[0]({ apiKey, fetch });
    await calls[0]({ apiKey, fetch, baseUrl: "HTTPS://A.example/x/v1/sip/attach" });
    await calls[0]({ apiKey, fetch, baseUrl: "http://a.example", allowHttpHosts: ["a.example"] });
    assert.deepEqual(called, [
      "https://api.bland.ai/v1/sip/trunks",
      "https://a.example/x/v1/sip/trunks",
      "http://a.example/v1/sip/trunks",
    ]);
  });
});
