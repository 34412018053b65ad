// Checks each row of docs/pages/limits.md: what is just within the limit passes, and what is just beyond it gets the
// message in the row. A row without a test fails, and so does a test without a row. Rows that only a browser can try
// are compared with the constants here, and tested in tests/browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine, createTrunk, followUp, readApiKey, send } from "sipattach";
import { listen, shut } from "../mock/http.mjs";
import { startUi } from "../package/cli.mjs";

const root = new URL("../../", import.meta.url);
const page = await readFile(new URL("docs/pages/limits.md", root), "utf8");
/** The rows of the tables: the subject, the number, the unit, the message. */
const rows = page
  .split("\n")
  .filter((line) => /^\| (?!What +\||-)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what, most, beyond]) => ({
    what,
    most,
    number: Number(/[\d,]+/.exec(most)?.[0].replaceAll(",", "")),
    beyond,
  }));
const source = (path) => readFile(new URL(path, root), "utf8");
/** The value of a constant in a source file. */
async function constant(path, name) {
  const text = new RegExp(`\\b${name} = ([\\d_ *]+);`).exec(await source(path))?.[1];
  assert.ok(text, `${path} has no ${name}`);
  return text
    .replaceAll("_", "")
    .split("*")
    .reduce((product, factor) => product * Number(factor), 1);
}
const MIB = 1024 * 1024;

const engine = await createEngine();
const { limits } = engine.info;
const NUMBER = "+14155552671";
const PLAIN = { phone_number: NUMBER, service: "sip", directions: [{ type: "inbound" }] };
const codes = (draft, context) =>
  engine.plan(draft, context).diagnostics.map(({ code, severity }) => `\`${code}\`, ${severity}`);
const directed = (members) => ({ ...PLAIN, directions: [{ type: "inbound", ...members }] });
const registering = (length) =>
  directed({ auth_mode: "register", register_auth: { username: "u", password: "a".repeat(length) } });
const endpoint = (host) => directed({ sip_endpoint: `sip:${host}` });
const mapped = (count) =>
  directed({
    headers: {
      headers: Array.from({ length: count }, (_, at) => ({ type: "custom", key: `X-A${at}`, value: `a${at}` })),
    },
  });
const nested = (levels) => "[".repeat(levels) + "]".repeat(levels);
const host = (length) => "a.".repeat(126) + "b".repeat(length - 252);
const block = (count) => `+14155500000 - +1415${5_500_000 + count - 1}`;
const listOf = (count, format = (line) => `+1${line}`) =>
  Array.from({ length: count }, (_, at) => format(`415${5_552_000 + at}`));
const isUsable = (text) => readApiKey(text).authorization !== "";

/** A plan of one request, and the error of a call with these options. */
const plan = engine.plan(PLAIN, { base_url: "https://api.example" });
const failureOf = async (run) => {
  try {
    await run();
    return "";
  } catch (error) {
    return error.message;
  }
};
const fetch = async () => Response.json({ data: { configured: [NUMBER], failed: [] }, errors: null });
const sending = (options) =>
  failureOf(async () => {
    for await (const _ of send(engine, plan, { apiKey: "sk-test", fetch, ...options }));
  });

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sipattach-limits-"));
});
after(() => rm(folder, { recursive: true }));

/** A file of that many blanks, most of which are not stored on disk. */
async function fileOf(bytes, name) {
  const path = join(folder, name);
  const handle = await open(path, "w");
  await handle.truncate(bytes);
  await handle.close();
  return path;
}
const cli = (args, env = {}) =>
  new Promise((resolve) => {
    const program = fileURLToPath(new URL("bindings/dist/cli.js", root));
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, BLAND_API_KEY: "sk-test", ...env },
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("close", () => resolve(said));
    child.stdin.end();
  });

/** By row: the limit in the code, and what is said just within it and just beyond it. */
const TESTS = {
  "Numbers of a request": {
    is: limits.max_numbers_per_request,
    said: (count) => {
      const { requests } = engine.plan({ ...PLAIN, phone_number: undefined, phone_numbers: listOf(count) });
      return requests.length > 1 ? "Further requests: no limit for a batch" : "";
    },
  },
  "A number": { is: limits.max_number_length, said: (count) => codes({ ...PLAIN, phone_number: "1".repeat(count) }) },
  "An identity on a trunk": {
    is: limits.max_identity_length,
    said: (count) => codes({ ...PLAIN, trunk_id: "t", phone_number: "a".repeat(count) }),
  },
  "A range that is expanded": {
    is: await constant("engine/src/number/number_range.h", "kMaxRange").catch(() => 10_000),
    said: (count) => codes({ ...PLAIN, phone_number: block(count) }),
  },
  "Levels of JSON": { is: limits.max_json_depth, said: (count) => codes(nested(count)) },
  "A password to register with, at least": {
    is: limits.min_password_length,
    isLeast: true,
    said: (count) => codes(registering(count)),
  },
  "A password to register with": { is: limits.max_password_length, said: (count) => codes(registering(count)) },
  "Header mappings of a number": { is: limits.max_header_mappings, said: (count) => codes(mapped(count)) },
  "A text of a header mapping": {
    is: limits.max_header_text_bytes,
    said: (count) => {
      const headers = [{ type: "custom", key: "X-A", value: "a".repeat(count), passthrough: true }];
      return codes({
        ...PLAIN,
        directions: [{ type: "outbound", sip_endpoint: "sip:a.example.com", headers: { headers } }],
      });
    },
  },
  "A host": { is: limits.max_host_length, said: (count) => codes(endpoint(host(count))) },
  "A part of a host between dots": {
    is: limits.max_host_label_length,
    said: (count) => codes(endpoint(`${"a".repeat(count)}.example`)),
  },
  "A port": { is: limits.max_port, said: (count) => codes(directed({ options: { port: count } })) },
  "Infos of one kind, each reported": {
    is: limits.max_reported_infos,
    said: (count) =>
      codes({ ...PLAIN, phone_number: undefined, phone_numbers: listOf(count, (line) => `+1 ${line}`) }).map(
        (code) => `Counted: ${code.split(",")[0]}`,
      ),
  },
  "Repeated members, each reported": {
    is: limits.max_reported_duplicate_keys,
    said: (count) =>
      codes(`{${Array.from({ length: count }, (_, at) => `"a${at}":1,"a${at}":2`).join()}}`).map(
        (code) => `Counted: ${code.split(",")[0]}`,
      ),
  },
  "Ranges of a list that are expanded": {
    is: 200_000,
    step: 10_000,
    said: (count) => {
      const list = Array.from({ length: count / 10_000 }, (_, at) => `+1415${200 + at}0000 - +1415${200 + at}9999`);
      const { rows: read } = engine.readNumbers(list.join("\n"), { expand_ranges: true });
      return read.flatMap(({ diagnostics = [] }) =>
        diagnostics.map((code) => `Further ranges stay as they are: \`${code}\``),
      );
    },
  },
  "A command for cmd": {
    is: 8191,
    said: (count) => {
      const request = (text) => ({ ...plan.requests[0], body: { a: text } });
      const { length } = engine.render(request(""), "curl_cmd").text;
      // The shell joins its lines into one.
      const { diagnostics } = engine.render(request("x".repeat(count - length)), "curl_cmd");
      return diagnostics.map(({ code, severity }) => `\`${code}\`, ${severity}`);
    },
  },
  "An API key": {
    is: await constant("bindings/src/api-key.ts", "MAX_LENGTH"),
    said: async (count) => {
      const key = "k".repeat(count);
      assert.equal(isUsable(key), count <= 8192);
      return sending({ apiKey: key });
    },
  },
  "An answer, decompressed": {
    is: (await constant("bindings/src/http.ts", "MAX_ANSWER_BYTES")) / MIB,
    step: 1 / MIB,
    said: async (size) => {
      const body = JSON.stringify({ data: { configured: [NUMBER], failed: [] }, errors: null });
      const server = createServer((request, response) => {
        request.resume();
        response.setHeader("content-type", "application/json");
        response.end(body.padEnd(size * MIB, " "));
      });
      const url = await listen(server, 0);
      const problems = [];
      const local = engine.plan(PLAIN, {
        base_url: typeof url === "string" ? url : `http://127.0.0.1:${server.address().port}`,
      });
      for await (const { problem } of send(engine, local, { apiKey: "sk-test" }))
        if (problem) problems.push(problem.message);
      await shut(server);
      return problems.join();
    },
  },
  "Seconds of an option": {
    is: await constant("bindings/src/options.ts", "MAX_SECONDS"),
    said: (count) => sending({ timeoutSeconds: count }),
  },
  "`maxAttempts`": {
    is: await constant("bindings/src/send.ts", "MAX_ATTEMPTS"),
    said: (count) => sending({ maxAttempts: count }),
  },
  "`readBackConcurrency`, `concurrency`": {
    is: await constant("bindings/src/follow-up.ts", "MAX_CONCURRENCY"),
    said: async (count) => {
      const followed = await failureOf(async () => {
        const options = { apiKey: "sk-test", fetch, concurrency: count };
        for await (const _ of followUp(engine, plan, engine.derive(plan.requests, "read_back").requests, options));
      });
      const sent = await sending({ readBackConcurrency: count });
      assert.equal(followed.includes("from 1 to 100"), sent !== "", followed);
      return sent;
    },
  },
  "The name of a trunk": {
    is: limits.max_trunk_name_length,
    said: (count) =>
      failureOf(() =>
        createTrunk(
          engine,
          { name: "n".repeat(count) },
          { apiKey: "sk-test", fetch: async () => Response.json({ data: [] }) },
        ),
      ),
  },
  "A file or stdin of the command line": {
    is: (await constant("bindings/src/cli/terminal.ts", "MAX_INPUT_BYTES")) / MIB,
    step: 1 / MIB,
    said: async (size) => cli(["numbers", await fileOf(size * MIB, "file")]),
  },
  "A file of `--state`": {
    is: (await constant("bindings/src/cli/state-file.ts", "MAX_STATE_BYTES")) / MIB,
    step: 1 / MIB,
    said: async (size) => {
      const draft = join(folder, "draft.json");
      await writeFile(draft, JSON.stringify(PLAIN));
      return cli([
        "send",
        draft,
        "--yes",
        "--base-url",
        "http://127.0.0.1:9",
        "--state",
        await fileOf(size * MIB, "state"),
      ]);
    },
  },
  "A request through the relay of `ui`": {
    is: (await constant("bindings/src/cli/relay.ts", "MAX_BYTES")) / MIB,
    step: 1 / MIB,
    said: async (size) => {
      const env = { BLAND_API_KEY: "sk-test" };
      const { child, url } = await startUi(["--base-url", "http://127.0.0.1:9"], { env });
      const called = await globalThis.fetch(new URL("v1/sip/attach", url), {
        method: "POST",
        headers: { origin: new URL(url).origin, "sec-fetch-site": "same-origin", "content-type": "application/json" },
        body: `{"a":"${"x".repeat(size * MIB - 8)}"}`,
      });
      const text = await called.text();
      child.kill("SIGINT");
      return called.status === 413 ? text : "";
    },
  },
};

/** Rows that are tested in a browser: tests/browser/secrets, kept-batch and results. */
const IN_BROWSER = {
  "A link": ["web/src/state/link.ts", "LINK_LIMIT", 1],
  "A link that is opened": ["web/src/state/link.ts", "LINK_LIMIT", 1],
  "What a link unpacks to": ["web/src/state/link.ts", "DRAFT_LIMIT", MIB],
  "The draft that is kept for a reload": ["web/src/state/kept.ts", "SIZE_LIMIT", 1],
  "The history: sendings": ["web/src/state/history.ts", "LIMIT", 1],
  "The history: size": ["web/src/state/history.ts", "SIZE_LIMIT", 1],
  "Tables whose columns are remembered": ["web/src/state/columns.ts", "LIMIT", 1],
  "Steps that undo takes back": ["web/src/state/steps.ts", "HISTORY_LIMIT", 1],
};

describe("the limits that the documentation states", () => {
  for (const { what, number, beyond } of rows) {
    if (what.startsWith("A batch that is kept")) continue; // as much as the browser allows
    it(`${what}: ${number}`, async () => {
      if (IN_BROWSER[what]) {
        const [path, name, unit] = IN_BROWSER[what];
        assert.equal((await constant(path, name)) / unit, number);
        const texts = (await source("web/src/texts/en.ts")) + (await source("web/src/texts/en-later.ts"));
        for (const [, message] of beyond.matchAll(/"([^"]+)"/g)) assert.ok(texts.includes(message), message);
        return;
      }
      const { is, isLeast, step = 1, said } = TESTS[what] ?? assert.fail(`no test for ${what}`);
      assert.equal(is, number, "as the code has it");
      const words = (text) => [text].flat().join("\n").replaceAll('"', "");
      const wanted = beyond.replaceAll('"', "");
      assert.ok(!words(await said(number)).includes(wanted), `said within: ${words(await said(number))}`);
      const shown = words(await said(isLeast ? number - step : number + step));
      assert.ok(shown.includes(wanted), `not said beyond: ${shown}`);
    });
  }

  it("are those that the help of the command line names", async () => {
    const [, most] = /name: "name".*1 to (\d+) characters/.exec(await source("bindings/src/cli/commands.ts"));
    assert.equal(Number(most), limits.max_trunk_name_length);
  });

  it("have a row each", () => {
    const missing = [...Object.keys(TESTS), ...Object.keys(IN_BROWSER)].filter(
      (what) => !rows.some((row) => row.what === what),
    );
    assert.deepEqual(missing, []);
    const stated = new Set(rows.map(({ number }) => number));
    const unstated = Object.entries(limits).filter(([name, value]) => name !== "min_port" && !stated.has(value));
    assert.deepEqual(unstated, []);
  });
});
