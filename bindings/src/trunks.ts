// Creates, changes and deletes trunks. Loaded when first needed. A request that changes the account is never
// repeated: if an answer does not tell what became of it, the account is read instead.

import { idOf, trunkIn, trunkPath, trunksOf, type TrunkList } from "./account.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import {
  Account,
  isEnd,
  isGood,
  numberOr,
  payloadOf,
  readObject,
  refusal,
  unreadable,
  type JsonObject,
  type LookUp,
  type LookUpOptions,
  type LookUpProblem,
} from "./look-up.js";
import { requireObject } from "./options.js";
import { TEST_CONNECTION, TRUNKS } from "./paths.js";
import { isMomentary, isNoAnswer } from "./problem.js";
import type {
  HttpAnswer,
  Json,
  Outcome,
  PlannedRequest,
  RegisterPassword,
  TrunkFields,
  TrunkSummary,
} from "./types.js";

/** What became of a trunk that was to be created, changed or deleted. */
export interface TrunkChange {
  /**
   * done: an answer says so, or the account shows it. failed: it was not done. unknown: it is unknown, and the request
   * may still be carried out; or the answer shows another value of a field than was sent, as `trunk` then shows, or is
   * about another trunk.
   */
  state: "done" | "failed" | "unknown";
  /** One or two sentences for failed and unknown; otherwise "". */
  why: string;
  id: string | null;
  /** As the API shows it, without credentials; null if no answer showed it. */
  trunk: object | null;
  /** For auth_mode "register". Returned only this once; the PBX needs it, not the password that was sent. */
  register_passwords: RegisterPassword[];
  /** The trunk registers, but no answer contained its password. Changing `register_auth` returns another. */
  password_missed?: true;
  problem: LookUpProblem | null;
}

export interface ConnectionTest {
  reachable: boolean;
  sip_code: number | null;
  response_time_ms: number | null;
  error: string | null;
}

/** What reading the account shows about a change. */
interface Found {
  /** Null if it does not tell. */
  isDone: boolean | null;
  id?: string;
  trunk?: object;
  /** What was found instead, unless it is done. */
  why: string;
}

interface Change {
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  id: string | null;
  body: TrunkFields | null;
  /** Whether a successful answer says that the change was made. */
  isSaid(answer: HttpAnswer, trunk: JsonObject): boolean;
  readBack(): Promise<Found>;
}

/** POST /v1/sip/trunks. */
export async function createTrunk(engine: Engine, trunk: TrunkFields, options: LookUpOptions): Promise<TrunkChange> {
  const account = new Account(engine, options);
  const body = await checkedFields(engine, "create", trunk);
  // To recognize the new trunk if the answer is lost, the existing ones must be known.
  const before = await trunksOf(account);
  if (before.problem !== null && isEnd(before.problem)) return failed(null, before.problem);
  const known = before.incomplete === undefined ? before.value : null;
  return make(account, {
    method: "POST",
    path: TRUNKS,
    id: null,
    body,
    isSaid: (_, made) => idOf(made) !== null,
    readBack: async () => foundNew(account, await trunksOf(account), known, body),
  });
}

/** PATCH /v1/sip/trunks/:id with some fields; the others stay as they are. */
export async function updateTrunk(
  engine: Engine,
  id: string,
  changes: TrunkFields,
  options: LookUpOptions,
): Promise<TrunkChange> {
  const account = new Account(engine, options);
  const body = await checkedFields(engine, "update", changes);
  if (Object.keys(body).length === 0) throw new SendError("There is nothing to change.");
  const path = trunkPath(id);
  return make(account, {
    method: "PATCH",
    path,
    id,
    body,
    isSaid: (answer, changed) => isOfApi(answer, changed) && isOf(changed, id),
    readBack: async () => foundChanged(engine, await account.lookUp("GET", path), id, body),
  });
}

/** DELETE /v1/sip/trunks/:id. */
export async function deleteTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<TrunkChange> {
  const account = new Account(engine, options);
  const path = trunkPath(id);
  return make(account, {
    method: "DELETE",
    path,
    id,
    body: null,
    isSaid: (answer, gone) =>
      answer.status === 204 || (isOfApi(answer, gone) && gone.deleted !== false && isOf(gone, id)),
    readBack: async () => {
      const { answer, problem, ...rest } = await account.ask("GET", path);
      if (answer === null) return unseen(problem);
      const { outcome } = rest as { outcome: Outcome };
      if (!isGood(answer, outcome)) {
        return isOwnNotFound(engine, id, answer) ? { isDone: true, why: "" } : unseen(refusal(answer, outcome));
      }
      const isThere = idOf(trunkOf(answer)) === id;
      return isThere ? { isDone: false, why: "The trunk is still there." } : unseen(unreadable());
    },
  });
}

/** POST /v1/sip/trunks/:id/test-connection, which sends the endpoint a SIP OPTIONS and changes nothing. */
export async function testTrunk(engine: Engine, id: string, options: LookUpOptions): Promise<LookUp<ConnectionTest>> {
  const account = new Account(engine, options);
  const { value, problem } = await account.lookUp("POST", trunkPath(id) + TEST_CONNECTION, {}, "reachable");
  if (problem !== null) return { value: null, problem };
  const { reachable, sip_code, response_time_ms, error } = payloadOf(value);
  if (typeof reachable !== "boolean") return { value: null, problem: unreadable() };
  const said = error === null || error === undefined ? null : typeof error === "string" ? error : JSON.stringify(error);
  const test = { sip_code: numberOr(sip_code), response_time_ms: numberOr(response_time_ms), error: said };
  return { value: { reachable, ...test }, problem: null };
}

/** Paths whose errors prevent sending: the body of another call, and members that only a trunk has. */
const OWN_PLACES = new Set(["", "/name", "/provider", "/is_default"]);

/** A copy of the body. Throws SendError if the API could not make the intended trunk from it. */
async function checkedFields(engine: Engine, call: "create" | "update", fields: TrunkFields): Promise<TrunkFields> {
  const copy = requireObject(call === "create" ? "trunk" : "changes", fields);
  await engine.loadTools();
  const { diagnostics } = engine.judgeTrunk(copy, call);
  const error = diagnostics.find(({ severity, path }) => severity === "error" && OWN_PLACES.has(path));
  if (error !== undefined) throw new SendError(error.message);
  return copy;
}

/** Sends the request once and then finds out what became of it. */
async function make(account: Account, change: Change): Promise<TrunkChange> {
  const { method, path, body, id } = change;
  const { answer, problem, ...rest } = await account.ask(method, path, body);
  if (problem?.not_sent === true) return failed(id, problem);
  if (answer === null) return found(await readBack(account, change), change, problem, [], true);
  const { outcome } = rest as { outcome: Outcome };
  const passwords = outcome.register_passwords.map(({ password }) => ({ number: null, password }));
  const trunk = trunkOf(answer);
  if (isGood(answer, outcome)) {
    const shown = method === "DELETE" || idOf(trunk) === null ? null : trunk;
    const others = method === "DELETE" ? [] : shownOtherwise(account, trunk, body ?? {});
    if (outcome.carried_out !== false && change.isSaid(answer, trunk) && others.length === 0) {
      return done(change, idOf(trunk) ?? id, shown, passwords);
    }
    // The list of trunks shows less than this answer, so it cannot settle what that leaves open.
    const isSeen = id === null && others.length > 0;
    const back = isSeen ? { isDone: null, why: "" } : await readBack(account, change);
    const result = found(back, change, untold(answer, others, trunk, id), passwords, true);
    const isOpen = result.state === "unknown" && others.length > 0;
    return isOpen ? { ...result, id: idOf(trunk) ?? id, trunk: shown } : result;
  }
  const why = refusal(answer, outcome);
  if (!isOpen(answer, outcome)) return { ...failed(id, why), register_passwords: passwords };
  return found(await readBack(account, change), change, why, passwords, isNoAnswer(outcome));
}

/** Whether an answer has the API's form or is about the trunk. Any other may come from some other server. */
function isOfApi({ body }: HttpAnswer, trunk: JsonObject): boolean {
  const data = readObject(body)?.data ?? [];
  const hasForm = !(Array.isArray(data) && data.length === 0) && Object.keys(trunk).length > 0;
  return hasForm || idOf(trunk) !== null || trunk.deleted === true;
}

/** Whether an answer is not about another trunk, a list of what was changed without this one, or a list of trunks. */
function isOf(trunk: JsonObject, id: string): boolean {
  const { deleted, removed, updated, trunks } = trunk;
  const lists = [deleted, removed, updated].filter((each) => Array.isArray(each) || typeof each === "string");
  const idIn = (each: Json | undefined) => idOf(readObject(each) ?? { id: each ?? null });
  return (
    (idOf(trunk) ?? id) === id && !Array.isArray(trunks) && lists.every((list) => [list].flat().map(idIn).includes(id))
  );
}

/** Members that the API has no reason to change. */
const PLAIN = ["name", "provider", "direction", "is_default"] as const;

/** Members that may come back in another spelling, or in another place. */
const SIGNALLING = ["sip_endpoint", "auth_mode", "options"] as const;

/** The members that an answer shows with another value than was sent. */
function shownOtherwise({ engine }: Account, trunk: JsonObject, body: TrunkFields): string[] {
  const folded = (value: unknown) => (typeof value === "string" ? value.trim().toLowerCase() : value);
  const plain = PLAIN.filter((name) => {
    const isShown = trunk[name] !== undefined && trunk[name] !== null && typeof trunk[name] !== "object";
    return isShown && body[name] !== undefined && folded(trunk[name]) !== folded(body[name]);
  });
  // The engine compares these as it does for a number; no defaults apply to a trunk.
  const of = (fields: JsonObject) =>
    Object.fromEntries(SIGNALLING.flatMap((name) => (fields[name] == null ? [] : [[name, fields[name]]])));
  const direction = { type: "outbound", ...of(body as JsonObject) };
  const request = {
    method: "POST",
    url: "",
    headers: {},
    numbers: [],
    body: { trunk_id: "", directions: [direction] },
  };
  const { directions } = engine.compare(request as PlannedRequest, { data: { outbound: { ...of(trunk), id: "" } } });
  const differing = directions.flatMap(({ fields }) => fields.filter(({ status }) => status === "differs"));
  return [...plain, ...differing.map(({ path }) => path.slice(1))];
}

/** Why a successful answer does not prove that the change was made. */
function untold({ body }: HttpAnswer, others: string[], trunk: JsonObject, id: string | null): LookUpProblem {
  if (readObject(body) === null) return unreadable();
  if (id !== null && !isOf(trunk, id)) return { ...unreadable(), message: "The answer is about another trunk." };
  const message = `The answer shows another ${others.join(" and ")} than was sent.`;
  return { ...unreadable(), message: others.length > 0 ? message : "The answer does not say." };
}

/** Reads the account, unless the caller has aborted. */
async function readBack({ signal }: Account, change: Change): Promise<Found> {
  return signal?.aborted === true ? { isDone: null, why: "" } : change.readBack();
}

/** Whether a refusal leaves open what became of the request, or is only temporary. */
function isOpen(answer: HttpAnswer, outcome: Outcome): boolean {
  return answer.status >= 500 || isMomentary(answer) || isNoAnswer(outcome);
}

/** Whether the API itself says that the trunk does not exist, unlike the 404 of a proxy that does not know the path. */
function isOwnNotFound(engine: Engine, trunk_id: string, answer: HttpAnswer): boolean {
  const request: PlannedRequest = { method: "POST", url: "", headers: {}, body: { trunk_id }, numbers: [] };
  return engine.readConfiguration(answer, request).verdict === "not_attached";
}

function done(change: Change, id: string | null, trunk: object | null, passwords: RegisterPassword[]): TrunkChange {
  const { auth_mode, register_auth } = change.body ?? {};
  const isMissed = passwords.length === 0 && (auth_mode === "register" || register_auth !== undefined);
  const result: TrunkChange = { state: "done", why: "", id, trunk, register_passwords: passwords, problem: null };
  return isMissed ? { ...result, password_missed: true } : result;
}

function failed(id: string | null, problem: LookUpProblem): TrunkChange {
  return { state: "failed", why: problem.message, id, trunk: null, register_passwords: [], problem };
}

/** The result of a request whose answer did not settle it, after reading back. */
function found(
  { isDone, id, trunk, why }: Found,
  change: Change,
  problem: LookUpProblem,
  passwords: RegisterPassword[],
  isLate: boolean,
): TrunkChange {
  if (isDone === true) return done(change, id ?? change.id, trunk ?? null, passwords);
  if (isDone === false && !isLate) return { ...failed(change.id, problem), register_passwords: passwords };
  const open = isDone === false ? "The request may still be carried out." : "";
  const text = [problem.message, why, open].filter((part) => part !== "").join(" ");
  return { ...failed(change.id, problem), state: "unknown", why: text, register_passwords: passwords };
}

function unseen({ message }: LookUpProblem): Found {
  return { isDone: null, why: `Reading back failed: ${message}` };
}

/** `before`: the trunks that existed before, if all of them are known; otherwise null. */
function foundNew(
  account: Account,
  { value, problem, incomplete }: TrunkList,
  before: TrunkSummary[] | null,
  body: TrunkFields,
): Found {
  const { name } = body;
  if (problem !== null) return unseen(problem);
  const named = value.filter((trunk) => trunk.name === name);
  if (named.length === 0 && incomplete !== undefined) {
    return { isDone: null, why: `No trunk of this name was in the list. ${incomplete.why}` };
  }
  if (named.length === 0) return { isDone: false, why: "No trunk of this name was there when it was looked for." };
  const added = named.filter(({ id }) => before?.every((trunk) => trunk.id !== id));
  if (before !== null && added.length === 0)
    return { isDone: false, why: "No new trunk was there when it was looked for." };
  const [only] = added;
  if (only !== undefined && added.length === 1) {
    const shown = Object.fromEntries(Object.entries(only).filter(([, value]) => value !== ""));
    const others = shownOtherwise(account, shown, body);
    if (others.length === 0) return { isDone: true, id: only.id, why: "" };
    return { isDone: null, why: `A new trunk of this name, ${only.id}, has another ${others.join(" and ")}.` };
  }
  return { isDone: null, why: `Trunks of this name: ${named.map(({ id }) => id).join(", ")}.` };
}

/** The API never shows passwords, so a change of nothing else cannot be seen. */
function foundChanged(engine: Engine, { value, problem }: LookUp<JsonObject>, id: string, changes: TrunkFields): Found {
  if (problem !== null) return unseen(problem);
  const trunk = trunkIn(value);
  if (idOf(trunk) !== id) return unseen(unreadable());
  const fields = visibleFields(changes as Json, engine.redact(changes), "");
  if (fields.size === 0) return { isDone: null, why: "The API never shows passwords, so it cannot be read back." };
  const missing = [...fields].filter(([path, wanted]) => JSON.stringify(at(trunk, path)) !== wanted);
  if (missing.length === 0) return { isDone: true, trunk, why: "" };
  return { isDone: false, why: "The trunk did not have it when it was read back." };
}

/** Each value of a document that is not a secret, as JSON text, by its path. */
function visibleFields(value: Json, shown: Json | undefined, path: string): Map<string, string> {
  const object = readObject(value);
  if (object === null) {
    const text = JSON.stringify(value);
    return new Map(text === JSON.stringify(shown) ? [[path, text]] : []);
  }
  const shownObject = readObject(shown) ?? {};
  return new Map(
    Object.entries(object).flatMap(([name, member]) => [
      ...visibleFields(member, shownObject[name], path === "" ? name : `${path}/${name}`),
    ]),
  );
}

function at(document: JsonObject, path: string): Json | undefined {
  return path.split("/").reduce<Json | undefined>((value, name) => readObject(value)?.[name], document);
}

/** The trunk in an answer, without its one-time password. */
function trunkOf({ body }: HttpAnswer): JsonObject {
  const { register_password_for_pbx: _, ...trunk } = trunkIn(readObject(body) ?? {});
  return trunk;
}
