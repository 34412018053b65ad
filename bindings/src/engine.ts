import { kindOf, textOf } from "./arguments.js";
import type { Bridge } from "./bridge.js";
import type { CallName, PartName } from "./glue.js";
import { DiagnosticPatterns, takeReadings, type PlanRows } from "./plan-rows.js";
import type {
  AccountReading,
  AppliedProvider,
  AttachDraft,
  BaseUrlOptions,
  BaseUrlReading,
  BulkContext,
  BulkInputs,
  BulkReading,
  BulkTable,
  Comparison,
  ConfigurationReading,
  Context,
  CurlReading,
  Derived,
  DerivedKind,
  EndpointReading,
  EngineInfo,
  HttpAnswer,
  Json,
  Language,
  NumberContext,
  Outcome,
  Plan,
  PlannedRequest,
  Provider,
  ProviderAnswers,
  ProviderChecklist,
  RenderOptions,
  SingleNumberReading,
  TrunkJudgement,
  Snippet,
} from "./types.js";

/**
 * Reads and plans. Every call is synchronous, keeps nothing between calls, and throws nothing but
 * EngineError: what is wrong with a draft is in the diagnostics. An argument that must be a string, or a kind of
 * request, and is not, is a TypeError that names it.
 */
export class Engine {
  #bridge: Bridge;
  #info: EngineInfo | null = null;
  #isPlanning = false;

  /** @internal Use createEngine. */
  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Whether every call can be made, whatever it is given. */
  get hasTools(): boolean {
    return this.#bridge.hasTools;
  }

  /**
   * Loads what an engine of `createEngine({ core: true })` is without: all that planning the usual drafts does
   * not run through. A call that needs some of it before throws EngineError. Any other engine has it from the
   * start, or reads it when it needs it. It may be called through an object that wraps the engine.
   */
  readonly loadTools = (): Promise<void> => this.#bridge.loadTools();

  /**
   * Gives the memory of the engine back, which grows with the longest list that it has read. An engine that is
   * called again starts anew, so that others who share it are not disturbed.
   */
  dispose(): void {
    this.#bridge.drop();
  }

  get info(): EngineInfo {
    return (this.#info ??= this.#call<EngineInfo>("info", []));
  }

  /**
   * Turns a draft of an attach request into what will be sent and everything worth saying about it.
   *
   * A string is JSON text, so that errors have a line and a column; any other value is the draft
   * itself. A value that JSON cannot hold (undefined, a function, a cycle, a BigInt) is the error
   * json.javascript_value at "".
   *
   * `onProgress` is called every few hundred numbers, for a page or a terminal to show how far a
   * long list is.
   */
  plan(draft: AttachDraft, context?: Context, onProgress?: (numbersRead: number) => void): Plan;
  plan(draft: unknown, context?: Context, onProgress?: (numbersRead: number) => void): Plan;
  plan(draft: unknown, context?: Context, onProgress?: (numbersRead: number) => void): Plan {
    const texts = [draftText(draft), contextText(context)];
    if (this.#isPlanning) return this.#call("plan", texts); // from within onProgress
    this.#isPlanning = true;
    try {
      return this.#planInParts(texts, onProgress);
    } finally {
      this.#isPlanning = false;
    }
  }

  #planInParts(texts: string[], onProgress?: (numbersRead: number) => void): Plan {
    const before: Lists = { diagnostics: [], numbers: [], requests: [] };
    const patterns = new DiagnosticPatterns();
    // Emptied, so that texts of megabytes can be collected while the parts come.
    let part = this.#call<PlanPart>("beginPlan", texts.splice(0));
    try {
      while (!("ok" in part)) {
        appendPart(before, part, patterns);
        if (part.numbers !== undefined) onProgress?.(before.numbers.length);
        part = this.#call<PlanPart>("continuePlan", []);
      }
    } catch (error) {
      this.#bridge.drop(); // with the rest of the plan
      throw error;
    }
    this.#bridge.endPlan();
    appendPart(before, part, patterns);
    const { ok, directions } = part;
    const { diagnostics, numbers, requests } = before;
    return { ok, diagnostics, numbers, directions, requests };
  }

  /** Reads one telephone number, or one identity of a trunk. */
  readNumber(input: string, context?: NumberContext): SingleNumberReading {
    return this.#call("readNumber", [textOf("input", input), contextText(context)]);
  }

  /** Reads every number of a pasted text: a list in any layout, CSV or TSV. */
  readNumbers(text: string, context?: BulkContext): BulkReading {
    return this.#call("readNumbers", [textOf("text", text), contextText(context)]);
  }

  /**
   * Finds the same numbers and leaves them unread, for a draft whose plan reads them. The diagnostics
   * are for the user: what was left out, and errors that must stop a send.
   */
  splitNumbers(text: string, context?: BulkContext): BulkInputs {
    return this.#call("splitNumbers", [textOf("text", text), contextText(context)]);
  }

  /**
   * Tells what a pasted table is, for somebody to see and to change: the role of each column, and the
   * first rows. The roles, changed or not, are `roles` of the context of the other calls.
   */
  readTable(text: string, context?: BulkContext): BulkTable {
    return this.#call("readTable", [textOf("text", text), contextText(context)]);
  }

  /**
   * Takes a pasted curl command apart, or finds the call in program code, in a message of HTTP or in what Postman
   * exports. The API key is in no part of the result.
   */
  readCurl(text: string): CurlReading {
    return this.#call("readCurl", [textOf("text", text)]);
  }

  /**
   * Reads the address of the API, as `plan` reads Context.base_url. Undefined and null stand for the
   * default; whatever else is given and cannot be used is an error, never the default.
   */
  readBaseUrl(baseUrl?: unknown, options?: BaseUrlOptions): BaseUrlReading {
    return this.#call("readBaseUrl", [heldText(baseUrl), contextText(options)]);
  }

  /** Reads a SIP destination: a SIP or SIPS URI, or a shorthand such as host:port. */
  readEndpoint(input: string): EndpointReading {
    return this.#call("readEndpoint", [textOf("input", input)]);
  }

  /** What is known of carriers, PBXs, and services that calls are forwarded to. */
  providers(): Provider[] {
    return this.#call("providers", []);
  }

  /**
   * Writes what a provider needs into a draft: endpoint, options and authentication. Without answers
   * it tells what there is to ask.
   */
  applyProvider(draft: AttachDraft, id: string, answers?: ProviderAnswers): AppliedProvider;
  applyProvider(draft: unknown, id: string, answers?: ProviderAnswers): AppliedProvider;
  applyProvider(draft: unknown, id: string, answers?: ProviderAnswers): AppliedProvider {
    return this.#call("applyProvider", [draftText(draft ?? {}), textOf("id", id), jsonText(answers)]);
  }

  /** What to enter at the provider, for a region such as "us2"; without one, for its first. */
  providerChecklist(id: string, region?: string): ProviderChecklist {
    return this.#call("providerChecklist", [textOf("id", id), textOf("region", region ?? "")]);
  }

  /** Tells what became of a request of a plan from what the API answered. */
  readResponse(answer: HttpAnswer, request: PlannedRequest): Outcome {
    return this.#call("readResponse", [jsonText(answer), jsonText(request)]);
  }

  /** The requests that read back, undo or change what the requests of a plan attach. */
  derive(requests: PlannedRequest[], kind: DerivedKind): Derived {
    if (!Array.isArray(requests)) throw new TypeError(`requests must be an array, not ${kindOf(requests)}.`);
    if (!KINDS.has(kind)) throw new TypeError('kind must be "read_back", "detach" or "update".');
    return this.#call("derive", [jsonText(requests), kind]);
  }

  /** Compares a planned request with the body of GET /v1/sip for one of its numbers. */
  compare(request: PlannedRequest, answer: unknown): Comparison {
    return this.#call("compare", [jsonText(request), draftText(answer)]);
  }

  /**
   * Judges an answer of GET /v1/sip, whatever its status: what it says of the one number of
   * `request`, and whether that is what was planned.
   */
  readConfiguration(answer: HttpAnswer, request: PlannedRequest): ConfigurationReading {
    return this.#call("readConfiguration", [jsonText(answer), jsonText(request)]);
  }

  /**
   * Finds the numbers of planned requests among what an account holds: answers of
   * GET /v1/sip/numbers and of GET /v1/inbound, null where there was none. Also reads one of GET /v1/sip/trunks.
   */
  readAccount(
    answers: { numbers?: HttpAnswer | null; inbound?: HttpAnswer | null; trunks?: HttpAnswer | null },
    requests: PlannedRequest[],
  ): AccountReading {
    return this.#call("readAccount", [jsonText(answers), jsonText(requests)]);
  }

  /** Judges the body that makes or changes a trunk. Only one that makes it ("create") needs a name. */
  judgeTrunk(trunk: object, call: "create" | "update" | "" = ""): TrunkJudgement {
    return this.#call("judgeTrunk", [jsonText(trunk), call]);
  }

  /** Writes a planned request, or all of a plan, as a program that sends it. */
  render(request: PlannedRequest | Plan, language: Language, options?: RenderOptions): Snippet {
    return this.#call("render", [jsonText(request), textOf("language", language), jsonText(options)]);
  }

  /** A document with every secret replaced, for whatever is shown, copied, linked or logged. */
  redact(document: unknown): Json {
    return this.#call("redact", [jsonText(document)]);
  }

  /**
   * Any of the calls above by name, from JSON texts to JSON text: for passing results on unread, as
   * from a worker to its page.
   */
  text(name: CallName, ...texts: string[]): string {
    return this.#bridge.call(name, ...texts.map(asText));
  }

  #call<Result>(name: CallName | PartName, texts: unknown[]): Result {
    return JSON.parse(this.#bridge.call(name, ...texts.map(asText))) as Result;
  }
}

const KINDS: ReadonlySet<unknown> = new Set<DerivedKind>(["read_back", "detach", "update"]);

/** What a plan has many of. */
type Lists = Pick<Plan, "diagnostics" | "numbers" | "requests">;

/** Some elements of these lists. The last part also has the other members of the plan. */
type PlanPart = PlanRows & Partial<Pick<Plan, "requests">> & (Pick<Plan, "ok" | "directions"> | object);

function appendPart(lists: Lists, part: PlanPart, patterns: DiagnosticPatterns): void {
  takeReadings(lists.numbers, part);
  patterns.take(lists.diagnostics, part);
  for (const request of part.requests ?? []) lists.requests.push(request);
}

/** What `make` gives; `otherwise` where it throws, or gives nothing. */
function textOr(otherwise: string, make: () => string | undefined): string {
  try {
    return make() ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** An argument as a text, whatever it is; "" of what cannot be one. */
const asText = (value: unknown): string => textOr("", () => String(value));

/** JSON text of a value; "" of one that JSON cannot hold. */
const jsonText = (value: unknown): string => textOr("", () => JSON.stringify(value));

/** JSON text of a context, with the properties of a class, which JSON.stringify leaves out. */
function contextText(context: unknown): string {
  if (context === undefined || context === null) return "";
  if (typeof context !== "object" || Array.isArray(context)) return UNUSABLE;
  // A getter may throw.
  return textOr(UNUSABLE, () => {
    const { base_url, allow_http_hosts } = context as Context;
    return heldText({ ...context, base_url, allow_http_hosts });
  });
}

/** Neither a context nor an address. */
const UNUSABLE = "[]";

/**
 * JSON text of a value; "" of undefined. What JSON would drop, make null or refuse was given all the
 * same: it becomes a text, so that the engine says that it cannot be used.
 */
function heldText(value: unknown): string {
  const hold = (_: string, member: unknown): unknown => {
    const isHeld =
      typeof member === "number" ? Number.isFinite(member) : !["bigint", "function", "symbol"].includes(typeof member);
    return isHeld ? member : String(member);
  };
  return textOr(UNUSABLE, () => JSON.stringify(value, hold) ?? "");
}

/** What String() gives for a value that JSON cannot hold, which the engine knows when it sees it. */
function draftText(draft: unknown): string {
  if (typeof draft === "string") return draft;
  return textOr("[object Object]", () => JSON.stringify(draft) ?? "undefined");
}
