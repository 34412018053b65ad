/**
 * A fault of the engine itself or of loading it, never of what it was given to read: bad drafts are
 * diagnostics. After a crash the engine starts itself anew with the next call.
 */
export class EngineError extends Error {
  override readonly name = "EngineError";

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** A call of the API was asked for with something that it cannot work with; nothing was sent. */
export class SendError extends Error {
  override readonly name = "SendError";
}
