import { kindOf, textOf } from "./arguments.js";
import type { Bridge } from "./bridge.js";
import type { CallName, PartName } from "./glue.js";
import { PlanOfRows, type PlanLists, type PlanRows } from "./plan-rows.js";
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
  DerivedRequest,
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
 * Reads drafts and numbers, and plans requests. Every call is synchronous and keeps no state. What is wrong with a
 * draft is in the diagnostics; calls throw only EngineError, or a TypeError for an argument that must be a string, an
 * array of requests or a kind of request and is not.
 */
export class Engine {
  #bridge: Bridge;
  #info: EngineInfo | null = null;
  #isPlanning = false;

  /** @internal Use createEngine. */
  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Whether every call will work, whatever its arguments. */
  get hasTools(): boolean {
    return this.#bridge.hasTools;
  }

  /**
   * Loads the part of the engine that `createEngine({ core: true })` leaves out: all code that planning the usual
   * drafts does not need. Until then, a call that needs it throws EngineError. Any other engine has it from the start,
   * or reads it when first needed. Works detached from the engine too, as a method of an object that wraps it.
   */
  readonly loadTools = (): Promise<void> => this.#bridge.loadTools();

  /**
   * Frees the engine's memory, which grows with the longest list that it has read. The next call restarts the
   * engine, so others who share it are not disturbed.
   */
  dispose(): void {
    this.#bridge.drop();
  }

  get info(): EngineInfo {
    return (this.#info ??= this.#call<EngineInfo>("info", []));
  }

  /**
   * Turns a draft of an attach request into the requests to send, with diagnostics for everything worth
   * saying about it.
   *
   * A string is JSON text, so that errors have a line and a column; any other value is the draft
   * itself. A value that JSON cannot hold (undefined, a function, a cycle, a BigInt) gives the error
   * json.javascript_value at "".
   *
   * `onProgress` is called every few hundred numbers, so that a page or a terminal can show the
   * progress of a long list.
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
    const lists = new PlanOfRows();
    // splice empties the array, so that texts of megabytes can be garbage-collected while the parts arrive.
    let part = this.#call<PlanPart>("beginPlan", texts.splice(0));
    try {
      while (!("ok" in part)) {
        lists.take(part);
        if (part.numbers !== undefined) onProgress?.(lists.numbers.length);
        part = this.#call<PlanPart>("continuePlan", []);
      }
    } catch (error) {
      this.#bridge.drop(); // with the rest of the plan
      throw error;
    }
    this.#bridge.endPlan();
    lists.take(part);
    const { ok, directions } = part;
    const { diagnostics, numbers, requests } = lists.finish();
    return { ok, diagnostics, numbers, directions, requests };
  }

  /** Reads one telephone number or trunk identity. */
  readNumber(input: string, context?: NumberContext): SingleNumberReading {
    return this.#call("readNumber", [textOf("input", input), contextText(context)]);
  }

  /** Finds and reads every number in pasted text: a list in any layout, a table such as CSV or TSV, or a document. */
  readNumbers(text: string, context?: BulkContext): BulkReading {
    return this.#call("readNumbers", [textOf("text", text), contextText(context)]);
  }

  /**
   * Finds the same numbers as readNumbers, but returns them as they were written, for a draft: `plan` will
   * read them. Show the diagnostics to the user: they say what was left out, and an error must prevent sending.
   */
  splitNumbers(text: string, context?: BulkContext): BulkInputs {
    return this.#call("splitNumbers", [textOf("text", text), contextText(context)]);
  }

  /**
   * Detects the columns of a pasted table, for a person to check: the role of each column, and the first
   * rows. Pass the roles, corrected or not, to the other calls as `roles` of their context.
   */
  readTable(text: string, context?: BulkContext): BulkTable {
    return this.#call("readTable", [textOf("text", text), contextText(context)]);
  }

  /**
   * Parses a pasted curl command, or finds the call in program code, an HTTP message or a Postman export. The result
   * never contains the API key.
   */
  readCurl(text: string): CurlReading {
    return this.#call("readCurl", [textOf("text", text)]);
  }

  /**
   * Reads the address of the API, as `plan` reads Context.base_url. Undefined and null stand for the
   * default; any other value that cannot be used is an error and never falls back to the default.
   */
  readBaseUrl(baseUrl?: unknown, options?: BaseUrlOptions): BaseUrlReading {
    return this.#call("readBaseUrl", [heldText(baseUrl), contextText(options)]);
  }

  /** Reads a SIP destination: a SIP or SIPS URI, or a shorthand such as host:port. */
  readEndpoint(input: string): EndpointReading {
    return this.#call("readEndpoint", [textOf("input", input)]);
  }

  /** Returns the table of carriers, PBXs, and services that calls can be forwarded to. */
  providers(): Provider[] {
    return this.#call("providers", []);
  }

  /**
   * Returns a patch that adds to a draft what a provider needs: endpoint, options and authentication.
   * Call it without answers to learn which questions to ask.
   */
  applyProvider(draft: AttachDraft, id: string, answers?: ProviderAnswers): AppliedProvider;
  applyProvider(draft: unknown, id: string, answers?: ProviderAnswers): AppliedProvider;
  applyProvider(draft: unknown, id: string, answers?: ProviderAnswers): AppliedProvider {
    return this.#call("applyProvider", [draftText(draft ?? {}), textOf("id", id), jsonText(answers)]);
  }

  /** Returns what to enter at the provider for a region such as "us2"; by default, the provider's first. */
  providerChecklist(id: string, region?: string): ProviderChecklist {
    return this.#call("providerChecklist", [textOf("id", id), textOf("region", region ?? "")]);
  }

  /** Reads the API's answer to a request of a plan, or of `derive`: what became of the request and of each number. */
  readResponse(answer: HttpAnswer, request: PlannedRequest | DerivedRequest): Outcome {
    return this.#call("readResponse", [jsonText(answer), jsonText(request)]);
  }

  /** Returns the requests that read back, undo or change what the requests of a plan attach. */
  derive(requests: PlannedRequest[], kind: DerivedKind): Derived {
    if (!Array.isArray(requests)) throw new TypeError(`requests must be an array, not ${kindOf(requests)}.`);
    if (!KINDS.has(kind)) throw new TypeError('kind must be "read_back", "detach" or "update".');
    return this.#call("derive", [jsonText(requests), kind]);
  }

  /** Compares a planned request with the body that GET /v1/sip returned for one of its numbers. */
  compare(request: PlannedRequest, answer: unknown): Comparison {
    return this.#call("compare", [jsonText(request), draftText(answer)]);
  }

  /**
   * Reads an answer to GET /v1/sip with any HTTP status: what it says about the only number of
   * `request`, and whether that is what was planned.
   */
  readConfiguration(answer: HttpAnswer, request: PlannedRequest): ConfigurationReading {
    return this.#call("readConfiguration", [jsonText(answer), jsonText(request)]);
  }

  /**
   * Looks up the numbers of planned requests in what an account holds: the answers to GET /v1/sip/numbers and
   * GET /v1/inbound, each null if there was none. Also reads an answer to GET /v1/sip/trunks.
   */
  readAccount(
    answers: { numbers?: HttpAnswer | null; inbound?: HttpAnswer | null; trunks?: HttpAnswer | null },
    requests: PlannedRequest[],
  ): AccountReading {
    return this.#call("readAccount", [jsonText(answers), jsonText(requests)]);
  }

  /**
   * Checks the body of a request that creates or changes a trunk. Only "create" requires a name; of an "update", what
   * it leaves out may be in the trunk, and null clears a field.
   */
  judgeTrunk(trunk: object, call: "create" | "update" | "" = ""): TrunkJudgement {
    return this.#call("judgeTrunk", [jsonText(trunk), call]);
  }

  /** Writes a planned request, or all requests of a plan, as a program that sends it. */
  render(request: PlannedRequest | Plan, language: Language, options?: RenderOptions): Snippet {
    return this.#call("render", [jsonText(request), textOf("language", language), jsonText(options)]);
  }

  /** Returns a copy with every secret replaced. Use it before a document is shown, copied, linked or logged. */
  redact(document: unknown): Json {
    return this.#call("redact", [jsonText(document)]);
  }

  /**
   * Makes any of the calls above by name, with JSON text in and out, so that results can be passed on
   * unparsed, for example from a worker to its page.
   */
  text(name: CallName, ...texts: string[]): string {
    return this.#bridge.call(name, ...texts.map(asText));
  }

  #call<Result>(name: CallName | PartName, texts: unknown[]): Result {
    return JSON.parse(this.#bridge.call(name, ...texts.map(asText))) as Result;
  }
}

const KINDS: ReadonlySet<unknown> = new Set<DerivedKind>(["read_back", "detach", "update"]);

/** Only the last part has the other members of the plan. */
type PlanPart = PlanRows & (Omit<Plan, keyof PlanLists> | object);

/** The result of `make`; `otherwise` if it throws or returns undefined. */
function textOr(otherwise: string, make: () => string | undefined): string {
  try {
    return make() ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Any argument as a string; "" if it cannot be converted. */
const asText = (value: unknown): string => textOr("", () => String(value));

/** JSON text of a value; "" for one that JSON cannot hold. */
const jsonText = (value: unknown): string => textOr("", () => JSON.stringify(value));

/** JSON text of a context, including getters of a class instance, which JSON.stringify leaves out. */
function contextText(context: unknown): string {
  if (context === undefined || context === null) return "";
  if (typeof context !== "object" || Array.isArray(context)) return UNUSABLE;
  // A getter may throw.
  return textOr(UNUSABLE, () => {
    const { base_url, allow_http_hosts } = context as Context;
    return heldText({ ...context, base_url, allow_http_hosts });
  });
}

/** JSON text that the engine will refuse both as a context and as an address. */
const UNUSABLE = "[]";

/**
 * JSON text of a value; "" for undefined. What JSON would drop, turn into null or refuse becomes a
 * string, so that the engine can say that it cannot be used instead of taking it for absent.
 */
function heldText(value: unknown): string {
  const hold = (_: string, member: unknown): unknown => {
    const isHeld =
      typeof member === "number" ? Number.isFinite(member) : !["bigint", "function", "symbol"].includes(typeof member);
    return isHeld ? member : String(member);
  };
  return textOr(UNUSABLE, () => JSON.stringify(value, hold) ?? "");
}

/** JSON text of a draft. For a value that JSON cannot hold, what String() gives, which the engine recognizes. */
function draftText(draft: unknown): string {
  if (typeof draft === "string") return draft;
  return textOr("[object Object]", () => JSON.stringify(draft) ?? "undefined");
}
