// The documents that go into the engine and come out of it. All are plain JSON with the names of
// the API that they describe, so that they can be stored, posted to a worker and compared.

import type { AttachRequest, DirectionType } from "./generated/api.js";
import type { DiagnosticCode, DiagnosticParams, DiagnosticSeverity } from "./generated/codes.js";

export type {
  AttachRequest,
  AuthMode,
  DetachRequest,
  DirectionType,
  HeaderMappings,
  InboundCustomMapping,
  InboundDirection,
  InboundHeaders,
  OutboundCustomMapping,
  OutboundDirection,
  OutboundHeaders,
  RegisterAuth,
  SipOptions,
  Transport,
  TrunkFields,
  UpdateRequest,
  UuiMapping,
} from "./generated/api.js";
export type { DiagnosticCode, DiagnosticParams };
export type Severity = DiagnosticSeverity;

/**
 * A draft as it is written in a program: the fields of the request, for completion and for hints at a mistyped one
 * (`const draft: AttachDraft = …`, or `satisfies AttachDraft`). The engine takes any other value as well.
 */
export interface AttachDraft extends Omit<AttachRequest, "service"> {
  /** Filled in where it is left out. */
  service?: AttachRequest["service"];
}

/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** One operation of a JSON Patch (RFC 6902). Paths are JSON Pointers (RFC 6901). */
export type PatchOperation =
  | { op: "add" | "replace" | "test"; path: string; value: Json }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; from: string; path: string };
export type JsonPatch = PatchOperation[];

/** A change of the draft that removes the diagnostic that offers it. */
export interface Fix {
  /** What a button says: "Write +14155550132". */
  title: string;
  patch: JsonPatch;
  /**
   * There when the fix is one reading among several, or one that only a person can confirm: it may
   * name another subscriber, host, account or trunk than was meant. Offer it where it stands, and
   * never apply it in bulk; `applyFixes` leaves it to a person. Without this, a fix is a correction.
   */
  choice?: true;
}

/** Something that the engine has to say about a document. Never holds a secret. */
export type Diagnostic = { [Code in DiagnosticCode]: DiagnosticOf<Code> }[DiagnosticCode];

/** The params of a diagnostic whose code does not matter. */
export interface DiagnosticValues {
  readonly [name: string]: string | number | undefined;
}

/** A diagnostic of one code, whose `params` are known. */
export interface DiagnosticOf<Code extends DiagnosticCode> {
  /** A dotted slug such as "number.not_e164", stable for ever. */
  code: Code;
  /**
   * error: the API will refuse it, or it cannot mean anything. warning: legal, but probably not
   * meant. info: what the engine changed or assumed.
   */
  severity: Severity;
  /** JSON Pointer into the draft; "" is the whole of it. */
  path: string;
  message: string;
  /** The values that the message names: where `code` was compared, {@link DiagnosticParams} of it. */
  params: DiagnosticParams[Code] & DiagnosticValues;
  fix?: Fix;
  /** The other readings, where `fix` is one of several; each of them is a choice. */
  alternatives?: Fix[];
}

/** Settings of a plan, which are not part of the request. */
export interface Context {
  /** ISO 3166-1 alpha-2. Without it a national number is never guessed. */
  default_region?: string;
  /** What is known of the trunk that the draft names, as the API shows it. */
  trunk?: object;
  /**
   * Where requests go; https://api.bland.ai when absent. One that is given and cannot be used is an
   * error, and nothing is planned. See Engine.readBaseUrl.
   */
  base_url?: string;
  /**
   * Hosts off this machine that base_url may name with http. The API key and passwords are readable
   * on the way there.
   */
  allow_http_hosts?: string[];
  /** How many numbers go into one request; 100 when absent, which is also the most. */
  max_numbers_per_request?: number;
  /** Leave numbers that are errors out of the requests instead of refusing the whole draft. */
  skip_invalid?: boolean;
}

/** Settings of readBaseUrl. */
export type BaseUrlOptions = Pick<Context, "allow_http_hosts">;

/** How the engine understood the address of the API. */
export interface BaseUrlReading {
  /** Paths of the API are appended to it; fetch calls the host that it names. Null: not usable. */
  base_url: string | null;
  diagnostics: Diagnostic[];
}

/** The limits of the rules, to be shown before anything is typed. */
export interface Limits {
  max_numbers_per_request: number;
  /** In bytes; a longer text is not read as a number. */
  max_number_length: number;
  /** In bytes; a longer identity of a trunk is warned of. */
  max_identity_length: number;
  /** In characters. */
  min_password_length: number;
  max_password_length: number;
  /** For one number and direction; more are warned of. */
  max_header_mappings: number;
  /** For each text of a mapping; longer ones are warned of. */
  max_header_text_bytes: number;
  /** In characters. */
  max_trunk_name_length: number;
  min_port: number;
  max_port: number;
  max_host_length: number;
  /** Between two dots of a host. */
  max_host_label_length: number;
  max_json_depth: number;
  /** So many members that are given more than once are reported; further ones are only counted. */
  max_reported_duplicate_keys: number;
  /** So many infos of one code about numbers are reported; further ones are only counted. */
  max_reported_infos: number;
}

/** Settings for reading a single number. */
export interface NumberContext {
  /** ISO 3166-1 alpha-2. Without it a national number is never guessed. */
  default_region?: string;
  /** The number is bound to a trunk: what does not begin with "+" is kept as it is. */
  for_trunk?: boolean;
  /** @deprecated The old name of `for_trunk`. In a Context, `trunk` is what is known of the trunk. */
  trunk?: boolean;
}

/** Settings for reading a pasted text of numbers. */
export interface BulkContext extends NumberContext {
  /**
   * The column of a table that holds the numbers: its place, counted from 0 as in
   * BulkFormat.phone_column, or the name that the header gives it, in any case. Absent, or where the
   * text has no such column, it is found by its contents.
   */
  phone_column?: number | string;
  /** The column of a table that tells the country of each row, as `phone_column`. */
  country_column?: number | string;
  /** The role of each column of a table, as readTable tells them; null where it is to be found. */
  roles?: (ColumnRole | null)[];
  /** A range of numbers becomes its numbers, up to 10,000 of each. */
  expand_ranges?: boolean;
  /** For splitNumbers: also return the text beside each number. */
  beside?: boolean;
}

/**
 * What a column of a table is read for. "country" and "calling_code" tell the country of the row;
 * "area_code", "exchange" and "line" are put together in this order; a range is "range_start" with
 * "range_end" or "range_size". Extensions are said, and left out.
 */
export type ColumnRole =
  | "number"
  | "country"
  | "calling_code"
  | "area_code"
  | "exchange"
  | "line"
  | "extension"
  | "range_start"
  | "range_end"
  | "range_size"
  | "left_out";

export type NumberKind = "e164" | "identity" | "invalid";
export type NumberValidity = "valid" | "possible" | "invalid" | "not_a_number";

/** How the engine understood one input. */
export interface NumberReading {
  input: string;
  /** JSON Pointer of the input in the draft. */
  path: string;
  kind: NumberKind;
  /** What goes on the wire; null when kind is "invalid". */
  value: string | null;
  /** Judged by the number plans that the engine knows; plans change faster than they are known. */
  validity: NumberValidity;
  /** ISO 3166-1 alpha-2, or "001" for numbers of no country. */
  region: string | null;
  /** "mobile", "fixed_line", "toll_free", … */
  type: string | null;
  national: string | null;
  international: string | null;
  /** Index of the first input that has the same value. */
  duplicate_of: number | null;
}

/** A NumberReading of an input that is no part of a draft, with what there is to say about it. */
export interface SingleNumberReading extends NumberReading {
  diagnostics: Diagnostic[];
}

export type ValueSource = "request" | "trunk" | "default" | "unknown";

/** A field as it will be in force, and where that value comes from. Null: not known, or not set. */
export interface EffectiveValue<Value> {
  value: Value | null;
  source: ValueSource;
}

/** A field that holds a secret: only whether there is one, and where it comes from. */
export interface EffectiveSecret extends EffectiveValue<never> {
  /** There is one. */
  redacted?: true;
}

/**
 * What holds for a direction once the request, the trunk and the API's defaults are put together.
 */
export interface EffectiveDirection {
  type: DirectionType;
  /** JSON Pointer of the direction in the draft. */
  path: string;
  sip_endpoint: EffectiveValue<string>;
  transport: EffectiveValue<string>;
  port: EffectiveValue<number>;
  secure_media: EffectiveValue<boolean>;
  /** Inbound only, as are the two below. */
  auth_mode?: EffectiveValue<string>;
  register_username?: EffectiveValue<string>;
  register_password?: EffectiveSecret;
  sip_username: EffectiveValue<string>;
  sip_password: EffectiveSecret;
  sip_realm: EffectiveValue<string>;
  headers: EffectiveValue<HeaderExplanation[]>;
}

/** What one header mapping does, in a sentence. */
export interface HeaderExplanation {
  /** JSON Pointer of the mapping in the draft. */
  path: string;
  /** "The value of SIP header X-Account goes into {{account}}." */
  text: string;
}

/** What `engine.plan` gives. */
export interface Plan {
  /** No diagnostic is an error. */
  ok: boolean;
  /** In document order. The same draft and context give the same list. */
  diagnostics: Diagnostic[];
  /** One for each input, in order. */
  numbers: NumberReading[];
  directions: EffectiveDirection[];
  /** Empty unless ok; more than one where there are more numbers than a request may carry. */
  requests: PlannedRequest[];
}

export interface PlannedRequest {
  method: "POST";
  url: string;
  /** Never holds the API key; `send` adds it. */
  headers: Record<string, string>;
  body: Record<string, Json>;
  /** Indices into Plan.numbers. */
  numbers: number[];
}

export type HostKind = "domain" | "ipv4" | "ipv6";

/** How the engine understood a SIP destination. */
export interface EndpointReading {
  valid: boolean;
  scheme: string | null;
  user: string | null;
  host: string | null;
  host_kind: HostKind | null;
  port: number | null;
  transport: string | null;
  params: Record<string, string | null>;
  /** The SIP URI that a shorthand stands for. */
  normalized: string | null;
  is_private: boolean;
  /** Provider.id of whose host it is; null where that is not known. */
  provider: string | null;
  diagnostics: Diagnostic[];
}

/**
 * How sure the table is of something that the provider does not document: concluded from what is
 * documented, seen in client code, only a convention, or not known.
 */
export type Doubt = "inferred" | "client_code" | "convention" | "unknown";

export type ProviderRole = "carrier" | "pbx" | "contact_center" | "destination";
export type ProviderAuth = "credentials" | "ip";

/** A carrier, a PBX or a contact centre, or a service that inbound calls are forwarded to. */
export interface Provider {
  id: string;
  name: string;
  role: ProviderRole;
  /** What else it is looked for by. */
  also?: string[];
  /** A host under one of these is the provider's. */
  domains: string[];
  /** The first pattern that fits a host tells what it is. {x} stands for what a customer has. */
  hosts: {
    pattern: string;
    /** The code that tells why it is not one for the calls of a trunk. */
    mistake?: DiagnosticCode;
    /** The host that the same trunk has for calls: what follows the trunk's name. */
    instead?: string;
    confidence?: Doubt;
  }[];
  /** What {x} may be, where it is one of a few. */
  choices?: Record<string, string[]>;
  defaults?: Record<string, string>;
  /** What a user must begin with. */
  user?: string;
  /** Without "sip:"; null where the provider sets it up. */
  endpoint: string | null;
  example?: string;
  /** For TLS. "assigned": by the provider, to each customer; null: not documented. */
  port: number | "assigned" | null;
  tcp_port?: number;
  transport: "tls";
  secure_media: true;
  /** What the provider takes where nothing is said. */
  default_transport?: "udp";
  /** What is said of udp and tcp. */
  clear?: DiagnosticCode;
  auth: ProviderAuth[];
  credentials?: "required" | "recommended";
  /** It takes no registrations. */
  register?: false;
  number_format?: string;
  /** Regions of the service that it can be used with; absent: all. */
  regions?: ServiceRegion[];
  /** Its calls do not come over the edge of a region. */
  origination?: false;
  /** What to do at the provider. */
  steps: { text: string; confidence?: Doubt }[];
  transfers?: string;
  source: string;
  /** Where that can be read; absent where no page of it is known. */
  source_url?: string;
  /** Of members that the provider does not document. */
  confidence?: Record<string, Doubt>;
}

export type ServiceRegion = "us2" | "ca2" | "asia2" | "eu2";

/** By the name of the question. A whole destination may be given where a part of it is asked for. */
export type ProviderAnswers = Record<string, string | number>;

export interface ProviderQuestion {
  name: string;
  /** "Name of the trunk" */
  label: string;
  required: boolean;
  secret: boolean;
  choices: string[] | null;
  default: string | null;
}

/** What `engine.applyProvider` gives. */
export interface AppliedProvider {
  /** Null: there is none of that id. */
  provider: string | null;
  /** Nothing is missing, and the draft is an object. */
  ok: boolean;
  /** On the draft, as one step. Holds the password of the answers. */
  patch: JsonPatch;
  /** JSON Pointers of the fields that the patch sets. */
  written: string[];
  /** What this provider needs, with these answers. */
  asks: ProviderQuestion[];
  /** Names of the questions that still need an answer, or another one. */
  missing: string[];
}

/** What to enter at the provider. */
export interface ProviderChecklist {
  /** Null: there is none of that id. */
  provider: string | null;
  name: string | null;
  /** Null: the provider has no such region. */
  region: ServiceRegion | null;
  regions: ServiceRegion[];
  items: {
    id: string;
    label: string;
    /** Each to be copied alone; empty where it is not known. */
    values: string[];
    confidence: "documented" | Doubt;
  }[];
  steps: { text: string; confidence: "documented" | Doubt }[];
  transfers: string | null;
  source: string | null;
  /** Where that can be read; null where no page of it is known. */
  source_url: string | null;
}

/** An answer of the API, as far as the engine needs it. */
export interface HttpAnswer {
  status: number;
  /** The text of the answer, or its parsed JSON. */
  body: unknown;
  /** Those that matter: "retry-after", "date", "content-type". */
  headers?: Record<string, string>;
}

export type OutcomeStatus =
  | "configured"
  | "partial"
  | "failed"
  | "unauthorized"
  | "not_entitled"
  | "rejected"
  | "rate_limited"
  | "server_error"
  | "unreadable";

export interface FailedNumber {
  number: string;
  reason: string;
  /** The entry as the API sent it; of several entries of one number, a list of them. */
  raw: Json;
  /** The reason says that it is attached already: read it back. */
  already_attached: boolean;
}

/** A number that an answer calls both configured and failed. */
export interface ContradictoryNumber {
  number: string;
  /** What the answer says of the failure. */
  reason: string;
  raw: Json;
}

export interface RegisterPassword {
  /** As it was sent; null where the answer does not say whose it is. */
  number: string | null;
  /** The JSON text of it where the API gave no string. */
  password: string;
}

/** What became of a request. */
export interface Outcome {
  status: OutcomeStatus;
  /** As they were sent, and only those of which the answer says nothing else too. */
  configured: string[];
  failed: FailedNumber[];
  contradictory: ContradictoryNumber[];
  /** Numbers of the request that the answer does not mention, or mentions as both: read them back. */
  unaccounted: string[];
  /**
   * The first of register_passwords. Returned by the API only once; the PBX needs this one, not the
   * password that was sent.
   */
  register_password_for_pbx: string | null;
  /** Every such password of the answer, wherever it stands. */
  register_passwords: RegisterPassword[];
  /**
   * Of any change, an update too: whether the answer says of the request as a whole that it was carried out; false
   * where it says that it was not, or not yet (pending, a dry run). Null where it does not tell.
   */
  carried_out: boolean | null;
  retryable: boolean;
  retry_after_seconds: number | null;
  message: string;
  /** The API's own words. */
  errors: ApiError[];
  /**
   * Whether what answers is not the API, or does not know the call, so that no other request will go better: true of a
   * page, of a 404 that names a path, of a 405. Null of a 404 that does not say what was not found.
   */
  no_call: boolean | null;
}

export interface ApiError {
  code: string;
  message: string;
}

/** One row of the table of diagnostics. */
export interface CodeInfo {
  code: DiagnosticCode;
  severity: Severity;
  /** What the code means. */
  summary: string;
  /** The template of a diagnostic's message; {name} stands for a parameter. */
  message: string;
  /** Where the rule comes from. */
  source: string;
}

export interface EngineInfo {
  version: string;
  /** Version of the number plans. */
  metadata_version: string;
  limits: Limits;
  codes: CodeInfo[];
}

/** read_back asks what is attached, detach undoes it, update changes what is attached already. */
export type DerivedKind = "read_back" | "detach" | "update";

/** A request that follows from a planned one. */
export interface DerivedRequest {
  method: "GET" | "POST";
  url: string;
  /** Never holds the API key. */
  headers: Record<string, string>;
  body: Record<string, Json> | null;
  /** Indices into Plan.numbers. */
  numbers: number[];
}

export interface Derived {
  requests: DerivedRequest[];
}

/** hidden: a credential, which the API never shows. */
export type FieldStatus = "same" | "differs" | "missing" | "hidden";

export interface ComparedField {
  /** JSON Pointer into the direction. */
  path: string;
  status: FieldStatus;
  planned: Json;
  found: Json;
}

export interface ComparedDirection {
  type: DirectionType;
  attached: boolean;
  fields: ComparedField[];
}

/** What was planned against what the API reads back. */
export interface Comparison {
  /** The body says something about directions of a number of the request. */
  readable: boolean;
  /** Every direction is attached, and nothing differs or is missing. */
  verified: boolean;
  directions: ComparedDirection[];
}

/**
 * as_planned: every planned direction is attached, and nothing differs. differs: every one is
 * attached, and something differs or is missing. partly: some are attached. not_attached: the API says
 * that none is. unknown: anything else, such as the page of a proxy.
 */
export type ConfigurationVerdict = "as_planned" | "differs" | "partly" | "not_attached" | "unknown";

/** What an answer of GET /v1/sip says of one number. */
export interface ConfigurationReading {
  verdict: ConfigurationVerdict;
  /** One sentence, of differs, partly and unknown. Of all others "", unless a direction is attached that was not planned. */
  why: string;
  /** What an update cannot change of what differs, as `why` names it: "inbound/trunk_id"; otherwise "". */
  beyond_update: string;
  /** As of an Outcome that was refused; "configured" when the answer was read. */
  status: OutcomeStatus;
  retryable: boolean;
  retry_after_seconds: number | null;
  message: string;
  /** The API's own words. */
  errors: ApiError[];
  /** As of an Outcome. */
  no_call: boolean | null;
  directions: ComparedDirection[];
}

/**
 * listed: something is attached to the number. bought: it was bought from the service, and nothing is
 * attached to it. new: the account's list is whole and does not name it. unknown: anything else.
 */
export type AccountState = "listed" | "bought" | "new" | "unknown";

/** A trunk of the account; "" where the API does not say. */
export interface TrunkSummary {
  id: string;
  name: string;
  provider: string;
  direction: string;
  sip_endpoint: string;
}

/** An answer of GET /v1/sip/trunks. */
export interface TrunkListing {
  /** Null where the answer holds no list. */
  list: TrunkSummary[] | null;
  /** Entries that cannot be used, by their index in the answer's list. */
  left_out: { index: number; why: string }[];
  /** A trunk that is in neither is not there. */
  is_whole: boolean;
  /** One sentence, where it is not whole. */
  why: string;
}

/** What is wrong with the body that makes or changes a trunk. */
export interface TrunkJudgement {
  /** No diagnostic is an error. */
  ok: boolean;
  /** Their paths, and those of their fixes, are those of the trunk. */
  diagnostics: Diagnostic[];
}

/** What the lists of an account say of the numbers of a plan. */
export interface AccountReading {
  /** In the order of the requests. */
  numbers: {
    /** Index into Plan.numbers. */
    index: number | null;
    state: AccountState;
    /** One sentence, or "". Of a new number: that it may be one that was bought. */
    why: string;
  }[];
  /** Null where no answer was given. */
  trunks: TrunkListing | null;
}

/** How a pasted text of numbers was understood. */
export interface BulkFormat {
  /** "document": JSON, XML, vCards, or lines of names with values. */
  kind: "text" | "delimited" | "document";
  /** "\n" for a single column under a name. */
  delimiter: string | null;
  has_header: boolean;
  /** Counts from 0; null in a text. */
  phone_column: number | null;
  phone_column_name: string | null;
  /** The header's names; null without a header. */
  columns: string[] | null;
}

/** One number of a pasted text. */
export interface BulkRow {
  /** Where it begins, counted from 1; columns in code points. */
  line: number;
  column: number;
  input: string;
  kind: NumberKind;
  value: string | null;
  validity: NumberValidity;
  region: string | null;
  type: string | null;
  national: string | null;
  international: string | null;
  /** Index of the first row with the same value. */
  duplicate_of?: number;
  /** readNumber gives them in full. */
  diagnostics?: DiagnosticCode[];
}

export interface BulkReading {
  format: BulkFormat;
  /** Null where the text is no table of several columns. */
  table: BulkColumns | null;
  /** In the order of the text. */
  rows: BulkRow[];
  /** valid, possible, identities and invalid add up to total. */
  summary: {
    total: number;
    valid: number;
    possible: number;
    identities: number;
    invalid: number;
    duplicates: number;
  };
  diagnostics: Diagnostic[];
}

/** The columns of a pasted table, and its first rows. */
export interface BulkColumns {
  /** Empty for a text that is no table of several columns. */
  columns: {
    /** That the header gives it; null without one. */
    name: string | null;
    role: ColumnRole;
    /** It holds telephone numbers, whether they are read or not. */
    numbers: boolean;
  }[];
  /** The first ten rows below the header; long cells are cut, secrets left out. */
  rows: string[][];
  /** Lines above the header. */
  lines_left_out: number;
}

/** What a pasted table is. */
export interface BulkTable extends BulkColumns {
  format: BulkFormat;
  diagnostics: Diagnostic[];
}

/** The text beside the numbers of a pasted text. */
export interface BulkBeside {
  columns: {
    /** Its place in the table, from 0; null for the members of a document and for the words of a line. */
    column: number | null;
    name: string | null;
    /** A person can tell rows apart by it, as by names and places. */
    tells: boolean;
  }[];
  /** A cell of each of these columns. */
  rows: string[][];
  /** The row of each input; -1 if there is nothing beside it. */
  of: number[];
}

/** The numbers of a pasted text, unread. */
export interface BulkInputs {
  format: BulkFormat;
  /** Null where the text is no table of several columns. */
  table: BulkColumns | null;
  /** In the order of the text; cells without a number are left out. */
  inputs: string[];
  /** The line on which each begins, counted from 1. */
  lines: number[];
  /** Where it was asked for. */
  beside?: BulkBeside;
  diagnostics: Diagnostic[];
}

/** A pasted curl command, or program code that calls attach, taken apart. */
export interface CurlReading {
  /** There is such a call in the text. */
  recognized: boolean;
  /** The JSON body, for `plan`; null where it cannot be read or is of another call. */
  draft: Json;
  /** Without credentials and query. */
  url: string | null;
  method: string | null;
  /** The address before /v1/sip/attach, as readBaseUrl gives it; null if it cannot be used. */
  base_url: string | null;
  /** The command holds an API key that looks real. It is not given. */
  has_api_key: boolean;
  diagnostics: Diagnostic[];
}

/** curl is for bash and other POSIX shells, curl_cmd for Windows cmd.exe. */
export type Language = "curl" | "curl_cmd" | "powershell" | "javascript" | "python";

export interface RenderOptions {
  /** Write passwords as they are; otherwise they read "******". */
  reveal_secrets?: boolean;
  /** Stands in the program in place of reading the variable BLAND_API_KEY. */
  api_key_placeholder?: string;
}

export interface Snippet {
  language: string;
  /** Null if there is an error. */
  text: string | null;
  diagnostics: Diagnostic[];
}
