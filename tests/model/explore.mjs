// Searches over schedules: which request meets which fault.
import assert from "node:assert/strict";
import { createEngine } from "sipattach";
import { VirtualClock } from "../node/virtual-clock.mjs";
import { POST_FAULTS, READ_FAULTS } from "./faults.mjs";

export const KEY = "sk-canary-4f9a7Qx71";
export const PASSWORD = "canary-Horse9Battery";
export const HOST = "https://api.example";

/** Planned directions, and others that somebody else attached. */
export const REGISTER = [
  { type: "inbound", auth_mode: "register", register_auth: { username: "desk", password: PASSWORD } },
];
export const OUTBOUND = [
  { type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { sip_username: "desk", sip_password: PASSWORD } },
];
export const BOTH = [{ type: "inbound", sip_endpoint: "pbx.example.com" }, ...OUTBOUND];
export const OTHER = [{ type: "inbound", sip_endpoint: "other.example.com" }];

/** The maximum number of faults in a schedule. */
export const MOST_FAULTS = Number(process.env.SIPATTACH_FAULTS ?? (process.env.SIPATTACH_LONG === "1" ? 3 : 2));

export const clock = new VirtualClock(1);

/** An engine that caches its answers: they depend only on the arguments, and it is asked the same a thousand times. */
export async function startEngine() {
  const engine = await createEngine();
  await engine.loadTools();
  const known = new Map();
  return new Proxy(engine, {
    get(target, name) {
      const value = target[name];
      if (typeof value !== "function" || name === "loadTools") return value;
      return (...args) => {
        const key = JSON.stringify([name, args]);
        if (!known.has(key)) known.set(key, JSON.stringify(value.apply(target, args)));
        const text = known.get(key);
        return text === undefined ? undefined : JSON.parse(text);
      };
    },
  });
}

/**
 * Calls `visit` with every schedule of up to `most` faults at requests that are actually made; `visit`
 * returns the requests. Returns the number of schedules.
 */
export async function search(most, visit) {
  let count = 0;
  const visitFrom = async (faults, first, left) => {
    count++;
    const requests = await visit(faults);
    if (left === 0) return;
    for (let ordinal = first; ordinal < requests.length; ordinal++) {
      for (const kind of Object.keys(requests[ordinal].method === "GET" ? READ_FAULTS : POST_FAULTS)) {
        await visitFrom({ ...faults, [ordinal]: kind }, ordinal + 1, left - 1);
      }
    }
  };
  await visitFrom({}, 0, most);
  return count;
}

/** Runs a check, and adds the failing schedule to its error. */
export async function explained(world, api, check) {
  try {
    return await check();
  } catch (error) {
    const requests = api.log.map(({ method, path, numbers, fault }) => `${method} ${path} ${numbers} ${fault ?? "-"}`);
    throw new Error(`${error.message}\n${JSON.stringify(world)}\n${requests.join("\n")}`, { cause: error });
  }
}

/** The places where work with these steps and requests can be stopped. */
export const stopsOf = (steps, requests) => [
  ...steps.slice(0, -1).map((_, at) => ({ afterStep: at })),
  ...steps.flatMap(({ event }, at) => (event === "waiting" ? [{ inWait: at }] : [])),
  ...requests.map((_, at) => ({ inRequest: at })),
];

/**
 * Takes the steps of `start({ fetch, signal })`, which is told to stop at the given place. Checks that it then ends
 * without waiting or making another request.
 */
export async function stopped(api, start, { afterStep, inWait, inRequest }) {
  const controller = new AbortController();
  let at = Infinity;
  let asked = Infinity;
  const abort = () => {
    at = clock.now;
    asked = api.log.length;
    controller.abort();
  };
  const fetch = (url, init) => {
    const answer = api.fetch(url, init);
    if (api.log.length - 1 === inRequest) abort();
    return answer;
  };
  const steps = [];
  const take = async () => {
    for await (const step of start({ fetch, signal: controller.signal })) {
      steps.push(step);
      if (steps.length - 1 === afterStep) abort();
      if (steps.length - 1 === inWait) setTimeout(abort, step.wait_seconds * 500);
    }
  };
  await clock.run(take());
  assert.equal(clock.now, at, "it ends when it is stopped");
  assert.equal(api.log.length, asked, "nothing is asked any more");
  assert.ok(["stopped", "done"].includes(steps.at(-1).event));
  return steps;
}
