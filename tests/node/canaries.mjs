// Drafts, texts and commands with a secret planted where people put one. The secret has two halves, each
// easy to find, separated by characters that a password may contain.
import fc from "fast-check";

export const HALVES = ["c4naryQx7", "zW9marker"];

/** Whether either half of the secret occurs in what is shown, in any spelling. */
export function leaks(shown) {
  const text = (typeof shown === "string" ? shown : (JSON.stringify(shown) ?? "")).toLowerCase();
  return HALVES.some((half) => text.includes(half.toLowerCase()));
}

const between = fc.constantFrom(
  ..."@ / ? : ; # & = % ! $ , . - _ ~ * ' ( ) [ ] { } < > | \\ ^ ` + \" é ß 日 😀".split(" "),
  ..." \n|\r\n|\t|%40|%2F|\\u0040|&amp;| @ |@@|://|:5060|@h:1|, |</a>|;lr|?x=y|".split("|"),
);
export const secret = between.map((characters) => HALVES.join(characters));

const scheme = fc.constantFrom("sip:", "sips:", "SIP:", "sip://", "tls://", "https://", "ws:", "");
const host = fc.constantFrom("h", "pbx.acme.com", "10.0.0.1", "[2001:db8::1]", "pbx.acme.com:5061");
const around = fc.constantFrom(
  ["", ""],
  ["", " "],
  [" ", ""],
  ["", "\n"],
  ['"PBX" <', ">"],
  ["<", ">;expires=60"],
  ["", ";transport=tls"],
  ["", "?Subject=x"],
  ["call ", ""],
  ["sip:b:x@g, ", ""],
  ["", ", sip:b@g"],
  ["\ufeff", "\u200b"],
);
/** A URI with the secret as its password. Without a scheme, only single words can be told from prose. */
const uri = fc
  .tuple(scheme, secret, host, around)
  .filter(([scheme, secret, , [before]]) => scheme !== "" || !/\s/.test(before + secret))
  .map(([scheme, secret, host, [before, after]]) => `${before}${scheme}a:${secret}@${host}${after}`);

const SECRET_NAMES =
  "password sip_password sipPass sip_pass pass pw pwd passwd passwords secret client_secret token " +
  "access_token apiKey api-key X-Api-Key private_key authorization Authorization pin PIN " +
  "Proxy-Authorization credential credentials cookie Set-Cookie session_id otp jwt Passwort";
const secretName = fc.constantFrom(...SECRET_NAMES.split(" "));

/** A text that gives the secret a name or a recognisable form. */
const named = fc.oneof(
  fc.tuple(secretName, fc.constantFrom(": ", "=", ":", "\t"), secret).map((parts) => parts.join("")),
  fc.tuple(secretName, secret).map(([name, secret]) => `X-Foo: 1\r\n${name}: ${secret}\r\nX-Bar: 2`),
  fc.tuple(secretName, secret).map(([name, secret]) => `https://h/x?a=1&${name}=${secret}&b=2`),
  fc.tuple(secretName, secret).map(([name, secret]) => `see {'${name}' => '${secret}'}`),
  secret.map((secret) => `Bearer ${secret}`),
  secret.map((secret) => `x bearer  ${secret} y`),
  secret.map((secret) => `Basic ${btoa("a:b") + HALVES.join("")}${secret}`),
  secret.map((secret) => `curl -u a:${secret} https://h`),
  secret.map((secret) => `curl --user 'a:${secret}' https://h`),
  secret.map((secret) => `curl -H 'authorization: ${secret}' -b 'a=${secret}' https://h`),
  secret.map((secret) => `tool --password ${secret}`),
);
const plain = fc.oneof(uri, named);
/** The same texts in other encodings. */
export const text = fc.oneof(
  { arbitrary: plain, weight: 4 },
  { arbitrary: plain.map(encodeURIComponent), weight: 1 },
  { arbitrary: plain.map((text) => JSON.stringify({ a: [text] })), weight: 1 },
  {
    arbitrary: fc.tuple(secretName, secret).map(([name, secret]) => JSON.stringify({ a: { [name]: secret } })),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(secretName, secret).map(([name, secret]) => JSON.stringify(JSON.stringify({ [name]: secret }))),
    weight: 1,
  },
);

const holder = fc.constantFrom("name", "key", "header", "field", "param");
const pair = fc
  .tuple(holder, fc.constantFrom("value", "val", "content"), secretName, secret)
  .map(([holder, held, name, secret]) => ({ [holder]: name, [held]: secret }));
/** Members whose name, or whose neighbour's name, says that they are secret. */
const members = fc.oneof(
  fc.tuple(secretName, secret, fc.nat(4)).map(([name, secret, shape]) => ({
    [name]: [secret, [secret], { a: secret }, [[secret, 1]], { a: [{ b: secret }] }][shape],
  })),
  pair,
  fc.oneof(pair, fc.tuple(secretName, secret)).map((pair) => ({ har: [pair] })),
  secret.map((secret) => ({ args: ["curl", "-u", `a:${secret}`] })),
  fc.tuple(secretName, secret).map(([name, secret]) => ({ rawHeaders: ["a", "b", name, secret] })),
  text.map((text) => ({ [text]: 1 })),
  text.map((text) => ({ note: text })),
  text.map((text) => ({ notes: [{ a: [text] }] })),
  secret.map((secret) => ({ register_auth: { username: "u", x: secret } })),
  secret.map((secret) => ({ register_auth: ["u", secret] })),
  secret.map((secret) => ({ register_auth: `u:${secret}` })),
  secret.map((secret) => ({ register_auth: { username: `u:${secret}`, password: secret } })),
  secret.map((secret) => ({ auth: { user: "u", x: [secret] } })),
  secret.map((secret) => ({ sip_username: `u:${secret}` })),
  secret.map((secret) => ({ "directions[].register_auth.password": secret })),
);

const mapping = fc.oneof(
  fc.tuple(secretName, secret).map(([key, value]) => ({ type: "custom", key, value, passthrough: true })),
  fc.tuple(secretName, secret).map(([key, value]) => ({ type: "custom", key, value: `Bearer ${value}` })),
  fc.record({ type: fc.constant("custom"), key: fc.constant("X-A"), value: text }),
  fc.record({ type: fc.constant("custom"), key: text, value: fc.constant("X-A") }),
  fc.record({
    type: fc.constant("custom"),
    key: fc.constant("X-A"),
    value: text,
    passthrough: fc.constant(true),
  }),
  fc.record({ type: fc.constant("uui"), target: text, purpose: text, encoding: text }),
  fc.record({ type: text, key: fc.constant("a") }),
  pair,
  text,
);
const headers = fc.oneof(
  fc.record({ direction: fc.oneof(fc.constant("outbound"), text), headers: fc.array(mapping) }),
  fc.array(mapping),
  mapping,
  fc.tuple(secretName, secret).map(([name, secret]) => ({ [name]: secret })),
  fc.tuple(secretName, secret).map(([name, secret]) => ({ headers: { [name]: secret } })),
  text,
);

const sometimes = (arbitrary, usual) =>
  fc.oneof({ arbitrary, weight: 1 }, { arbitrary: fc.constant(usual), weight: 2 });
const direction = fc
  .tuple(
    fc.record({
      type: sometimes(text, "outbound"),
      sip_endpoint: sometimes(uri, "sip:pbx.acme.com"),
    }),
    fc.record(
      {
        type: fc.constant("inbound"),
        auth_mode: sometimes(text, "register"),
        register_auth: fc.oneof(
          secret.map((password) => ({ username: "u", password })),
          secret.map((pass) => ({ username: "u", pass })),
          secret.map((secret) => ({ username: `u:${secret}@h`, password: secret })),
          secret.map((secret) => `u:${secret}`),
        ),
        sip_password: secret,
        headers,
        options: fc.oneof(
          fc.record(
            {
              transport: sometimes(text, "tls"),
              port: sometimes(text, 5061),
              sip_username: fc.oneof(
                secret.map((secret) => `u:${secret}`),
                secret.map((secret) => `u:${secret}@h`),
                text,
              ),
              sip_password: secret,
              sip_realm: sometimes(text, "r"),
            },
            { requiredKeys: [] },
          ),
          text,
          members,
        ),
      },
      { requiredKeys: [] },
    ),
    fc.option(members, { nil: {} }),
  )
  .map(([required, optional, members]) => ({ ...required, ...optional, ...members }));

/** Drafts, most of them close to what people send. */
export const draft = fc
  .tuple(
    fc.oneof(
      fc.constant({ phone_number: "+14155552671" }),
      text.map((phone_number) => ({ phone_number })),
      fc.array(text, { maxLength: 2 }).map((phone_numbers) => ({ phone_numbers })),
      text.map((phone_numbers) => ({ phone_numbers })),
    ),
    fc.record({ trunk_id: sometimes(text, "t"), service: sometimes(text, "sip") }, { requiredKeys: [] }),
    fc.oneof(fc.array(direction, { maxLength: 2 }), direction, text),
    fc.option(members, { nil: {} }),
  )
  .map(([numbers, rest, directions, members]) => ({ ...numbers, ...rest, directions, ...members }));

/** What is known of the trunk, and other options of a plan. */
export const context = fc.option(
  fc.record(
    {
      default_region: sometimes(text, "US"),
      base_url: sometimes(text, "https://api.example.com"),
      trunk: fc.oneof(
        fc.record({
          id: sometimes(text, "t"),
          sip_endpoint: uri,
          transport: sometimes(text, "tls"),
        }),
        secret.map((secret) => ({ register_auth: { username: `u:${secret}` } })),
        secret.map((secret) => ({ id: "t", sip_username: `u:${secret}`, sip_password: secret })),
        members,
      ),
      phone_column: text,
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
/** A curl command with a key. No part of the result may contain the key. */
export const command = fc
  .tuple(
    secret.filter((secret) => !/[\n\r]/.test(secret)),
    fc.nat(11),
  )
  .map(([secret, shape]) => {
    const url = "https://api.bland.ai/v1/sip/attach";
    const body = `-d '{"phone_number":"+14155552671","directions":[{"type":"inbound"}]}'`;
    const option = [
      `-H ${quoted(`authorization: ${secret}`)}`,
      `-H ${quoted(`Authorization: Bearer ${secret}`)}`,
      `-H ${quoted(`X-Api-Key:${secret}`)}`,
      `-H ${quoted(`authorization ${secret}`)}`,
      `-u ${quoted(`a:${secret}`)}`,
      `-u${quoted(`a:${secret}`)}`,
      `--user=${quoted(`a:${secret}`)}`,
      `--proxy-user ${quoted(`a:${secret}`)}`,
      `--oauth2-bearer ${quoted(secret)}`,
      `-b ${quoted(`session=${secret}`)}`,
      `-x ${quoted(`http://a:${secret}@proxy:3128`)}`,
      "",
    ][shape];
    const address =
      shape === 11
        ? `https://a:${encodeURIComponent(secret)}@api.bland.ai/v1/sip/attach?api_key=${encodeURIComponent(secret)}`
        : url;
    return `curl ${option} ${quoted(address)} ${body}`;
  });
