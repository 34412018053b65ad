/**
 * The engine could not be loaded, or crashed. Never thrown for bad input: what is wrong with a draft is
 * in its diagnostics. After a crash, the next call restarts the engine.
 */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** An argument or option of a function that calls the API is unusable. Nothing was sent. */
export class SendError extends Error {
  override readonly name = "SendError";
}
