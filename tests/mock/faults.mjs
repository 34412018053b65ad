// Faults on demand: decides which of the requested faults strike a request, and how often they still will.
import { setTimeout as pause } from "node:timers/promises";
import { validateFaults } from "./schema.mjs";

// These decide the whole answer, so at most one of them strikes a request.
const TERMINAL = new Set(["status", "flagged", "drop", "drop_after", "truncate", "unreadable"]);

// These faults apply to a single call each.
const ONE_CALL = { partial: "/v1/sip/attach", lagging: "/v1/sip", without_defaults: "/v1/sip" };

export class FaultBox {
  #faults = [];
  #held = new AbortController();

  /** Adds one fault or a list; throws a TypeError that says what is wrong with them. */
  add(faults) {
    const problems = validateFaults(faults);
    if (problems.length > 0) throw new TypeError(problems.join("; "));
    for (const fault of [faults].flat()) {
      const path = ONE_CALL[fault.kind];
      const where = path === undefined ? {} : { path };
      this.#faults.push({ times: 1, after: 0, ...where, ...structuredClone(fault) });
    }
  }

  clear() {
    this.#faults = [];
  }

  /** Ends all waits, both of requests that are being slowed and of those that would have been. */
  release() {
    this.#faults = this.#faults.filter(({ kind }) => kind !== "slow");
    this.#held.abort();
    this.#held = new AbortController();
  }

  /** The faults that are still to strike. */
  list() {
    return structuredClone(this.#faults);
  }

  /** The faults that strike this request, in the order in which they were added. */
  take(method, path) {
    const struck = [];
    let answered = false;
    for (const fault of this.#faults) {
      const terminal = TERMINAL.has(fault.kind);
      if (!concerns(fault, method, path) || (terminal && answered)) continue;
      if (fault.after > 0) {
        fault.after -= 1;
        continue;
      }
      if (fault.times !== "always") fault.times -= 1;
      answered ||= terminal;
      struck.push(fault);
    }
    this.#faults = this.#faults.filter(({ times }) => times !== 0);
    return new Struck(struck, this.#held.signal);
  }
}

function concerns(fault, method, path) {
  if (fault.path !== undefined && fault.path !== path) return false;
  if (method !== "OPTIONS") return fault.method === undefined || fault.method === method;
  // A preflight does not use up a fault that is meant for the request that follows.
  return fault.method === "OPTIONS" || (fault.kind === "no_cors" && fault.stage !== "response");
}

class Struck {
  #released;

  constructor(faults, released) {
    this.faults = faults;
    this.#released = released;
  }

  get kinds() {
    return this.faults.map(({ kind }) => kind);
  }

  has(kind) {
    return this.kinds.includes(kind);
  }

  /** The first of a kind, or undefined. */
  first(kind) {
    return this.faults.find((fault) => fault.kind === kind);
  }

  get terminal() {
    return this.faults.find(({ kind }) => TERMINAL.has(kind)) ?? null;
  }

  /** Waits before the request is processed, or after it, until its delay ends or the faults are released. */
  async wait(processed) {
    const ms = this.faults
      .filter((fault) => fault.kind === "slow" && (fault.processed ?? false) === processed)
      .reduce((sum, each) => sum + each.ms, 0);
    await pause(ms, undefined, { ref: false, signal: this.#released }).catch(() => undefined);
  }

  /** How a `partial` fault makes this number fail, or null. */
  verdict(number) {
    const {
      form = "object",
      reason = "Failed on request of the test.",
      ...rest
    } = this.faults.find(
      ({ kind, numbers }) => kind === "partial" && (numbers === "all" || numbers.includes(number)),
    ) ?? { form: null };
    return form === null ? null : { form, reason, keys: rest.keys, code: rest.code };
  }
}
