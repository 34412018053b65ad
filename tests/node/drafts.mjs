// Drafts for property tests: mostly what people write, with whatever JSON allows in between.
import fc from "fast-check";

const junk = fc.jsonValue({ maxDepth: 2 });
/** Usually `arbitrary`, sometimes any value. */
const mostly = (arbitrary, weight = 30) => fc.oneof({ arbitrary, weight }, { arbitrary: junk, weight: 1 });

const digits = (min, max) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(""));

const number = fc.oneof(
  fc.constantFrom(
    "+14155552671",
    "(415) 555-2671",
    "+442079460958",
    "0044 20 7946 0958",
    "+44 (0)20 7946 0958",
    "tel:+1-415-555-2671",
    "4.479E+11",
    "14155552671.0",
    "1-800-FLOWERS",
    "+14155552671 x12",
    "2001",
    "\u202a+4930123456\u202c",
    "+52 1 55 1234 5678",
    "",
  ),
  digits(1, 17),
  digits(5, 15).map((text) => `+${text}`),
  fc.string({ maxLength: 12 }),
);

const endpoint = fc.oneof(
  fc.constantFrom(
    "sip:pbx.example.com",
    "sip:user@pbx.example.com:5061;transport=tls",
    "sips:pbx.example.com",
    "pbx.example.com",
    "pbx.example.com:5060",
    "tls://pbx.example.com",
    "https://pbx.example.com/",
    "sip:[2001:db8::1]:5061",
    "sip:10.0.0.1",
    "SIP:PBX.example.com",
    "sip:us2.sip.bland.ai",
  ),
  fc.string({ maxLength: 20 }).map((text) => `sip:${text}`),
  fc.string({ maxLength: 20 }),
);

const text = fc.string({ maxLength: 12 });
const name = fc.constantFrom("X-Account", "x-account", "account", "From", "call_id", "X-A b", "{{id}}", "");
const partial = (model) => fc.record(model, { requiredKeys: [] });

const mapping = fc.oneof(
  fc.record(
    {
      type: fc.constant("custom"),
      key: mostly(name),
      value: mostly(name),
      passthrough: fc.boolean(),
    },
    { requiredKeys: ["type", "key", "value"] },
  ),
  partial({
    type: fc.constant("uui"),
    target: mostly(name),
    purpose: mostly(fc.constantFrom("isdn-uui", "")),
    encoding: mostly(fc.constantFrom("hex", "ascii", "base64")),
    content: mostly(fc.constantFrom("isdn-uui", "04AB")),
  }),
  junk,
);

const options = partial({
  port: mostly(fc.oneof(fc.integer({ min: -1, max: 70000 }), fc.constantFrom("5061", 5061, 5060))),
  transport: mostly(fc.constantFrom("udp", "tcp", "tls", "TLS", "ws")),
  secure_media: mostly(fc.oneof(fc.boolean(), fc.constantFrom("true"))),
  sip_username: mostly(text),
  sip_password: mostly(text),
  sip_realm: mostly(text),
});

const direction = fc.record(
  {
    type: mostly(fc.constantFrom("inbound", "outbound", "Inbound"), 60),
    auth_mode: mostly(fc.constantFrom("ip", "register", "IP")),
    register_auth: mostly(partial({ username: mostly(text), password: mostly(fc.string({ maxLength: 20 })) })),
    sip_endpoint: mostly(endpoint),
    headers: mostly(
      partial({
        direction: mostly(fc.constantFrom("inbound", "outbound")),
        headers: mostly(fc.array(mapping, { maxLength: 4 })),
      }),
    ),
    options: mostly(options),
    extra: junk,
  },
  { requiredKeys: ["type"] },
);

export const draft = mostly(
  fc.record(
    {
      phone_number: mostly(number),
      phone_numbers: mostly(fc.array(mostly(number), { maxLength: 6 })),
      directions: mostly(fc.array(mostly(direction), { maxLength: 3 })),
      service: mostly(fc.constantFrom("sip", "SIP")),
      trunk_id: mostly(fc.constantFrom("t-1", "", " t ")),
      extra: junk,
    },
    { requiredKeys: ["directions"] },
  ),
  100,
);

/** Drafts that are likely to plan without an error. */
export const plausibleDraft = fc.record(
  {
    phone_numbers: fc.array(number, { minLength: 1, maxLength: 8 }),
    directions: fc.constantFrom(
      [{ type: "inbound" }],
      [{ type: "outbound", sip_endpoint: "sip:pbx.example.com;transport=tls" }],
      [
        {
          type: "inbound",
          auth_mode: "register",
          register_auth: { username: "a", password: "12345678" },
        },
        {
          type: "outbound",
          sip_endpoint: "sip:pbx.example.com",
          options: { port: 5061, transport: "tls" },
        },
      ],
      [
        {
          type: "inbound",
          headers: { headers: [{ type: "custom", key: "X-Account", value: "account" }] },
          note: "kept",
        },
      ],
    ),
    service: fc.constant("sip"),
    trunk_id: fc.constant("t-1"),
    comment: junk,
  },
  { requiredKeys: ["phone_numbers", "directions"] },
);

export const context = partial({
  default_region: fc.constantFrom("US", "GB", "DE", "MX", "XX"),
  skip_invalid: fc.boolean(),
  max_numbers_per_request: fc.integer({ min: 1, max: 3 }),
});
