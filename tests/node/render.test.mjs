// The snippets of engine.render, run by the programs that they are written for: the server must receive
// exactly what is in the request, whatever that is. cmd.exe and PowerShell do not run here; their quoting
// rules are implemented below a second time, from their documentation.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import fc from "fast-check";
import { createEngine } from "../../bindings/dist/index.js";
import { startNative } from "./native.mjs";

const run = promisify(execFile);
const KEY = "sk-4711";

let engine, server, base, folder, pythonPath;
const received = [];

before(async () => {
  engine = await createEngine();
  server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") });
    response.end("{}");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${server.address().port}`;
  folder = await mkdtemp(join(tmpdir(), "render-"));
  pythonPath = await requestsOrStub();
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

// Where Python finds `requests`: the installed package, or else a stub over urllib.
async function requestsOrStub() {
  try {
    await run("python3", ["-c", "import requests"]);
    return "";
  } catch {
    const stub = `import json as j, urllib.request
class Response:
    def __init__(self, answer):
        self.status_code, self.text = answer.status, answer.read().decode()
def request(method, url, headers={}, json=None, timeout=None):
    data = None if json is None else j.dumps(json).encode()
    return Response(urllib.request.urlopen(
        urllib.request.Request(url, data, headers, method=method), timeout=timeout))
`;
    await writeFile(join(folder, "requests.py"), stub);
    return folder;
  }
}

// ---- what is sent

const NASTY = [
  "'",
  '"',
  "\\",
  "\\\\",
  "`",
  "$",
  "$HOME",
  "${x}",
  "$(id)",
  "%",
  "%PATH%",
  "%BLAND_API_KEY%",
  "!",
  "!!",
  "^",
  "^^",
  "&",
  "|",
  "<",
  ">",
  ";",
  "#",
  "@",
  "'@",
  "@'",
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\u007f",
  "\u0085",
  "\u2028",
  "\u2019",
  "\u201c",
  "\u202e",
  "\ufeff",
  "\u{1f600}",
  "\u{e0001}",
  "{{x}}",
  "\\u0041",
  "\\'",
  '\\"',
  "</script>",
  "*",
  "~",
  "None",
  "True",
  "%%",
  "\b",
  "\u001b[31m",
  "é",
  " ",
  "-d",
  "''",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(""));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, fc.constantFrom("__proto__", "constructor", "password")), tie("value")), {
        maxLength: 4,
      })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));
// Printable ASCII without leading and trailing blanks, as in HTTP field values.
const field = fc
  .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 })
  .map((x) => x.trim())
  .filter((x) => x !== "");
const request = fc.record({ body: value.filter((x) => x !== null), note: field });

const planOf = (requests) => ({
  ok: true,
  requests: requests.map(({ body, note }, index) => ({
    method: "POST",
    url: `${base}/v1/sip/attach?phone_number=%2B1${index}%2B`,
    headers: { "Content-Type": "application/json", "X-Note": note },
    body,
    numbers: [index],
  })),
});

function snippet(plan, language, options = {}) {
  const { text: program, diagnostics } = engine.render(plan, language, { reveal_secrets: true, ...options });
  assert.deepEqual(
    diagnostics.filter(({ code }) => code !== "render.too_long"),
    [],
  );
  return program;
}

// What JSON turns a value into: -0 becomes 0.
const throughJson = (x) => JSON.parse(JSON.stringify(x));

function assertReceived(requests, key) {
  assert.equal(received.length, requests.length);
  requests.forEach(({ body, note }, index) => {
    const got = received[index];
    assert.equal(got.method, "POST");
    assert.equal(got.url, `/v1/sip/attach?phone_number=%2B1${index}%2B`);
    assert.equal(got.headers.authorization, key);
    assert.equal(got.headers["content-type"], "application/json");
    assert.equal(got.headers["x-note"], note);
    assert.deepStrictEqual(JSON.parse(got.body), throughJson(body));
  });
}

const RUNNERS = {
  curl: { file: "run.sh", command: () => ["bash", ["--noprofile", "--norc"]] },
  javascript: { file: "run.mjs", command: () => [process.execPath, []] },
  python: { file: "run.py", command: () => ["python3", []] },
};

for (const [language, { file, command }] of Object.entries(RUNNERS)) {
  test(`${language}: the server receives what was planned`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), field, async (requests, key) => {
        received.length = 0;
        const literal = key.length % 2 === 0;
        const program = snippet(planOf(requests), language, literal ? { api_key_placeholder: key } : {});
        const path = join(folder, file);
        await writeFile(path, program);
        const [name, args] = command();
        const env = {
          PATH: process.env.PATH,
          HOME: folder,
          PYTHONPATH: pythonPath,
          BLAND_API_KEY: KEY,
          LC_ALL: "C.UTF-8",
          PYTHONDONTWRITEBYTECODE: "1",
        };
        await run(name, [...args, path], { env, cwd: folder, timeout: 30_000 });
        assertReceived(requests, literal ? key : KEY);
      }),
      { numRuns: 12 },
    );
  });
}

// In the native engine, which takes the text as it is: JavaScript cannot represent these numbers.
test("numbers beyond a double keep their digits", async () => {
  const body = '{"a":18446744073709551615,"b":-9223372036854775808,"__proto__":1}';
  const plan = `{"method":"POST","url":"${base}/x","headers":{},"body":${body}}`;
  const native = startNative();
  for (const [language, { file, command }] of Object.entries(RUNNERS)) {
    received.length = 0;
    const path = join(folder, file);
    await writeFile(path, JSON.parse(await native.call("render", [plan, language])).text);
    const [name, args] = command();
    const env = { ...process.env, PYTHONPATH: pythonPath, BLAND_API_KEY: KEY };
    await run(name, [...args, path], { env });
    assert.equal(received[0].body.replaceAll(/\s/g, ""), body, language);
  }
  native.close();
});

test("no control or invisible character stands in a snippet as it is", () => {
  fc.assert(
    fc.property(value, fc.constantFrom("curl", "curl_cmd", "powershell", "javascript", "python"), (body, language) => {
      const program = snippet(planOf([{ body, note: "x" }]), language);
      assert.doesNotMatch(program, /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
      if (language === "curl_cmd" || language === "powershell") assert.match(program, /^[\n\x20-\x7e]*$/);
    }),
    { numRuns: 300 },
  );
});

// ---- cmd.exe

// The prompt of cmd.exe: first %NAME% of known names is replaced everywhere; then carets escape and
// quotes toggle. The rest must not contain an active operator.
function cmdLine(source, variables) {
  const expanded = source.replaceAll(/%([^%\r\n]+)%/g, (whole, name) => variables[name.toUpperCase()] ?? whole);
  let line = "",
    quoted = false;
  for (let i = 0; i < expanded.length; i++) {
    const c = expanded[i];
    if (!quoted && c === "^") {
      i++;
      if (expanded[i] === "\n") i++;
      line += expanded[i] ?? "";
    } else {
      if (c === '"') quoted = !quoted;
      assert.ok(quoted || !"&|<>".includes(c), `live ${c}`);
      assert.notEqual(c, "\n", "the command ends early");
      line += c;
    }
  }
  return line;
}

// "Parsing C command-line arguments" of the Microsoft C runtime.
function runtimeArguments(line) {
  const words = [];
  let word = null,
    quoted = false;
  for (let i = 0; i <= line.length; i++) {
    const c = line[i];
    if (c === undefined || (!quoted && (c === " " || c === "\t"))) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= "";
    const slashes = /^\\*/.exec(line.slice(i))[0].length;
    if (slashes > 0 && line[i + slashes] === '"') {
      word += "\\".repeat(Math.floor(slashes / 2));
      i += slashes - (slashes % 2 === 0 ? 1 : 0);
      if (slashes % 2 === 1) word += '"';
    } else if (slashes > 0) {
      word += "\\".repeat(slashes);
      i += slashes - 1;
    } else if (c === '"') {
      if (quoted && line[i + 1] === '"') {
        word += '"';
        i++;
      } else quoted = !quoted;
    } else word += c;
  }
  assert.equal(quoted, false);
  return words;
}

test("curl_cmd: cmd.exe and the C runtime give curl what was planned", () => {
  fc.assert(
    fc.property(request, field, (one, key) => {
      const plan = planOf([one]);
      const program = snippet(plan, "curl_cmd", { api_key_placeholder: key });
      assert.ok(program.endsWith("\n"));
      const words = runtimeArguments(cmdLine(program.slice(0, -1), { PATH: "C:\\X", BLAND_API_KEY: KEY, "2B10": "!" }));
      const body = words.pop();
      assert.deepEqual(words, [
        "curl",
        "-X",
        "POST",
        plan.requests[0].url,
        "-H",
        `authorization: ${key}`,
        "-H",
        "Content-Type: application/json",
        "-H",
        `X-Note: ${one.note}`,
        "--data-raw",
      ]);
      assert.deepStrictEqual(JSON.parse(body), throughJson(one.body));
    }),
    { numRuns: 1000 },
  );
});

test("curl_cmd: the key is read from the environment", () => {
  const line = cmdLine(snippet(planOf([{ body: {}, note: "x" }]), "curl_cmd").trimEnd(), { BLAND_API_KEY: KEY });
  assert.ok(runtimeArguments(line).includes(`authorization: ${KEY}`));
});

// ---- PowerShell

// about_Quoting_Rules: verbatim strings and verbatim here-strings, barewords, the punctuation of hash
// tables. A snippet must not contain anything else.
function powerShellTokens(source) {
  const tokens = [];
  const SINGLE = "'\u2018\u2019\u201a\u201b";
  for (let i = 0; i < source.length;) {
    const c = source[i];
    if (source.startsWith("@'\n", i)) {
      const end = source.indexOf("\n'@", i + 2);
      tokens.push({ text: source.slice(i + 3, end) });
      i = end + 3;
    } else if (SINGLE.includes(c)) {
      let string = "";
      for (i++; !(SINGLE.includes(source[i]) && !SINGLE.includes(source[i + 1] ?? " ")); i++) {
        assert.ok(i < source.length, "an open string");
        if (SINGLE.includes(source[i])) i++;
        string += source[i];
      }
      i++;
      tokens.push({ text: string });
    } else if (c === " ") i++;
    else {
      const [bare] =
        /^(@\{|[}=\n]|\$[\w:]+|-?[A-Za-z][A-Za-z-]*)/.exec(source.slice(i)) ?? assert.fail(source.slice(i, i + 9));
      tokens.push(bare);
      i += bare.length;
    }
  }
  return tokens;
}

test("powershell: its strings say what was planned", () => {
  const placeholder = fc.oneof(
    field,
    text.filter((x) => !/[\0-\x1f\x7f]/.test(x)),
  );
  fc.assert(
    fc.property(request, placeholder, (one, key) => {
      const plan = planOf([one]);
      const tokens = powerShellTokens(snippet(plan, "powershell", { api_key_placeholder: key }));
      const body = tokens.splice(tokens.indexOf("$body") + 2, 1)[0].text;
      assert.deepStrictEqual(JSON.parse(body), throughJson(one.body));
      const s = (string) => ({ text: string });
      assert.deepEqual(tokens, [
        "$headers",
        "=",
        "@{",
        "\n",
        s("authorization"),
        "=",
        s(key),
        "\n",
        s("X-Note"),
        "=",
        s(one.note),
        "\n",
        "}",
        "\n",
        "$body",
        "=",
        "\n",
        "Invoke-RestMethod",
        "-Method",
        s("POST"),
        "-Uri",
        s(plan.requests[0].url),
        "-Headers",
        "$headers",
        "-ContentType",
        s("application/json"),
        "-Body",
        "$body",
        "\n",
      ]);
    }),
    { numRuns: 1000 },
  );
});

// ---- round trips

describe("what is rendered as curl can be imported", () => {
  for (const language of ["curl", "curl_cmd"]) {
    test(language, () => {
      const object = fc.dictionary(
        text.filter((x) => x !== ""),
        value,
        { maxKeys: 4 },
      );
      fc.assert(
        fc.property(object, (body) => {
          const reading = engine.readCurl(
            engine.render({ method: "POST", url: "https://api.bland.ai/v1/sip/attach", headers: {}, body }, language, {
              api_key_placeholder: KEY,
              reveal_secrets: true,
            }).text,
          );
          assert.deepStrictEqual(reading.draft, throughJson(body));
          assert.equal(reading.has_api_key, true);
          assert.equal(reading.base_url, "https://api.bland.ai");
          assert.deepEqual(reading.diagnostics, []);
        }),
        { numRuns: 300 },
      );
    });
  }
});
