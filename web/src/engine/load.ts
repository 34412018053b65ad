// One engine for all builders of a page, loaded beside the interface and not before it.
import * as module from "sipattach/slim";

export type Module = typeof module;
export type Engine = Awaited<ReturnType<Module["createEngine"]>>;
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
  return { engine: await module.createEngine({ core: true }), module };
}
