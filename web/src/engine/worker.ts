// The engine in a thread of its own, for input that would hold up the page.
import { loadEngine } from './load.js';

export interface Call {
  id: number;
  name: 'plan' | 'readNumbers';
  args: [unknown, object];
}
export type Reply = { id: number; result: unknown } | { id: number; error: string };

self.addEventListener('message', async ({ data }: MessageEvent<Call>) => {
  const { id, name, args } = data;
  try {
    const { engine } = await loadEngine();
    const result = name === 'plan'
      ? engine.plan(args[0] as never, args[1])
      : engine.readNumbers(args[0] as string, args[1]);
    self.postMessage({ id, result } satisfies Reply);
  } catch (error) {
    self.postMessage({ id, error: String(error) } satisfies Reply);
  }
});
