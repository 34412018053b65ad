// What must hold, whatever goes wrong.
import assert from "node:assert/strict";
import { KEY, PASSWORD } from "./explore.mjs";

const base64 = (text) => Buffer.from(text).toString("base64").slice(0, -4);
const SPELLINGS = [KEY, PASSWORD].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  base64(secret),
  Buffer.from(secret).toString("hex"),
]);

/** No secret may be in what is shown or stored. Passwords that the API issues may be where they are announced. */
export function checkSecrets(shown, issued) {
  const text = JSON.stringify(shown, (name, value) => (name.startsWith("register_password") ? undefined : value));
  for (const secret of [...SPELLINGS, ...issued]) assert.ok(!text.includes(secret), `a secret is in ${text}`);
}

/** Checks one step of `send`. */
export function checkStep(step, count, issued) {
  const { state, totals } = step;
  const indices = [...state.requests.flat(), ...state.ignored].map(({ index }) => index).sort((a, b) => a - b);
  assert.deepEqual(
    indices,
    Array.from({ length: count }, (_, index) => index),
    "every number is in one state",
  );
  const sum = Object.values(totals).reduce((all, each) => all + each, 0);
  assert.equal(sum, count, "and counted once");
  checkSecrets(step, issued);
}

/** The passwords that were shown to a person, each as often as it was shown. */
export function shownPasswords(steps) {
  return steps.flatMap(({ outcome, settled }) =>
    outcome === undefined || outcome === null
      ? (settled ?? []).flatMap((entry) => (entry.register_passwords ?? []).map(({ password }) => password))
      : outcome.register_passwords.map(({ password }) => password),
  );
}

/** Checks the last step of `send`, after all outstanding requests have been carried out. */
export function checkEnd(api, steps, directions) {
  api.end();
  assert.deepEqual(api.violations, []);
  const last = steps.at(-1);
  const shown = shownPasswords(steps);
  assert.equal(new Set(shown).size, shown.length, "a password is shown once");
  for (const password of shown) assert.ok(api.passwords.includes(password), `nobody issued ${password}`);
  for (const entry of last.state.requests.flat()) checkEntry(api, last, entry, directions, shown);
}

function checkEntry(api, last, entry, directions, shown) {
  const { number, state, reason, kind } = entry;
  const told = JSON.stringify(entry);
  const isPlanned = api.isAttached(number, directions);
  const said = api.said.get(number) ?? new Set();
  if (reason !== undefined) assert.ok(kind, `a reason without its kind: ${told}`);
  switch (state) {
    case "configured": {
      assert.ok(isPlanned, `not attached: ${told}`);
      assert.ok(said.has("attached") || said.has("read"), `nobody said so: ${told}`);
      const password = api.attached.get(number).password ?? null;
      const isSafe = password === null || shown.includes(password) || /^password_/.test(kind ?? "");
      assert.ok(isSafe, `a password is lost without a word: ${told}`);
      break;
    }
    case "failed":
      // A refused request says nothing about what was attached before.
      assert.ok(!isPlanned || (api.before.has(number) && /^(rejected|refused)$/.test(kind)), `attached: ${told}`);
      assert.ok(said.has("refused") || said.has("read") || said.has("no"), `nobody said so: ${told}`);
      assert.ok(reason, `no reason: ${told}`);
      break;
    case "sent_unknown":
      assert.ok(reason, `no reason: ${told}`);
      break;
    default:
      assert.equal(state, "pending");
      assert.equal(last.event, "stopped", `left without a word: ${told}`);
      assert.ok(last.problem, "and why");
      assert.ok(!isPlanned || api.before.has(number), `attached: ${told}`);
  }
}
