/** Returns a function that runs `start` once and shares its result among all callers. A failure is not remembered. */
export function memoize<Result>(start: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  return () => {
    running ??= start().catch((error: unknown) => {
      running = null;
      throw error;
    });
    return running;
  };
}
