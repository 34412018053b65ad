// Timers that take no time: when nothing else is left to do, the next timer fires at once.

export class VirtualClock {
  #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  #timers = new Map();
  #next = 1;
  #idle;
  /** Milliseconds since the clock was started. */
  now = 0;

  /** After `idle` turns of the event loop without a result, nothing is left to do; 1 is enough without streams. */
  constructor(idle = 3) {
    this.#idle = idle;
  }

  start() {
    globalThis.setTimeout = (callback, ms = 0) => {
      const id = this.#next++;
      this.#timers.set(id, { at: this.now + Math.max(0, ms), callback });
      return id;
    };
    globalThis.clearTimeout = (id) => {
      if (!this.#timers.delete(id)) this.#real.clearTimeout(id);
    };
  }

  stop() {
    Object.assign(globalThis, this.#real);
    this.clear();
  }

  /** Drops the timers of code that no longer runs. */
  clear() {
    this.#timers.clear();
  }

  /** Waits for a promise, and advances the time whenever only timers are left to wait for. */
  async run(promise) {
    let isSettled = false;
    const settle = () => (isSettled = true);
    promise.then(settle, settle);
    for (let idle = 0; !isSettled;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isSettled || ++idle < this.#idle) continue;
      idle = 0;
      this.#fire();
    }
    return promise;
  }

  #fire() {
    const [first] = [...this.#timers].sort(([a, x], [b, y]) => x.at - y.at || a - b);
    if (first === undefined) throw new Error("Something waits for what never comes.");
    const [id, { at, callback }] = first;
    this.#timers.delete(id);
    this.now = at;
    callback();
  }
}
