// Counts down a wait and reports every second.
export class Countdown {
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #tell: () => void;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** The rest of the wait in whole seconds; 0 if there is no wait. */
  get left(): number {
    return Math.max(0, Math.ceil((this.#until - performance.now()) / 1000));
  }

  start(seconds: number): void {
    this.stop();
    this.#until = performance.now() + seconds * 1000;
    this.#timer = setInterval(this.#tell, 1000);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#until = 0;
  }
}
