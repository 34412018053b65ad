// The trunks of the mock, in the shape that the vendor's own client reads, with everything at the top
// level. The hosts are reserved names (RFC 2606) and the credentials belong to nothing.

export const defaultTrunks = [
  {
    id: "trunk_both",
    name: "Main carrier, both ways",
    provider: "generic",
    direction: "both",
    sip_endpoint: "sip:sbc.carrier.example;transport=tls",
    auth_mode: "ip",
    options: { port: 5061, transport: "tls", secure_media: true },
    is_default: true,
  },
  {
    id: "trunk_outbound",
    name: "Outbound with digest authentication",
    provider: "generic",
    direction: "outbound",
    sip_endpoint: "sip:termination.example.com",
    options: {
      port: 5061,
      transport: "tls",
      secure_media: true,
      sip_username: "trunk-user",
      sip_password: "mock-trunk-password",
      sip_realm: "example.com",
    },
  },
  {
    id: "trunk_inbound",
    name: "Inbound by address",
    provider: "generic",
    direction: "inbound",
    auth_mode: "ip",
    options: {},
  },
  {
    id: "c0ffee00-5eed-4bad-8a11-000000000001",
    name: "PBX that registers",
    provider: "asterisk",
    direction: "both",
    sip_endpoint: "sip:pbx.example.org",
    auth_mode: "register",
    register_auth: { username: "pbx", password: "mock-pbx-password" },
    options: { transport: "tls" },
  },
];

/** Numbers that the account bought from the service, in the block that is reserved for fiction. */
export const defaultBought = ["+14155550160", "+14155550161"];
