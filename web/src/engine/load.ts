// One engine for all builders of a page, loaded beside the interface and not before it.
import type * as Sipattach from 'sipattach/slim';

export type Module = typeof Sipattach;
export type Engine = Awaited<ReturnType<Module['createEngine']>>;
export interface Loaded {
  engine: Engine;
  module: Module;
}

let loading: Promise<Loaded> | undefined;

export function loadEngine(): Promise<Loaded> {
  loading ??= load().catch((error) => {
    loading = undefined; // so that a later attempt can succeed
    throw error;
  });
  return loading;
}

async function load(): Promise<Loaded> {
  const module = await import('sipattach/slim');
  const engine = await module.createEngine();
  return { engine, module };
}
