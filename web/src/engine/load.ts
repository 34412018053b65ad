// Loads one engine for all builders of a page, at the same time as the interface.
import { createEngine } from "sipattach/engine";

export type Module = typeof import("./later.js");
export type Engine = Awaited<ReturnType<typeof createEngine>>;
export interface Loaded {
  engine: Engine;
}
/** The engine with everything that is not needed before the first plan. */
export interface Tools extends Loaded {
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
  return { engine: await createEngine({ core: true }) };
}

export async function loadTools({ engine }: Loaded): Promise<Tools> {
  const [module] = await Promise.all([loadModule(), engine.loadTools()]);
  return { engine, module };
}

export function loadModule(): Promise<Module> {
  return import("./later.js");
}

// ---- addresses of the page's own scripts, for pages that enforce Trusted Types

interface Policy {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** The URL of a script next to this one. The Trusted Types policy allows no others. */
export function scriptUrl(name: "worker.js" | "service-worker.js"): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  const url = new URL(`./${name}`, import.meta.url).href;
  if (!factory) return url;
  policy ??= factory.createPolicy("sip-attach-builder", { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}
