// What a terminal shows of the command line. It is run when the site is built, so the captures are of this version.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMockApi } from "../../tests/mock/server.mjs";

const CLI = fileURLToPath(new URL("../../bindings/dist/cli.js", import.meta.url));
/** Makes the command believe that a person is at a terminal. */
const ON_TERMINAL =
  "--import=data:text/javascript,process.stdin.isTTY=process.stdout.isTTY=process.stderr.isTTY=true;process.stdout.columns=process.stderr.columns=96";
const KEY = "sk-test-0123456789";
const SHOWN_ADDRESS = "http://localhost:8080";

const BAD = `{
  "phone_numbers": ["+14155552671", "(415) 555-2672", "+1415555267l"],
  "directions": [
    { "type": "outbound", "sip_endpoint": "pbx.example.com", "options": { "port": "5061" } },
    { "type": "inbound", "auth_mode": "register", "register_auth": { "username": "desk" } }
  ]
}
`;

/** Runs a command, answers its questions and interrupts it where requested; returns what was on the screen. */
async function screenOf(folder, args, { answers = [], interruptAt, env = {} } = {}) {
  // Both outputs go into one pipe, so that they are in the order of a terminal.
  const child = spawn("sh", ["-c", 'exec "$@" 2>&1', "sh", process.execPath, CLI, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", NO_COLOR: "1", ...env },
  });
  let screen = "";
  const left = [...answers];
  const hear = (chunk) => {
    screen += chunk;
    // A question ends without a line break. The terminal echoes what is typed, except a password.
    if (left.length > 0 && /[:?\]] $/.test(screen)) {
      const answer = left.shift();
      if (answer.hidden === undefined) screen += `${answer}\n`;
      child.stdin.write(`${answer.hidden ?? answer}\n`);
      if (left.length === 0) child.stdin.end();
    }
    if (interruptAt?.test(screen)) {
      interruptAt = undefined;
      screen += "^C\n";
      child.kill("SIGINT");
    }
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { screen, status };
}

const block = (command, { screen, status }) =>
  `\`\`\`text\n$ ${command}\n${screen.trimEnd()}\n$ echo $?\n${status}\n\`\`\``;

/** Leaves out the middle of each long run of lines on numbers or requests. */
function shortened(screen, kept = 3) {
  const kindOf = (line) => /^ {2}\+1415|^request \d+ of/.exec(line)?.[0].slice(0, 4) ?? null;
  const runs = [];
  for (const line of screen.split("\n")) {
    const kind = kindOf(line);
    if (kind !== null && runs.at(-1)?.kind === kind) runs.at(-1).lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs
    .flatMap(({ lines }) =>
      lines.length <= 2 * kept + 1 ? lines : [...lines.slice(0, kept), "…", ...lines.slice(-kept)],
    )
    .join("\n");
}

/** Runs each in its own folder, so that they do not share files. */
async function inFolder(files, show) {
  const folder = await mkdtemp(join(tmpdir(), "sipattach-"));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await show(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const captureCheck = () =>
  inFolder({ "draft.json": BAD }, async (folder) =>
    block("sipattach check draft.json", await screenOf(folder, ["check", "draft.json"])),
  );

export const captureInit = () =>
  inFolder({ "numbers.csv": "name,phone\nFront desk,(415) 555-2671\nLondon,+44 20 7946 0018\n" }, async (folder) => {
    const answers = [
      "both",
      "",
      "twilio",
      "acme",
      "credentials",
      "trunk-user",
      { hidden: "Vq7mTz4Rk2Wd" },
      "numbers.csv",
      "US",
    ];
    const env = { NODE_OPTIONS: ON_TERMINAL };
    return block("sipattach init", await screenOf(folder, ["init"], { answers, env }));
  });

/** 1,000 numbers. The mock of the API fails those that end in 0199: 5 %. */
export async function captureSend() {
  const numbers = Array.from({ length: 1000 }, (_, at) =>
    at % 20 === 7 ? `+1415${200 + (at - 7) / 20}0199` : `+1415555${2000 + at}`,
  );
  const draft = { phone_numbers: numbers, directions: [{ type: "inbound" }], service: "sip" };
  const api = await startMockApi();
  try {
    return await inFolder({ "draft.json": JSON.stringify(draft) }, async (folder) => {
      const args = [
        "send",
        "draft.json",
        "--base-url",
        api.url,
        "--yes",
        "--state",
        "batch.json",
        "--results",
        "results.csv",
      ];
      const env = { BLAND_API_KEY: KEY };
      const command = `sipattach ${args.join(" ")}`;
      api.faults.add([{ kind: "slow", ms: 400, times: "always" }]);
      const first = await screenOf(folder, args, { env, interruptAt: /request 4 of 10: sending\n/ });
      api.faults.clear();
      const second = await screenOf(folder, args, { env });
      return [first, second]
        .map(({ screen, status }) => block(command, { screen: shortened(screen), status }))
        .join("\n\n")
        .replaceAll(api.url, SHOWN_ADDRESS);
    });
  } finally {
    await api.close();
  }
}
