// Runs the engine in a thread of its own, for input that would block the page.
import { callWhenLoaded, type CallArgs, type CallName } from "./calls.js";

export interface Call<Name extends CallName = CallName> {
  id: number;
  name: Name;
  args: CallArgs[Name];
}
/** Some elements of the list at `path` of the result. */
export interface Piece {
  id: number;
  path: readonly string[];
  piece: readonly unknown[];
}
export type Reply =
  Piece | { id: number; result: unknown } | { id: number; share: number } | { id: number; error: string };

/** How many elements are handed over at once: receiving them must not block the page. */
const PIECE = 2000;
/** The same for requests, each of which has up to a hundred numbers. */
const PIECE_OF_REQUESTS = 50;

self.addEventListener("message", ({ data }: MessageEvent<Call>) => void answer(data));

/** Sends the long lists of a value, and returns the rest of it. */
function handOver(id: number, path: readonly string[], value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, handOver(id, [...path, name], member)]),
    );
  const size = path.at(-1) === "requests" ? PIECE_OF_REQUESTS : PIECE;
  if (path.length === 0 || value.length <= size) return value;
  for (let at = 0; at < value.length; at += size)
    self.postMessage({ id, path, piece: value.slice(at, at + size) } satisfies Reply);
  return [];
}

async function answer({ id, name, args }: Call): Promise<void> {
  try {
    const report = (share: number) => self.postMessage({ id, share } satisfies Reply);
    const rest = handOver(id, [], await callWhenLoaded(name, args, report));
    self.postMessage({ id, result: rest } satisfies Reply);
  } catch (error) {
    self.postMessage({ id, error: String(error) } satisfies Reply);
  }
}
