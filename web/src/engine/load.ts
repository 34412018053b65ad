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

// ---- addresses of the page's own scripts, for pages that enforce Trusted Types

interface Policy {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** A script beside this one, and none of another folder. */
export function scriptUrl(name: "worker.js" | "service-worker.js"): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  const url = new URL(`./${name}`, import.meta.url).href;
  if (!factory) return url;
  policy ??= factory.createPolicy("sip-attach-builder", { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}
