import type { LookUp, LookUpOptions, ServiceAddresses, TrunkSummary } from "./account.js";
import type { Engine } from "./engine.js";

/**
 * The trunks of the account. Never throws for what the API or the network does: that is the problem of
 * the result. Throws SendError when the key or the address cannot be used; so do the two below.
 */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<LookUp<TrunkSummary[]>> {
  return (await import("./account.js")).listTrunks(engine, options);
}

/** One trunk as the API shows it, to be given to `plan` as `Context.trunk`. */
export async function readTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  return (await import("./account.js")).readTrunk(engine, id, options);
}

/** The addresses of the service, for firewalls. */
export async function readServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  return (await import("./account.js")).readServiceAddresses(engine, options);
}
