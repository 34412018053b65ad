/** Runs `start` at the first call and gives everybody its result; a failure is not remembered. */
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
