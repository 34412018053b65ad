// Looking up trunks and addresses, against the mock API.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import * as sipattach from "sipattach";
import { createEngine, getServiceAddresses, getTrunk, listTrunks, SendError } from "sipattach";
import { startMockApi } from "../mock/server.mjs";

const KEY = "sk-test-0123456789";

let api;
let engine;
let options;
before(async () => {
  api = await startMockApi();
  engine = await createEngine();
  options = { apiKey: KEY, baseUrl: `${api.url}/v1/` };
});
after(() => api.close());
afterEach(() => api.reset());

/** A fetch with an answer that the mock does not give. */
const answering = (body, status = 200) => ({
  ...options,
  fetch: async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }),
});

describe("trunks", () => {
  it("are listed, and one of them tells what a draft inherits", async () => {
    const { value, problem } = await listTrunks(engine, options);
    assert.equal(problem, null);
    assert.deepEqual(value[0], {
      id: "trunk_both",
      name: "Main carrier, both ways",
      provider: "generic",
      direction: "both",
      sip_endpoint: "sip:sbc.carrier.example;transport=tls",
    });
    const trunk = await getTrunk(engine, "trunk_inbound", options);
    const draft = {
      phone_number: "+14155552671",
      trunk_id: "trunk_inbound",
      directions: [{ type: "outbound" }],
    };
    const codes = engine.plan(draft, { trunk: trunk.value }).diagnostics.map(({ code }) => code);
    assert.ok(codes.includes("trunk.direction_not_carried"), codes.join());
  });

  it("are found in every envelope that is likely", async () => {
    const list = [{ trunk_id: 7 }, { id: "b", name: 5 }, null, "c", { name: "no id" }];
    for (const body of [{ data: { trunks: list } }, { data: list }, { trunks: list }]) {
      const { value } = await listTrunks(engine, answering(body));
      assert.deepEqual(
        value.map(({ id, name }) => [id, name]),
        [
          ["7", ""],
          ["b", ""],
        ],
      );
    }
  });

  it("have ids that are escaped in the path", async () => {
    const { problem } = await getTrunk(engine, "../a b?c", options);
    assert.equal(problem.kind, "not_found");
    assert.equal(api.requests.at(-1).path, "/v1/sip/trunks/..%2Fa%20b%3Fc");
  });

  it("are not taken from an answer that holds none, or another one", async () => {
    for (const body of [
      { data: {} },
      { data: { id: "another", name: "x" } },
      { data: { trunk: { trunk_id: "another" } } },
    ]) {
      const { value, problem } = await getTrunk(engine, "t1", answering(body));
      assert.deepEqual([value, problem.kind], [null, "unreadable"], JSON.stringify(body));
    }
    for (const body of [{ data: { id: "t1" } }, { trunk: { name: "x" } }]) {
      assert.equal((await getTrunk(engine, "t1", answering(body))).problem, null, JSON.stringify(body));
    }
  });

  it("that cannot be had are a problem that says why", async () => {
    const kind = async (more) => (await listTrunks(engine, { ...options, ...more })).problem.kind;
    assert.equal(await kind({ apiKey: "wrong" }), "unauthorized");
    assert.equal(await kind({ apiKey: "sk-noentitlement-1" }), "not_entitled");
    assert.equal(await kind(answering("<h1>Bad Gateway</h1>")), "unreadable");
    assert.equal(await kind(answering({ data: { nothing: true } })), "unreadable");
    assert.equal(await kind(answering("Not found", 404)), "not_found");
    assert.equal(await kind(answering("Oops", 500)), "api");
    assert.equal(await kind({ fetch: () => Promise.reject(new TypeError("failed")) }), "network");
    assert.equal(await kind({ signal: AbortSignal.abort() }), "aborted");
    await assert.rejects(listTrunks(engine, { ...options, apiKey: " " }), SendError);
  });
});

describe("addresses of the service", () => {
  it("are those of the documented list", async () => {
    const { value } = await getServiceAddresses(engine, options);
    const addresses = ["192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2"];
    assert.deepEqual(value.groups, [{ name: "ip_addresses", addresses }]);
    assert.deepEqual(value.raw.ports, { sip: 5061, rtp: "16384-32768" });
  });

  it("are grouped by host where they have one", async () => {
    const signaling = [{ region: "us2", host: "us2.sip.bland.ai", ips: ["192.0.2.1"] }];
    const media = { ips: ["198.51.100.0/24"] };
    const { value } = await getServiceAddresses(engine, answering({ data: { signaling, media } }));
    assert.deepEqual(value.groups[0], { name: "us2.sip.bland.ai", addresses: ["192.0.2.1"] });
    assert.deepEqual(value.groups.at(-1), { name: "media", addresses: ["198.51.100.0/24"] });
  });

  it("are addresses, and none that lets everyone in", async () => {
    const ip_addresses = ["192.0.2.1", "1.2.3.4/33", "999.1.1.1", "0.0.0.0/0", "::/0", "2001:db8::/32", "192.0.2.0/24"];
    const { value } = await getServiceAddresses(engine, answering({ data: { ip_addresses } }));
    assert.deepEqual(value.groups[0].addresses, ["192.0.2.1", "2001:db8::/32", "192.0.2.0/24"]);
  });

  it("of an unknown shape are shown raw", async () => {
    const { value } = await getServiceAddresses(engine, answering({ data: { see: "the docs" } }));
    assert.deepEqual(value, { groups: [], raw: { see: "the docs" } });
  });
});

describe("names", () => {
  const OLD = { readTrunk: "getTrunk", readStatus: "getStatus", readServiceAddresses: "getServiceAddresses" };

  it("tell what asks the account from what reads a text", () => {
    const reading = Object.keys(sipattach).filter((name) => name.startsWith("read") && !(name in OLD));
    assert.deepEqual(reading, ["readApiKey"]);
  });

  it("of before still work", () => {
    for (const [old, name] of Object.entries(OLD)) assert.equal(sipattach[old], sipattach[name], old);
  });
});
