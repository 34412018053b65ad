// Every rule of the mock's attach schema: bodies that it accepts and similar ones that it refuses.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { startMockApi } from "../mock/server.mjs";

let api;
before(async () => {
  api = await startMockApi();
});
beforeEach(() => api.reset());
after(() => api.close());

const NUMBER = "+14155550101";
const outbound = (fields = {}) => ({ type: "outbound", sip_endpoint: "sip:your.provider.com", ...fields });
const inbound = (fields = {}) => ({ type: "inbound", ...fields });
const body = (fields = {}) => ({ phone_number: NUMBER, directions: [outbound()], service: "sip", ...fields });
const directions = (...list) => body({ directions: list });
const options = (fields) => directions(outbound({ options: fields }));
const register = (register_auth) => directions(inbound({ auth_mode: "register", register_auth }));
const list = (count) => Array.from({ length: count }, (_, i) => `+1415555${1000 + i}`);
const many = (phone_numbers, fields) => body({ phone_number: undefined, phone_numbers, ...fields });
const trunk = (phone_number, direction = { type: "outbound" }) =>
  body({ phone_number, trunk_id: "trunk_both", directions: [direction] });
const mapIn = (...headers) => directions(inbound({ headers: { headers } }));
const mapOut = (...headers) => directions(outbound({ headers: { headers } }));
const custom = (key, value, extra) => ({ type: "custom", key, value, ...extra });
const endpointOut = (sip_endpoint) => directions(outbound({ sip_endpoint }));
const endpointIn = (sip_endpoint) => directions(inbound({ sip_endpoint }));

// RFC 3261 section 20 with its compact forms, as far as the documentation names them.
const STACK_HEADERS = [
  "Via",
  "From",
  "To",
  "Call-ID",
  "CSeq",
  "Contact",
  "Max-Forwards",
  "Route",
  "Record-Route",
  "Content-Length",
  "Content-Type",
  "Authorization",
  "Proxy-Authorization",
  "v",
  "f",
  "t",
  "i",
  "m",
  "l",
  "c",
  "V",
  "call-id",
];

// [rule, bodies that pass, bodies that fail, pointer that the refusal must name]
const RULES = [
  [
    "not both of phone_number and phone_numbers",
    [body(), many([NUMBER])],
    [body({ phone_numbers: [NUMBER] })],
    "/phone_numbers",
  ],
  ["one of phone_number and phone_numbers", [body()], [body({ phone_number: undefined })], "/"],
  [
    "phone_number is a string",
    [body()],
    [body({ phone_number: 14155550101 }), body({ phone_number: null }), body({ phone_number: [] })],
    "/phone_number",
  ],
  ["1 to 100 numbers", [many(list(1)), many(list(100))], [many([]), many(list(101))], "/phone_numbers"],
  ["phone_numbers holds strings", [many([NUMBER])], [many([14155550101])], "/phone_numbers/0"],
  [
    "E.164 without a trunk",
    [
      body({ phone_number: "+14150000000" }),
      body({ phone_number: "+442079460101" }),
      body({ phone_number: "+123456789012345" }),
    ],
    [
      body({ phone_number: "4155550101" }),
      body({ phone_number: "+04155550101" }),
      body({ phone_number: "+1234567890123456" }),
      body({ phone_number: "+1 415 555 0101" }),
      body({ phone_number: "2001" }),
      body({ phone_number: "" }),
      body({ phone_number: "+" }),
      body({ phone_number: "+١٤١٥٥٥٥٠١٠١" }),
      body({ phone_number: "+14155550101\n" }),
    ],
    "/phone_number",
  ],
  [
    "under a trunk only + numbers are E.164, the rest is verbatim",
    [trunk(NUMBER), trunk("4155550101"), trunk("2001"), trunk("reception"), trunk("a@b")],
    [trunk("+1 415"), trunk("+reception"), trunk("+0123"), trunk(""), trunk("a b"), trunk("a\n"), trunk("a\u0000")],
    "/phone_number",
  ],
  [
    "the same under a trunk for each of many",
    [many(["2001", NUMBER], { trunk_id: "trunk_both" })],
    [many(["2001", "+2001x"], { trunk_id: "trunk_both" })],
    "/phone_numbers/1",
  ],
  ["directions is required", [body()], [body({ directions: undefined })], "/"],
  [
    "directions is an array of objects",
    [body()],
    [body({ directions: outbound() }), body({ directions: "inbound" })],
    "/directions",
  ],
  ["a direction is an object", [body()], [directions("inbound")], "/directions/0"],
  ["directions is not empty", [body()], [body({ directions: [] })], "/directions"],
  [
    "at most one inbound and one outbound",
    [directions(inbound(), outbound())],
    [
      directions(inbound(), inbound()),
      directions(outbound(), outbound()),
      directions(inbound(), outbound(), inbound()),
    ],
    "/directions",
  ],
  [
    "a direction has a known type",
    [directions(inbound())],
    [directions({ type: "both" }), directions({ type: "Inbound" })],
    "/directions/0/type",
  ],
  ["a direction has a type", [directions(inbound())], [directions({})], "/directions/0"],
  ['service is "sip"', [body()], [body({ service: "SIP" }), body({ service: "voip" })], "/service"],
  ["service is required", [body()], [body({ service: undefined })], "/"],
  [
    "trunk_id is a string",
    [trunk(NUMBER)],
    [body({ trunk_id: 7 }), body({ trunk_id: null }), body({ trunk_id: "" })],
    "/trunk_id",
  ],
  [
    "outbound needs an endpoint without a trunk",
    [body(), trunk(NUMBER), directions(inbound())],
    [directions({ type: "outbound" })],
    "/directions/0",
  ],
  [
    "outbound endpoint is a SIP URI",
    [
      "sip:your.provider.com",
      "sips:h.example",
      "SIP:h",
      "sip:192.0.2.1:5061",
      "sip:[2001:db8::1]",
      "sip:proj_x@sip.api.openai.com;transport=tls",
      "sip:u:p@h",
      "sip:%41@h;a=b;lr?subject=x&y=",
      "sip:+14155550101;ext=7@h.example",
      "sip:h.example.",
    ].map(endpointOut),
    [
      "your.provider.com",
      "",
      "sip:",
      "https://h.example",
      "sip://h.example",
      "sip:h/",
      "sip:a b@h",
      "sip:h:0",
      "sip:h:65536",
      "sip:h:",
      "sip:2001:db8::1",
      "sip:[::1",
      "sip:[1::2::3]",
      "sip:192.0.2.256",
      "sip:-h.example",
      "sip:h_x.example",
      "sip:h..example",
      "sip:%4@h",
      "sip:@h",
      "sip:h;lr;LR",
      "sip:h;",
      "sip:a@b@c",
      "sip:h\r\nVia: x",
      7,
    ].map(endpointOut),
    "/directions/0/sip_endpoint",
  ],
  [
    "inbound endpoint is a SIP URI or a bare host",
    ["sip:h.example", "h.example", "192.0.2.1", "[2001:db8::1]", "h.example:5060"].map(endpointIn),
    ["", "https://h.example", "h example", "u@h.example", "h;lr", 7].map(endpointIn),
    "/directions/0/sip_endpoint",
  ],
  [
    "auth_mode is ip or register",
    [directions(inbound({ auth_mode: "ip" }))],
    [directions(inbound({ auth_mode: "digest" })), directions(inbound({ auth_mode: null }))],
    "/directions/0/auth_mode",
  ],
  [
    "register needs register_auth",
    [register({ username: "u", password: "12345678" })],
    [register(undefined)],
    "/directions/0",
  ],
  [
    "register_auth has both parts",
    [register({ username: "u", password: "12345678" })],
    [register({ username: "u" }), register({ password: "12345678" }), register("u:12345678")],
    "/directions/0/register_auth",
  ],
  [
    "the username is not empty",
    [register({ username: "u", password: "12345678" })],
    [register({ username: "", password: "12345678" })],
    "/directions/0/register_auth/username",
  ],
  [
    "the password has 8 to 256 characters",
    [8, 256].map((length) => register({ username: "u", password: "é".repeat(length) })),
    [7, 257].map((length) => register({ username: "u", password: "é".repeat(length) })),
    "/directions/0/register_auth/password",
  ],
  [
    "port is an integer from 1 to 65535",
    [options({ port: 1 }), options({ port: 65535 })],
    [options({ port: 0 }), options({ port: 65536 }), options({ port: "5061" }), options({ port: 50.5 })],
    "/directions/0/options/port",
  ],
  [
    "transport is udp, tcp or tls",
    ["udp", "tcp", "tls"].map((transport) => options({ transport })),
    ["TLS", "ws", null].map((transport) => options({ transport })),
    "/directions/0/options/transport",
  ],
  [
    "secure_media is a boolean",
    [options({ secure_media: false })],
    [options({ secure_media: "true" })],
    "/directions/0/options/secure_media",
  ],
  ...["sip_username", "sip_password", "sip_realm"].map((name) => [
    `${name} is a string`,
    [options({ [name]: "x" })],
    [options({ [name]: 7 })],
    `/directions/0/options/${name}`,
  ]),
  ["options is an object", [options({})], [options([]), options("tls")], "/directions/0/options"],
  [
    "inbound options are checked too",
    [directions(inbound({ options: { port: 5061 } }))],
    [directions(inbound({ options: { port: "5061" } }))],
    "/directions/0/options/port",
  ],
  [
    "headers holds a list",
    [directions(inbound({ headers: { direction: "inbound", headers: [] } }))],
    [directions(inbound({ headers: {} })), directions(inbound({ headers: [] }))],
    "/directions/0/headers",
  ],
  [
    "headers.direction is a direction",
    [mapIn()],
    [directions(inbound({ headers: { direction: "up", headers: [] } }))],
    "/directions/0/headers/direction",
  ],
  [
    "a mapping has a known type",
    [mapIn({ type: "uui", target: "x" })],
    [mapIn({ type: "raw", key: "a", value: "b" })],
    "/directions/0/headers/headers/0/type",
  ],
  [
    "a custom mapping has key and value",
    [mapIn(custom("X-A", "a")), mapOut(custom("a", "X-A"))],
    [mapIn({ type: "custom", key: "X-A" }), mapOut({ type: "custom", value: "X-A" })],
    "/directions/0/headers/headers/0",
  ],
  [
    "a uui mapping has a target",
    [mapOut({ type: "uui", target: "t", purpose: "p", encoding: "hex", content: "c" })],
    [mapOut({ type: "uui", purpose: "p" })],
    "/directions/0/headers/headers/0",
  ],
  [
    "passthrough is a boolean",
    [mapOut(custom("X-A", "literal text", { passthrough: true }))],
    [mapOut(custom("a", "X-A", { passthrough: "yes" }))],
    "/directions/0/headers/headers/0/passthrough",
  ],
  [
    "inbound: the key is a header name",
    [mapIn(custom("X-A", "any variable")), mapIn(custom("any variable", "Via", { passthrough: true }))],
    ["not a token", "X:A", "", ...STACK_HEADERS].map((key) => mapIn(custom(key, "v"))),
    "/directions/0/headers/headers/0/key",
  ],
  [
    "outbound: the value is a header name",
    [mapOut(custom("any variable", "X-A")), mapOut(custom("x", "Diversion"))],
    ["not a token", "X(A)", "", ...STACK_HEADERS, "PROXY-authorization"].map((value) => mapOut(custom("a", value))),
    "/directions/0/headers/headers/0/value",
  ],
  [
    "outbound passthrough: the key is a header name",
    [mapOut(custom("X-A", "Via", { passthrough: true }))],
    ["Via", "a b"].map((key) => mapOut(custom(key, "x", { passthrough: true }))),
    "/directions/0/headers/headers/0/key",
  ],
  [
    "no CR, LF or NUL in a literal",
    [mapOut(custom("X-A", "é, ok; fine", { passthrough: true }))],
    ["a\rb", "a\nVia: x", "a\u0000"].map((value) => mapOut(custom("X-A", value, { passthrough: true }))),
    "/directions/0/headers/headers/0/value",
  ],
  [
    "no CR, LF or NUL in a variable name",
    [mapOut(custom("a b", "X-A"))],
    ["a\rb", "a\n", "\u0000", ""].map((key) => mapOut(custom(key, "X-A"))),
    "/directions/0/headers/headers/0/key",
  ],
  ...["target", "purpose", "encoding", "content"].map((name) => [
    `no CR, LF or NUL in the ${name} of a uui mapping`,
    [mapOut({ type: "uui", target: "t", [name]: "plain" })],
    ["a\r", "a\nb", "\u0000"].map((text) => mapOut({ type: "uui", target: "t", [name]: text })),
    `/directions/0/headers/headers/0/${name}`,
  ]),
];

async function post(payload) {
  const response = await fetch(`${api.url}/v1/sip/attach`, {
    method: "POST",
    headers: { authorization: "sk-test", "content-type": "application/json" },
    body: JSON.stringify(payload),
  });
  return { status: response.status, answer: await response.json() };
}

describe("attach schema", () => {
  for (const [rule, passing, failing, pointer] of RULES) {
    test(rule, async () => {
      for (const payload of passing) {
        api.reset();
        const { status, answer } = await post(payload);
        assert.equal(status, 200, JSON.stringify({ payload, answer }));
        assert.deepEqual(answer.data.failed, []);
      }
      for (const payload of failing) {
        const { status, answer } = await post(payload);
        assert.equal(status, 400, JSON.stringify(payload));
        const pointers = answer.errors.map(({ message }) => message.split(": ")[0]);
        assert.ok(pointers.includes(pointer), JSON.stringify({ payload, answer }));
      }
    });
  }

  test("rules that are not documented block nothing", async () => {
    const sixteen = Array.from({ length: 16 }, (_, i) => custom(`X-H${i}`, `v${i}`));
    const lenient = [
      mapIn(...sixteen),
      mapIn(custom("X-A", "call_id")),
      directions(inbound({ headers: { direction: "outbound", headers: [] } })),
      mapIn({ type: "uui", target: "t", encoding: "base64" }),
      directions(inbound({ auth_mode: "ip", register_auth: { password: "x" } })),
      directions(inbound({ register_auth: "nonsense" })),
      directions(outbound({ auth_mode: "digest", register_auth: 7 })),
      body({ unknown: 1, directions: [outbound({ unknown: 1, options: { unknown: 1 } })] }),
      options({ port: 5060, transport: "tls", sip_username: "u" }),
    ];
    for (const payload of lenient) {
      api.reset();
      const { status, answer } = await post(payload);
      assert.equal(status, 200, JSON.stringify({ payload, answer }));
    }
  });

  test("reports every problem at once", async () => {
    const { answer } = await post({ phone_number: "x", directions: [inbound({ auth_mode: "no" })] });
    const pointers = answer.errors.map(({ message }) => message.split(": ")[0]);
    for (const pointer of ["/", "/phone_number", "/directions/0/auth_mode"]) {
      assert.ok(pointers.includes(pointer), pointer);
    }
  });
});
