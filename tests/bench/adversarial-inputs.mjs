// Inputs designed to be slow, each a function of its size in characters.

const DIRECTIONS = [{ type: "inbound" }, { type: "outbound", sip_endpoint: "sip:pbx.example.com" }];
const REQUEST = {
  method: "POST",
  url: "https://api.bland.ai/v1/sip/attach",
  headers: {},
  body: { phone_number: "+14155552671", directions: DIRECTIONS, service: "sip" },
  numbers: [0],
};

/** Repeats `piece`, cut to `size`; a function makes each piece from its index. */
function fill(size, piece) {
  if (typeof piece === "string") return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const pieces = [];
  for (let length = 0, index = 0; length < size; index++) {
    pieces.push(piece(index));
    length += pieces[index].length;
  }
  return pieces.join("");
}

/** As many members or elements as fit into about `size` characters of JSON. */
function list(size, make) {
  const items = [];
  for (let length = 0; length < size; length += JSON.stringify(items.at(-1)).length + 1) {
    items.push(make(items.length));
  }
  return items;
}

/** `open` and `close` around `inner`, nested as deep as fits into `size` characters. */
function nested(size, open, close, inner = "") {
  const depth = Math.ceil(size / (open.length + close.length));
  return open.repeat(depth) + inner + close.repeat(depth);
}

/** A binary number written in characters that nobody looks at in a name. */
const asPunctuation = (binary) => binary.replaceAll("0", "-").replaceAll("1", "_");

const draftText = (members) => JSON.stringify({ phone_number: "+14155552671", directions: DIRECTIONS, ...members });
const withNumber = (number) => draftText({ phone_number: number });
const withNumbers = (numbers) => JSON.stringify({ phone_numbers: numbers, directions: DIRECTIONS });
const withDirection = (members) => draftText({ directions: [{ type: "outbound", ...members }] });
const withMappings = (mappings) =>
  withDirection({
    sip_endpoint: "sip:pbx.example.com",
    headers: { direction: "outbound", headers: mappings },
  });

// Texts that are known to slow down regular expressions for phone numbers.
const NUMBERS = {
  digits: (size) => fill(size, "1"),
  zeros: (size) => fill(size, "0"),
  pluses: (size) => fill(size, "+"),
  "national prefixes": (size) => "+549" + fill(size, "15"),
  "digits and blanks": (size) => fill(size, "1 "),
  brackets: (size) => fill(size, "("),
  stars: (size) => "1" + fill(size, "*"),
  extensions: (size) => "4155552671" + fill(size, " x1"),
  "extension labels": (size) => "4155552671" + fill(size, " ext"),
  "blanks before an extension": (size) => "4155552671" + fill(size, " ") + "x",
  "commas before an extension": (size) => "4155552671" + fill(size, ",;"),
  letters: (size) => "1800" + fill(size, "FLOWERS"),
  "phone-contexts": (size) => "tel:4155552671" + fill(size, ";phone-context=a.b"),
  "one phone-context": (size) => "tel:4155552671;phone-context=" + fill(size, "a-b."),
  "full-width digits": (size) => fill(size, "１"),
  "Arabic digits": (size) => fill(size, "٤"),
  "tildes and slashes": (size) => "415555" + fill(size, "~/x"),
  controls: (size) => fill(size, "\u0000\u202a"),
  "IDD prefixes": (size) => fill(size, "011"),
};

// No number may be longer than 250 characters, so the worst case is many that just fit.
const LONGEST_NUMBER = 249;
const REGIONS = ["US", "AR", "BR", "MX"];

function numberInputs() {
  return Object.entries(NUMBERS).flatMap(([name, make]) => [
    {
      name: `number of ${name}`,
      call: "readNumber",
      texts: (size) => [make(size), '{"default_region":"US"}'],
    },
    ...REGIONS.map((region) => ({
      name: `numbers of 249 ${name}, ${region}`,
      call: "plan",
      texts: (size) => [
        withNumbers(list(size, () => make(LONGEST_NUMBER).slice(0, LONGEST_NUMBER))),
        JSON.stringify({ default_region: region }),
      ],
    })),
    {
      name: `pasted number of ${name}`,
      call: "readNumbers",
      texts: (size) => [make(size), '{"default_region":"US"}'],
    },
  ]);
}

const DRAFTS = {
  "nested arrays": (size) => nested(size, "[", "]"),
  "nested objects": (size) => nested(size, '{"a":', "}", "1"),
  "nested arrays, not closed": (size) => fill(size, "["),
  "nested objects, not closed": (size) => fill(size, '{"a":'),
  "nesting in an unknown member": (size) => `{"x":${nested(size, "[", "]")}}`,
  "many shallow nests": (size) => `{"x":[${fill(size, "[[[[[[[[1]]]]]]]],")}0]}`,
  "nests of 100 levels": (size) => `{"x":[${fill(size, nested(200, "[", "]") + ",")}0]}`,
  "no JSON at all": (size) => fill(size, "phone "),
  "an unclosed string": (size) => '"' + fill(size, "a"),
  "errors on a line each": (size) => "{" + fill(size, '"a" 1,\n'),
  "trailing commas": (size) => "[" + fill(size, "1,,"),
  comments: (size) => fill(size, "// 1\n") + "{}",
  "line breaks": (size) => fill(size, "\n") + "x",
  escapes: (size) => draftText({ x: fill(size / 6, "\u0001") }),
  surrogates: (size) => `{"phone_number":"${fill(size, "\\ud83d\\ude00")}"}`,
  "lone surrogates": (size) => `{"phone_number":"${fill(size - (size % 6), "\\ud800")}"}`,
  "long integers": (size) => `{"phone_number":${fill(size, "9")}}`,
  "a long fraction": (size) => `{"x":0.${fill(size, "9")}}`,
  "long exponents": (size) => `{"x":[${fill(size, "1e-999999999,")}1]}`,
  "unknown members": (size) => draftText(Object.fromEntries(list(size, (i) => [`unknown${i}`, i]))),
  "unknown members alike": (size) => draftText(Object.fromEntries(list(size, (i) => [`direction${i}`, i]))),
  "unknown members with one prefix": (size) =>
    draftText(Object.fromEntries(list(size, (i) => [`${"a".repeat(60)}${i}`, i]))),
  "pointer characters in names": (size) => draftText({ [fill(size, "~/")]: 1 }),
  "flattened keys": (size) => draftText(Object.fromEntries(list(size, (i) => [`directions[${i}].type`, "inbound"]))),
  "a deep flattened key": (size) => draftText({ [`directions.${fill(size, "a.")}a`]: 1 }),
  "flattened keys, and others alike": (size) => {
    const tails = list(size / 3, (i) => i.toString(2).padStart(12, "0")).map(asPunctuation);
    const names = [".", ""].flatMap((dot) => tails.map((tail) => `directions${dot}${tail}a`));
    return draftText(Object.fromEntries(names.map((name) => [name, 1])));
  },
  "fields misspelled in many ways": (size) =>
    draftText(Object.fromEntries(list(size, (i) => [`trunk${asPunctuation(i.toString(2))}id`, 1]))),
  "a large rest in small requests": (size) =>
    draftText({
      phone_number: undefined,
      phone_numbers: list(size / 2, (i) => `+1415${2000000 + i}`),
      x: fill(size / 2, "x"),
    }),
  "duplicate keys": (size) => `{${fill(size, '"phone_number":"1",')}"a":1}`,
  "duplicate keys in nests": (size) => `{"x":[${fill(size, '{"a":1,"a":2},')}0]}`,
  "duplicate keys in deep nests": (size) => "[".repeat(90) + fill(size, '{"a":1,"a":2},') + "0" + "]".repeat(90),
  "an unknown service": (size) => draftText({ service: fill(size, "sip ") }),
  "a long trunk": (size) => draftText({ trunk_id: fill(size, "t") }),
  "numbers of the wrong type": (size) => withNumbers(list(size, () => ({ phone_number: "1" }))),
  "equal numbers": (size) => withNumbers(list(size, () => "+14155552671")),
  "bad numbers": (size) => withNumbers(list(size, () => "x")),
  "empty numbers": (size) => withNumbers(list(size, () => "")),
  "numbers in one text": (size) => withNumber(fill(size, "+14155552671,")),
  "numbers text for a list": (size) => draftText({ phone_numbers: fill(size, "+14155552671,") }),
  directions: (size) => draftText({ directions: list(size, () => ({ type: "inbound" })) }),
  "directions of no type": (size) => draftText({ directions: list(size, () => ({})) }),
  "directions that are numbers": (size) => draftText({ directions: list(size, () => 1) }),
  "a type of a direction": (size) => draftText({ directions: [{ type: fill(size, "in") }] }),
  mappings: (size) => withMappings(list(size, (i) => ({ type: "custom", key: `k${i}`, value: `X-${i}` }))),
  "mappings alike": (size) => withMappings(list(size, () => ({ type: "custom", key: "k", value: "X-A" }))),
  "mappings of no type": (size) => withMappings(list(size, () => ({}))),
  "mappings of User-to-User": (size) =>
    withMappings(
      list(size, (i) => ({
        type: "uui",
        target: `t${i}`,
        purpose: "p",
        encoding: "hex",
        content: "04",
      })),
    ),
  "a header name": (size) => withMappings([{ type: "custom", key: "k", value: fill(size, "X-") }]),
  "braces in a header value": (size) =>
    withMappings([{ type: "custom", key: "k", value: fill(size, "{{"), passthrough: true }]),
  "line breaks in a header value": (size) =>
    withMappings([{ type: "custom", key: "k", value: fill(size, "\r\n"), passthrough: true }]),
  "a long password": (size) =>
    draftText({
      directions: [
        {
          type: "inbound",
          auth_mode: "register",
          register_auth: { username: "u", password: fill(size, "p") },
        },
      ],
    }),
  "a long user name": (size) => withDirection({ options: { sip_username: fill(size, "u"), sip_password: "p" } }),
  "unknown options": (size) => withDirection({ options: Object.fromEntries(list(size, (i) => [`transport${i}`, i])) }),
  "a transport": (size) => withDirection({ options: { transport: fill(size, "tls") } }),
};

const ENDPOINTS = {
  user: (size) => `sip:${fill(size, "u")}@example.com`,
  "escaped user": (size) => `sip:${fill(size, "%41")}@example.com`,
  "broken escapes": (size) => `sip:${fill(size, "%")}@example.com`,
  password: (size) => `sip:u:${fill(size, "p")}@example.com`,
  "at signs": (size) => `sip:${fill(size, "@")}`,
  labels: (size) => `sip:${fill(size, "a.")}com`,
  hyphens: (size) => `sip:${fill(size, "a-")}.com`,
  dots: (size) => `sip:${fill(size, ".")}`,
  digits: (size) => `sip:${fill(size, "1")}`,
  "IPv4 parts": (size) => `sip:${fill(size, "1.")}1`,
  brackets: (size) => `sip:${fill(size, "[")}`,
  "IPv6 groups": (size) => `sip:[${fill(size, "1:")}:]`,
  colons: (size) => `sip:h${fill(size, ":")}`,
  port: (size) => `sip:h:${fill(size, "5")}`,
  parameters: (size) => `sip:example.com${fill(size, (i) => `;p${i}=v`)}`,
  "equal parameters": (size) => `sip:example.com${fill(size, ";p=v")}`,
  transports: (size) => `sip:example.com${fill(size, ";transport=tls")}`,
  "empty parameters": (size) => `sip:example.com${fill(size, ";")}`,
  headers: (size) => `sip:example.com?${fill(size, (i) => `h${i}=v&`)}a=b`,
  schemes: (size) => fill(size, "sip:"),
  "shorthand schemes": (size) => fill(size, "tls://"),
  slashes: (size) => `https://example.com/${fill(size, "/")}`,
  blanks: (size) => `sip:${fill(size, " ")}example.com`,
  "blanks around": (size) => `${fill(size, " ")}sip:example.com${fill(size, " ")}`,
  "brackets around": (size) => `${fill(size, "<")}sip:example.com${fill(size, ">")}`,
  "name-addr": (size) => `"${fill(size, 'a\\"')}" <sip:example.com>`,
  "Unicode host": (size) => `sip:${fill(size, "ü")}.example.com`,
  "Unicode labels": (size) => `sip:${fill(size, "üß.")}com`,
  punycode: (size) => `sip:xn--${fill(size, "a9")}.com`,
  "a number": (size) => `sip:${fill(size, "+1415")}`,
};

const PASTED = {
  commas: (size) => fill(size, ","),
  "names of area codes": (size) => fill(size, "Vorwahl "),
  "area codes and numbers": (size) => fill(size, "Vorwahl 030, Nummer 23125117 "),
  "semicolons and commas": (size) => fill(size, ";,"),
  tabs: (size) => fill(size, "\t"),
  bars: (size) => fill(size, "|"),
  slashes: (size) => fill(size, "/"),
  "slashes between digits": (size) => fill(size, "1/"),
  "slashes between numbers": (size) => fill(size, "4155552671/"),
  quotes: (size) => fill(size, '"'),
  "quotes and commas": (size) => fill(size, '","'),
  "an unclosed quote": (size) => 'a,b\n"' + fill(size, "1,2\n"),
  blanks: (size) => fill(size, " "),
  "line breaks": (size) => fill(size, "\r\n"),
  returns: (size) => fill(size, "\r"),
  "one line of numbers": (size) => fill(size, "4155552671 "),
  "one line of short numbers": (size) => fill(size, "123 "),
  "one line of digits apart": (size) => fill(size, "1 2 3 4 5 6 7 8 9 0 "),
  words: (size) => fill(size, "word "),
  "a long word": (size) => fill(size, "w"),
  "words and digits": (size) => fill(size, "w1"),
  dates: (size) => fill(size, "2024-01-31 "),
  "scientific numbers": (size) => fill(size, "4.479E+11\n"),
  bullets: (size) => fill(size, "- "),
  numbering: (size) => fill(size, "1. "),
  "numbered lines": (size) => fill(size, (i) => `${i + 1}. 4155552671\n`),
  brackets: (size) => fill(size, "([{<"),
  "closing brackets": (size) => fill(size, ")]}>"),
  extensions: (size) => fill(size, ";ext=5"),
  "SIP URIs": (size) => fill(size, "sip:+14155552671@example.com\n"),
  columns: (size) => fill(size, (i) => `c${i},`) + "\n" + fill(size, "4155552671,"),
  "columns of many rows": (size) => fill(size, "phone,name\n") + fill(size, "4155552671,x\n"),
  "rows of growing width": (size) => fill(size, (i) => `${",".repeat(i % 100)}4155552671\n`),
  "invisible characters": (size) => fill(size, "\u200b\u2060"),
  emoji: (size) => fill(size, "😀"),
  "broken lines": (size) => fill(size, "+1 415\n"),
  "equal numbers": (size) => fill(size, "+14155552671\n"),
  "numbers of no region": (size) => fill(size, (i) => `${2000000 + i}\n`),
  "ranges and exceptions": (size) =>
    fill(size / 2, "415-555-0000 - 415-555-9999\n") + "except " + fill(size / 2, (i) => `${4155550000 + 2 * i}, `),
  "items on one line": (size) => fill(size, (i) => `${(i % 99) + 1}) 415-555-2671 `),
  "items that count up": (size) => fill(size, (i) => `${i + 1} 4155552671\n`),
  signatures: (size) => "4155552671\n" + fill(size, "\nThanks\nJane Doe\n415-555-2671\n"),
  "two dashes": (size) => "4155552671\n" + fill(size, "--\n"),
  announcements: (size) => fill(size, "Port the following numbers:\n"),
  "names of other numbers": (size) => fill(size, "Account number\n4152001234\n\n"),
  "ranges of last digits": (size) => "415-673-2000" + fill(size, ", 2001-2099"),
  "slashes and zeros": (size) => fill(size, "044 123 31 00 / "),
  "days after numbers": (size) => fill(size, "089 1234567 15. Januar 2025 "),
};

const CURL = "curl -X POST https://api.bland.ai/v1/sip/attach -d ";
const PROGRAM = 'post("https://api.bland.ai/v1/sip/attach", ';
const COMMANDS = {
  continuations: (size) => `curl ${fill(size, "\\\n")}-d '{}'`,
  quotes: (size) => CURL + fill(size, "'"),
  "double quotes": (size) => CURL + fill(size, '"'),
  backslashes: (size) => CURL + fill(size, "\\"),
  "ANSI-C quotes": (size) => `${CURL}$'${fill(size, "\\x41")}'`,
  carets: (size) => `curl ^\r\n ${fill(size, "^")}`,
  "caret continuations": (size) => `curl ${fill(size, "^\r\n")}`,
  backquotes: (size) => `Invoke-RestMethod ${fill(size, "`\n")}`,
  options: (size) => `curl ${fill(size, "-H a:b ")}`,
  "unknown options": (size) => `curl ${fill(size, (i) => `--unknown${i} `)}`,
  "joined short options": (size) => `curl -${fill(size, "s")}`,
  "several bodies": (size) => `curl ${fill(size, "-d a=1 ")}https://api.bland.ai/v1/sip/attach`,
  addresses: (size) => `curl ${fill(size, "https://api.bland.ai/v1/sip/attach ")}`,
  "a long address": (size) => `curl https://api.bland.ai/${fill(size, "a/")}`,
  "an address of at signs": (size) => `curl https://${fill(size, "@")}`,
  substitutions: (size) => CURL + fill(size, "$("),
  variables: (size) => CURL + fill(size, "$A"),
  prompts: (size) => `${fill(size, "$ ")}curl -d '{}'`,
  "places of a variable": (size) => `${fill(size, " AB")}\n${CURL}"${"$AB $A $B ".repeat(16)}"`,
  "names in JSON": (size) => `Post("https://api.bland.ai/v1/sip/attach", body);\n${fill(size, 'JsonProperty("')}`,
  "members of types": (size) => `Post("https://api.bland.ai/v1/sip/attach", body);\n${fill(size, 'a { `json:"b"` ')}`,
  "brackets after blanks": (size) =>
    `${fill(size / 2, " ")}a \`json:"b"\` POST /v1/sip/attach directions ${fill(size / 2, "{")}`,
  "commands in commands": (size) => `${CURL}"${fill(size, "$(jq ")}"`,
  "files of a script": (size) => `${fill(size, "cat > b.json\n")}${CURL}@b.json`,
  "variables of jq": (size) => `jq -n ${fill(size, "--arg a b ")}'{a:$a}' | ${CURL}@-`,
  "insertions of jq": (size) => `jq -n '{a:"${fill(size, "\\($a)")}"}' | ${CURL}@-`,
  "lists in YAML": (size) => `url: https://api.bland.ai/v1/sip/attach\ndirections:\n${fill(size, "- ")}`,
  "members in YAML": (size) => `url: https://api.bland.ai/v1/sip/attach\ndirections:\n${fill(size, "- type: a\n")}`,
  "names in YAML": (size) => `url: https://api.bland.ai/v1/sip/attach\n${fill(size, "directions: ")}`,
  "lines of names in YAML": (size) => `url: https://api.bland.ai/v1/sip/attach\n${fill(size, "directions:\n")}`,
  assignments: (size) => `${fill(size, "A=1 ")}curl -d '{}'`,
  fences: (size) => `${fill(size, "```\n")}curl -d '{}'`,
  "here documents": (size) => `curl -d @- <<EOF\n${fill(size, "EO\n")}`,
  separators: (size) => fill(size, ";&|"),
  curls: (size) => fill(size, "curl "),
  "no curl": (size) => fill(size, "cur l"),
  "a body": (size) => `${CURL}'${withNumbers(list(size, () => "+14155552671"))}'`,
  "a nested body": (size) => `${CURL}'${fill(size, "[")}'`,
  "expressions of GitHub Actions": (size) => `${CURL}'${fill(size, "${{ a ")}'`,
  "blanks in an expression of GitHub Actions": (size) => `${CURL}'\${{${fill(size, " ")}'`,
  "examples of Postman": (size) => PROGRAM + fill(size, '"originalRequest": {"a": {}},'),
  "examples of Postman, not closed": (size) => PROGRAM + fill(size, '"originalRequest": {'),
  "a string in parts": (size) => `${PROGRAM}'{"directions": "${fill(size, `" ' x `)}"}'`,
  "a string joined of strings": (size) => `${PROGRAM}'{"directions": "${fill(size, `a' + 'b`)}"}'`,
  "variables in JSON": (size) => `${PROGRAM}'{"directions": ${fill(size, "{a:")}'`,
  "variables in JSON, closed": (size) => `${PROGRAM}'{"directions": [], ${fill(size, '"a":{b},')}'`,
  "bases of clients": (size) => `post("/v1/sip/attach", { directions: [] });\n${fill(size, 'baseURL: "')}`,
  "variables that are others": (size) =>
    `post(a0 + "/v1/sip/attach", { directions: [] });\n${fill(size, (i) => `a${i} = a${i + 1};\n`)}`,
  "assignments of a base": (size) => `post(a + "/v1/sip/attach", { directions: [] });\n${fill(size, "a=a=")}`,
  "a base in braces": (size) => `post("${fill(size, "{")}}/v1/sip/attach", { directions: [] });`,
  "lines of a .http file": (size) => `POST https://api.bland.ai/v1/sip/attach\n${fill(size, "<\n")}`,
  "functions around a body": (size) => `${PROGRAM}body);\n${fill(size, "post(f(body, ")}`,
  "methods of a body": (size) => `${PROGRAM}body${fill(size, ".a(body)")};`,
  "other names of a body": (size) =>
    `body = { directions: [] };\n${fill(size, (i) => `a${i + 1} = a${i}.b;\n`)}${PROGRAM}body);`,
  "loops over a body": (size) =>
    `body = { directions: [] };\n${fill(size, "for (a of body.b) {\n a.c = 1 }\n")}${PROGRAM}body);`,
};

const TRUNKS = {
  members: (size) => Object.fromEntries(list(size, (i) => [`m${i}`, i])),
  numbers: (size) => ({ numbers: list(size, (i) => `+1415${i}`) }),
  "a long endpoint": (size) => ({ sip_endpoint: `sip:${fill(size, "a.")}com` }),
  options: (size) => ({ options: Object.fromEntries(list(size, (i) => [`m${i}`, i])) }),
};

const wide = (size) => Object.fromEntries(list(size / 2, (i) => [`m${i}`, i]));
const COMPARED = {
  members: (size) => [{ options: wide(size) }, { options: wide(size) }],
  "members of other names": (size) => [{ options: wide(size) }, { options: { a: 1 } }],
  "members in another order": (size) => {
    const options = wide(size);
    return [{ options }, { options: Object.fromEntries(Object.entries(options).toReversed()) }];
  },
  "members that nobody knows": (size) => [wide(size), { options: wide(size) }],
  "credentials by their names": (size) => {
    const options = Object.fromEntries(list(size / 2, (i) => [`credentials_${i}`, { a: i }]));
    return [{ options }, { options }];
  },
  "values beside a name": (size) => {
    const options = { name: "Cookie", ...Object.fromEntries(list(size / 2, (i) => [`value${i}`, `${i}`])) };
    return [{ options }, { options }];
  },
  "shorter lists": (size) => [{ x: list(size, (i) => i) }, { x: [] }],
  mappings: (size) => {
    const headers = {
      direction: "inbound",
      headers: list(size / 2, (i) => ({ type: "custom", key: `X-${i}`, value: "v" })),
    };
    return [{ headers }, { headers: { ...headers, headers: headers.headers.toReversed() } }];
  },
};

const answer = (body, status = 200) => JSON.stringify({ status, body });
const failure = (note) => answer({ data: { configured: [], failed: [{ number: "+14155552671", error: "x", note }] } });
const SECRET_REQUEST = {
  ...REQUEST,
  body: {
    ...REQUEST.body,
    directions: [
      { type: "inbound", auth_mode: "register", register_auth: { username: "u", password: "Secre-Secret1" } },
    ],
  },
};
const ECHOES = {
  "the secret of the request": (size) => failure(fill(size, "Secre-Secret1 ")),
  "the beginning of the secret, cut off": (size) => failure(`${fill(size, "secre")}…`),
};
const ANSWERS = {
  numbers: (size) => answer({ data: { configured: list(size, (i) => `+1415${1000000 + i}`), failed: [] } }),
  "equal numbers": (size) => answer({ data: { configured: list(size, () => "+14155552671"), failed: [] } }),
  failures: (size) =>
    answer({
      data: { configured: [], failed: list(size, (i) => ({ number: `${i}`, error: "x" })) },
    }),
  "failures of no shape": (size) => answer({ data: { configured: [], failed: list(size, () => [[]]) } }),
  errors: (size) => answer({ data: null, errors: list(size, () => ({ error: "E", message: "m" })) }, 400),
  "one long message": (size) => answer({ errors: [{ error: "E", message: fill(size, "m ") }] }, 400),
  "a page of HTML": (size) => answer(fill(size, "<html>"), 502),
  "nesting in a text": (size) => answer(nested(size, "[", "]")),
  "a long Retry-After": (size) =>
    JSON.stringify({ status: 429, body: "", headers: { "retry-after": fill(size, "9") } }),
};

const SECRETS = {
  passwords: (size) => JSON.stringify(list(size, () => ({ sip_password: "p" }))),
  "URIs with passwords": (size) => JSON.stringify(list(size, () => "sip:u:p@example.com")),
  "one URI of colons": (size) => JSON.stringify(`sip:${fill(size, ":")}@h`),
  schemes: (size) => JSON.stringify(fill(size, "sip:")),
  "schemes and at signs": (size) => JSON.stringify(fill(size, "sip:a:b@")),
  "at signs": (size) => JSON.stringify(fill(size, "://@")),
  nesting: (size) => nested(size, "[", "]"),
};

const ADDRESSES = {
  labels: (size) => `https://${fill(size, "a.")}com`,
  "escaped letters": (size) => `https://${fill(size, "%61")}.com`,
  "at signs": (size) => `https://${fill(size, "@")}example.com`,
  "A-labels": (size) => `https://${fill(size, "xn--p1ai.")}com`,
  "a path": (size) => `https://example.com/${fill(size, "../")}`,
  blanks: (size) => `${fill(size, " ")}https://example.com`,
  schemes: (size) => fill(size, "https://"),
};

const ACCOUNTS = {
  numbers: (size) => list(size, (i) => `+1415${1000000 + i}`),
  "equal numbers": (size) => list(size, () => "+14155552671"),
  entries: (size) => list(size, (i) => ({ phone_number: `+1415${1000000 + i}`, directions: ["inbound"] })),
  "entries of no shape": (size) => list(size, () => [{}]),
};

const request = (body) => JSON.stringify({ ...REQUEST, body: { ...REQUEST.body, ...body } });
const LANGUAGES = ["curl", "curl_cmd", "powershell", "javascript", "python"];
const BODIES = {
  numbers: (size) => request({ phone_numbers: list(size, () => "+14155552671") }),
  quotes: (size) => request({ x: fill(size, "'\"") }),
  "percents and carets": (size) => request({ x: fill(size, "%^!") }),
  controls: (size) => request({ x: fill(size / 6, "\u0007") }),
  nesting: (size) => `{"method":"POST","url":"https://a","headers":{},"body":${nested(size, "[", "]")}}`,
};

function family(label, inputs, call, texts = (make, size) => [make(size)]) {
  return Object.entries(inputs).map(([name, make]) => ({
    name: `${label} ${name}`,
    call,
    texts: (size) => texts(make, size),
  }));
}

const withContext = (make, size) => [make(size), '{"default_region":"US"}'];

/** `[{ name, call, texts(size) }]`: `texts` returns the arguments of `engine.text(call, ...)`. */
export const adversarialInputs = [
  ...numberInputs(),
  ...family("draft of", DRAFTS, "plan", withContext),
  ...family("endpoint of", ENDPOINTS, "readEndpoint"),
  ...family("draft with endpoint of", ENDPOINTS, "plan", (make, size) => [
    withDirection({ sip_endpoint: make(size) }),
    "",
  ]),
  ...family("pasted", PASTED, "readNumbers", withContext),
  ...family("pasted for a trunk", PASTED, "readNumbers", (make, size) => [
    make(size),
    '{"default_region":"US","trunk":true}',
  ]),
  ...family("split", PASTED, "splitNumbers", withContext),
  ...family("table of", PASTED, "readTable", withContext),
  ...family("base URL of", ADDRESSES, "readBaseUrl", (make, size) => [JSON.stringify(make(size)), ""]),
  ...family("account of", ACCOUNTS, "readAccount", (make, size) => [
    JSON.stringify({ numbers: { status: 200, body: { data: { numbers: make(size / 2) } } } }),
    `[${request({ phone_numbers: list(size / 2, (i) => `+1415${1000000 + i}`) })}]`,
  ]),
  ...family("curl of", COMMANDS, "readCurl"),
  ...family("answer of", ANSWERS, "readResponse", (make, size) => [make(size), JSON.stringify(REQUEST)]),
  ...family("answer with", ECHOES, "readResponse", (make, size) => [make(size), JSON.stringify(SECRET_REQUEST)]),
  ...family("redacting", SECRETS, "redact"),
  ...LANGUAGES.flatMap((language) =>
    family(`rendering ${language} of`, BODIES, "render", (make, size) => [make(size), language, ""]),
  ),
  ...["read_back", "detach", "update"].map((kind) => ({
    name: `${kind} of numbers`,
    call: "derive",
    texts: (size) => [`[${request({ phone_numbers: list(size, (i) => `+1415${1000000 + i}`) })}]`, kind],
  })),
  ...family("trunk with", TRUNKS, "plan", (make, size) => [
    draftText({ trunk_id: "t" }),
    JSON.stringify({ trunk: { id: "t", ...make(size) } }),
  ]),
  ...family("context with", TRUNKS, "plan", (make, size) => [draftText(), JSON.stringify(make(size))]),
  ...family("comparison of", COMPARED, "compare", (make, size) => {
    const [planned, found] = make(size);
    return [
      request({ directions: [{ type: "inbound", ...planned }] }),
      JSON.stringify({ data: { inbound: { direction: "inbound", ...found }, outbound: null } }),
    ];
  }),
  ...family("reading back", COMPARED, "readConfiguration", (make, size) => {
    const [planned, found] = make(size);
    return [
      answer({ data: { inbound: { direction: "inbound", ...found }, outbound: null }, errors: null }),
      request({ directions: [{ type: "inbound", ...planned }] }),
    ];
  }),
  ...family("comparison with", BODIES, "compare", (make, size) => [
    make(size),
    `{"data":{"inbound":{"headers":${make(size)}},"outbound":null}}`,
  ]),
];
