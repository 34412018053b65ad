import type { ServiceAddresses, TrunkList } from "./account.js";
import type { Discovery, DiscoveryTarget, NumberStatus, TestCallOptions, TestCallProgress } from "./checks.js";
import type { Engine } from "./engine.js";
import type { LookUp, LookUpOptions } from "./look-up.js";
import type { Plan, TrunkFields, TrunkJudgement } from "./types.js";
import type { ConnectionTest, TrunkChange } from "./trunks.js";

const load = () => import("./account-parts.js");

/**
 * The trunks of the account. The result has `incomplete` where these may not be all of them. Never throws for what
 * the API or the network does: that is the problem of the result. Throws SendError when an argument, the key or the
 * address cannot be used; so do all below.
 */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<TrunkList> {
  return (await load()).listTrunks(engine, options);
}

/** One trunk as the API shows it, to be given to `plan` as `Context.trunk`. */
export async function getTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  return (await load()).getTrunk(engine, id, options);
}

/**
 * What the engine says of a trunk that is to be made or changed. Only one that is made ("create") needs a name.
 * Asks nobody else. Throws a TypeError for what is not an object.
 */
export async function judgeTrunk(engine: Engine, trunk: object, call?: "create" | "update"): Promise<TrunkJudgement> {
  const { judgeTrunk: judge } = await load();
  await engine.loadTools();
  return judge(engine, trunk, call);
}

/** What a number on a trunk gets from it, by direction. `trunk` is an answer of getTrunk. Asks nobody else. */
export async function explainTrunk(engine: Engine, trunk: object): Promise<Pick<Plan, "directions" | "diagnostics">> {
  return (await load()).explainTrunk(engine, trunk);
}

/**
 * Makes a trunk. `register_passwords` of the result is given only this once. The request is never sent
 * again: where its answer is lost, the trunks are listed, and the result says what is known.
 */
export async function createTrunk(engine: Engine, trunk: TrunkFields, options: LookUpOptions): Promise<TrunkChange> {
  return (await load()).createTrunk(engine, trunk, options);
}

/** Changes some fields of a trunk, as `createTrunk` makes one. */
export async function updateTrunk(
  engine: Engine,
  id: string,
  changes: TrunkFields,
  options: LookUpOptions,
): Promise<TrunkChange> {
  return (await load()).updateTrunk(engine, id, changes, options);
}

/** Deletes a trunk. */
export async function deleteTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<TrunkChange> {
  return (await load()).deleteTrunk(engine, id, options);
}

/** Whether the endpoint of a trunk answers a SIP OPTIONS of the service. */
export async function testTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<ConnectionTest>> {
  return (await load()).testTrunk(engine, id, options);
}

/** Whether the endpoint of an attached number was reachable when the service last looked. */
export async function getStatus(engine: Engine, number: string, options: LookUpOptions): Promise<LookUp<NumberStatus>> {
  return (await load()).getStatus(engine, number, options);
}

/** What a host listens on, to fill in port and transport. */
export async function discover(
  engine: Engine,
  target: DiscoveryTarget,
  options: LookUpOptions,
): Promise<LookUp<Discovery>> {
  return (await load()).discover(engine, target, options);
}

/**
 * Places one test call to an attached number and follows it. Ends with "done" or "stopped". The API
 * allows 10 in 15 minutes for an organisation.
 */
export async function* testCall(
  engine: Engine,
  number: string,
  options: TestCallOptions,
): AsyncGenerator<TestCallProgress, void, undefined> {
  yield* (await load()).runTestCall(engine, number, options);
}

/** The addresses of the service, for firewalls. */
export async function getServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  return (await load()).getServiceAddresses(engine, options);
}

/** @deprecated Under a name of what reads text; call {@link getTrunk}. */
export const readTrunk = getTrunk;
/** @deprecated Under a name of what reads text; call {@link getStatus}. */
export const readStatus = getStatus;
/** @deprecated Under a name of what reads text; call {@link getServiceAddresses}. */
export const readServiceAddresses = getServiceAddresses;
