// How long a wait still lasts, reported every second.
export class Countdown {
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #tell: () => void;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** In whole seconds; 0 when nothing is waited for. */
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
