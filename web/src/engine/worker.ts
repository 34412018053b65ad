// The engine in a thread of its own, for input that would hold up the page.
import { callWhenLoaded, type CallArgs, type CallName } from "./calls.js";

export interface Call<Name extends CallName = CallName> {
  id: number;
  name: Name;
  args: CallArgs[Name];
}
export type Reply = { id: number; result: unknown } | { id: number; share: number } | { id: number; error: string };

self.addEventListener("message", ({ data }: MessageEvent<Call>) => void answer(data));

async function answer({ id, name, args }: Call): Promise<void> {
  try {
    const report = (share: number) => self.postMessage({ id, share } satisfies Reply);
    self.postMessage({ id, result: await callWhenLoaded(name, args, report) } satisfies Reply);
  } catch (error) {
    self.postMessage({ id, error: String(error) } satisfies Reply);
  }
}
