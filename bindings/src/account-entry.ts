import type { ServiceAddresses, TrunkList } from "./account.js";
import type { Discovery, DiscoveryTarget, NumberStatus, TestCallOptions, TestCallProgress } from "./checks.js";
import type { Engine } from "./engine.js";
import type { LookUp, LookUpOptions } from "./look-up.js";
import type { Plan, TrunkFields, TrunkJudgement } from "./types.js";
import type { ConnectionTest, TrunkChange } from "./trunks.js";

const load = () => import("./account-parts.js");

/**
 * Lists the trunks of the account. The result has `incomplete` if these may not be all of them. A failure of the API or
 * of the network does not throw: it is the `problem` of the result. Throws SendError when an argument, the key or the
 * address cannot be used, as do the functions below.
 */
export async function listTrunks(engine: Engine, options: LookUpOptions): Promise<TrunkList> {
  return (await load()).listTrunks(engine, options);
}

/** Returns one trunk as the API shows it, to be passed to `plan` as `Context.trunk`. */
export async function getTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<object>> {
  return (await load()).getTrunk(engine, id, options);
}

/**
 * Checks a trunk that is to be created or changed. Only "create" requires a name; what an "update" leaves out may be
 * in the trunk. Calls no API. Throws a TypeError unless `trunk` is an object.
 */
export async function judgeTrunk(engine: Engine, trunk: object, call?: "create" | "update"): Promise<TrunkJudgement> {
  const { judgeTrunk: judge } = await load();
  await engine.loadTools();
  return judge(engine, trunk, call);
}

/**
 * Returns what a number on a trunk inherits from it, by direction. `trunk` is the result of getTrunk. Calls no API.
 */
export async function explainTrunk(engine: Engine, trunk: object): Promise<Pick<Plan, "directions" | "diagnostics">> {
  return (await load()).explainTrunk(engine, trunk);
}

/**
 * Creates a trunk. The API returns `register_passwords` only this once. The request is never repeated: if
 * its answer is lost, the account's trunks are listed instead, and the result says what is known.
 */
export async function createTrunk(engine: Engine, trunk: TrunkFields, options: LookUpOptions): Promise<TrunkChange> {
  return (await load()).createTrunk(engine, trunk, options);
}

/** Changes some fields of a trunk. Like `createTrunk`, it never repeats the request. */
export async function updateTrunk(
  engine: Engine,
  id: string,
  changes: TrunkFields,
  options: LookUpOptions,
): Promise<TrunkChange> {
  return (await load()).updateTrunk(engine, id, changes, options);
}

/** Deletes a trunk. Like `createTrunk`, it never repeats the request. */
export async function deleteTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<TrunkChange> {
  return (await load()).deleteTrunk(engine, id, options);
}

/** Tells whether the endpoint of a trunk answers a SIP OPTIONS request from the service. */
export async function testTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<ConnectionTest>> {
  return (await load()).testTrunk(engine, id, options);
}

/** Tells whether the endpoint of an attached number was reachable when the service last checked. */
export async function getStatus(engine: Engine, number: string, options: LookUpOptions): Promise<LookUp<NumberStatus>> {
  return (await load()).getStatus(engine, number, options);
}

/** Finds out what a host listens on, to fill in port and transport. */
export async function discover(
  engine: Engine,
  target: DiscoveryTarget,
  options: LookUpOptions,
): Promise<LookUp<Discovery>> {
  return (await load()).discover(engine, target, options);
}

/**
 * Places one test call to an attached number and follows it. The last event is "done" or "stopped". The
 * API allows an organisation 10 test calls in 15 minutes.
 */
export async function* testCall(
  engine: Engine,
  number: string,
  options: TestCallOptions,
): AsyncGenerator<TestCallProgress, void, undefined> {
  yield* (await load()).runTestCall(engine, number, options);
}

/** Returns the addresses of the service that a firewall must let through. */
export async function getServiceAddresses(engine: Engine, options: LookUpOptions): Promise<LookUp<ServiceAddresses>> {
  return (await load()).getServiceAddresses(engine, options);
}

/** @deprecated Renamed, since "read" is for functions that read text; call {@link getTrunk}. */
export const readTrunk = getTrunk;
/** @deprecated Renamed, since "read" is for functions that read text; call {@link getStatus}. */
export const readStatus = getStatus;
/** @deprecated Renamed, since "read" is for functions that read text; call {@link getServiceAddresses}. */
export const readServiceAddresses = getServiceAddresses;
