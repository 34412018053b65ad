// The documents that go into the engine and come out of it. All are plain JSON, named as in the API,
// so that they can be stored, posted to a worker and compared.

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
 * A draft written in a program: the fields of the attach request, so that an editor completes them and flags a
 * mistyped one (`const draft: AttachDraft = …`, or `satisfies AttachDraft`). The engine accepts any other value too.
 */
export interface AttachDraft extends Omit<AttachRequest, "service"> {
  /** The engine fills it in when absent. */
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

/** A change to the draft that resolves the diagnostic that offers it. */
export interface Fix {
  /** The label of a button: "Write +14155550132". */
  title: string;
  patch: JsonPatch;
  /**
   * Present when the fix is one of several readings, or needs a person to confirm it: it may name
   * another subscriber, host, account or trunk than was meant. Offer it next to its diagnostic and
   * never apply it in bulk; `applyFixes` skips it. A fix without `choice` is a correction.
   */
  choice?: true;
}

/** An error, a warning or an info about a document. Never contains a secret. */
export type Diagnostic = { [Code in DiagnosticCode]: DiagnosticOf<Code> }[DiagnosticCode];

/** The params of a diagnostic of any code. */
export interface DiagnosticValues {
  readonly [name: string]: string | number | undefined;
}

/** A diagnostic with a given code, which determines its `params`. */
export interface DiagnosticOf<Code extends DiagnosticCode> {
  /** A dotted slug such as "number.not_e164". It never changes. */
  code: Code;
  /**
   * error: the API will refuse it, or it makes no sense. warning: legal, but probably not what was
   * meant. info: something that the engine changed or assumed.
   */
  severity: Severity;
  /** JSON Pointer into the draft; "" is the whole draft. */
  path: string;
  message: string;
  /** The values in the message. Comparing `code` narrows their type to that of {@link DiagnosticParams}. */
  params: DiagnosticParams[Code] & DiagnosticValues;
  fix?: Fix;
  /** The other readings, if `fix` is one of several; each is a choice. */
  alternatives?: Fix[];
}

/** Settings of a plan that are not part of the request. */
export interface Context {
  /** ISO 3166-1 alpha-2. Without it, a number in national format is not resolved to a country. */
  default_region?: string;
  /** The trunk that the draft names, as the API returns it. */
  trunk?: object;
  /**
   * Where requests go; https://api.bland.ai when absent. If it is given but cannot be used, that is an
   * error and nothing is planned. See Engine.readBaseUrl.
   */
  base_url?: string;
  /**
   * Hosts other than this machine that base_url may use with plain http. The API key and passwords
   * travel to them unencrypted.
   */
  allow_http_hosts?: string[];
  /** How many numbers go into one request, at most 100; 100 when absent. */
  max_numbers_per_request?: number;
  /** Leave numbers with errors out of the requests instead of refusing the whole draft. */
  skip_invalid?: boolean;
}

/** Settings of readBaseUrl. */
export type BaseUrlOptions = Pick<Context, "allow_http_hosts">;

/** How the engine understood the address of the API. */
export interface BaseUrlReading {
  /** The address to append the API's paths to, naming the host that fetch will call. Null: not usable. */
  base_url: string | null;
  diagnostics: Diagnostic[];
}

/** The limits that the rules use, so that they can be shown before anything is typed. */
export interface Limits {
  max_numbers_per_request: number;
  /** In bytes; longer text is not read as a number. */
  max_number_length: number;
  /** In bytes; a longer trunk identity gets a warning. */
  max_identity_length: number;
  /** In characters. */
  min_password_length: number;
  max_password_length: number;
  /** For one number and direction; more get a warning. */
  max_header_mappings: number;
  /** For each string of a mapping; longer ones get a warning. */
  max_header_text_bytes: number;
  /** In characters. */
  max_trunk_name_length: number;
  min_port: number;
  max_port: number;
  max_host_length: number;
  /** For each dot-separated label of a host. */
  max_host_label_length: number;
  max_json_depth: number;
  /** How many duplicate members are reported one by one; further ones are only counted. */
  max_reported_duplicate_keys: number;
  /** How many infos about numbers are reported per code; further ones are only counted. */
  max_reported_infos: number;
}

/** Settings for reading a single number. */
export interface NumberContext {
  /** ISO 3166-1 alpha-2. Without it, a number in national format is not resolved to a country. */
  default_region?: string;
  /** The number will be attached to a trunk, where anything without a leading "+" is kept as it is. */
  for_trunk?: boolean;
  /** @deprecated The old name of `for_trunk`. In a Context, `trunk` is the trunk itself. */
  trunk?: boolean;
}

/** Settings for reading numbers from pasted text. */
export interface BulkContext extends NumberContext {
  /**
   * The column of a table that holds the numbers: its index, counted from 0 as in
   * BulkFormat.phone_column, or its name in the header row, in upper or lower case. If absent, or if
   * there is no such column, the column is found by its contents.
   */
  phone_column?: number | string;
  /** The column of a table that holds the country of each row, given like `phone_column`. */
  country_column?: number | string;
  /** The role of each column of a table, as readTable returns them; null for a column whose role is to be detected. */
  roles?: (ColumnRole | null)[];
  /** Replace each range of numbers by the numbers in it, up to 10,000 per range. */
  expand_ranges?: boolean;
  /** For splitNumbers: also return the text beside each number. */
  beside?: boolean;
}

/**
 * What a table column is read as. "country" and "calling_code" give the country of the row;
 * "area_code", "exchange" and "line" are joined in this order; a range is "range_start" with
 * "range_end" or "range_size". Extensions are reported and left out.
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
  /** What is sent to the API; null when kind is "invalid". */
  value: string | null;
  /** According to the number plans built into the engine, which may lag behind the real ones. */
  validity: NumberValidity;
  /** ISO 3166-1 alpha-2, or "001" for numbers that belong to no country. */
  region: string | null;
  /** "mobile", "fixed_line", "toll_free", … */
  type: string | null;
  national: string | null;
  international: string | null;
  /** Index of the first input with the same value. */
  duplicate_of: number | null;
}

/** A NumberReading of an input outside of a draft, with its diagnostics. */
export interface SingleNumberReading extends NumberReading {
  diagnostics: Diagnostic[];
}

export type ValueSource = "request" | "trunk" | "default" | "unknown";

/** The value of a field that will be in effect, and where it comes from. Null: unknown or not set. */
export interface EffectiveValue<Value> {
  value: Value | null;
  source: ValueSource;
}

/** A field that holds a secret: whether it is set and where it comes from, but never its value. */
export interface EffectiveSecret extends EffectiveValue<never> {
  /** The secret is set. */
  redacted?: true;
}

/**
 * The configuration of a direction after combining the request, the trunk and the API's defaults.
 */
export interface EffectiveDirection {
  type: DirectionType;
  /** JSON Pointer of the direction in the draft. */
  path: string;
  sip_endpoint: EffectiveValue<string>;
  transport: EffectiveValue<string>;
  port: EffectiveValue<number>;
  secure_media: EffectiveValue<boolean>;
  /** Inbound only, like the two below. */
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

/** The result of `engine.plan`. */
export interface Plan {
  /** Whether no diagnostic is an error. */
  ok: boolean;
  /** In document order. The same draft and context always give the same list. */
  diagnostics: Diagnostic[];
  /** One for each input, in order. */
  numbers: NumberReading[];
  directions: EffectiveDirection[];
  /** Empty unless `ok`. More than one if there are more numbers than fit into a request. */
  requests: PlannedRequest[];
}

export interface PlannedRequest {
  method: "POST";
  url: string;
  /** Without the API key, which `send` adds. */
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
  /** The SIP URI that the input stands for, if it is a shorthand. */
  normalized: string | null;
  is_private: boolean;
  /** Provider.id of the provider that the host belongs to; null if it is not known. */
  provider: string | null;
  diagnostics: Diagnostic[];
}

/**
 * How reliable a value is that the provider does not document: inferred from documentation, seen in
 * client code, merely a convention, or unknown.
 */
export type Doubt = "inferred" | "client_code" | "convention" | "unknown";

export type ProviderRole = "carrier" | "pbx" | "contact_center" | "destination";
export type ProviderAuth = "credentials" | "ip";

/** A carrier, a PBX, a contact centre, or a service that inbound calls are forwarded to. */
export interface Provider {
  id: string;
  name: string;
  role: ProviderRole;
  /** Other names that people search for it by. */
  also?: string[];
  /** Any host under one of these domains belongs to the provider. */
  domains: string[];
  /** The first pattern that matches a host classifies it. {x} stands for a part that differs by customer. */
  hosts: {
    pattern: string;
    /** The code of the diagnostic that explains why such a host does not take the calls of a trunk. */
    mistake?: DiagnosticCode;
    /** The host of the same trunk that does: the part after the trunk's name. */
    instead?: string;
    confidence?: Doubt;
  }[];
  /** The values that {x} can have, if there are only a few. */
  choices?: Record<string, string[]>;
  defaults?: Record<string, string>;
  /** The prefix that every user must have. */
  user?: string;
  /** Without "sip:"; null if the provider sets it up. */
  endpoint: string | null;
  example?: string;
  /** For TLS. "assigned": the provider assigns one to each customer; null: not documented. */
  port: number | "assigned" | null;
  tcp_port?: number;
  transport: "tls";
  secure_media: true;
  /** The transport that the provider uses if none is named. */
  default_transport?: "udp";
  /** The code of the diagnostic for udp and tcp. */
  clear?: DiagnosticCode;
  auth: ProviderAuth[];
  credentials?: "required" | "recommended";
  /** False if the provider accepts no registrations. */
  register?: false;
  number_format?: string;
  /** Regions of the service that it can be used with; absent: all. */
  regions?: ServiceRegion[];
  /** False if its calls do not pass through a regional edge. */
  origination?: false;
  /** What to do at the provider. */
  steps: { text: string; confidence?: Doubt }[];
  transfers?: string;
  source: string;
  /** The page of the source; absent if none is known. */
  source_url?: string;
  /** For each member that the provider does not document. */
  confidence?: Record<string, Doubt>;
}

export type ServiceRegion = "us2" | "ca2" | "asia2" | "eu2";

/** Answers by ProviderQuestion.name. Where part of a destination is asked for, all of it may be given. */
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

/** The result of `engine.applyProvider`. */
export interface AppliedProvider {
  /** Null: there is no provider with that id. */
  provider: string | null;
  /** Whether no answer is missing and the draft is an object. */
  ok: boolean;
  /** To be applied to the draft as one step. Contains the password from the answers. */
  patch: JsonPatch;
  /** JSON Pointers of the fields that the patch sets. */
  written: string[];
  /** The questions that this provider has, given these answers. */
  asks: ProviderQuestion[];
  /** Names of the questions that need an answer, or a different one. */
  missing: string[];
}

/** What to enter at the provider. */
export interface ProviderChecklist {
  /** Null: there is no provider with that id. */
  provider: string | null;
  name: string | null;
  /** Null: the provider has no such region. */
  region: ServiceRegion | null;
  regions: ServiceRegion[];
  items: {
    id: string;
    label: string;
    /** To be copied one by one; empty if unknown. */
    values: string[];
    confidence: "documented" | Doubt;
  }[];
  steps: { text: string; confidence: "documented" | Doubt }[];
  transfers: string | null;
  source: string | null;
  /** The page of the source; null if none is known. */
  source_url: string | null;
}

/** The parts of an HTTP response that the engine needs. */
export interface HttpAnswer {
  status: number;
  /** As text or as parsed JSON. */
  body: unknown;
  /** Only these matter: "retry-after", "date", "content-type". */
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
  /** The entry as the API sent it; an array if there were several for this number. */
  raw: Json;
  /** Whether the reason says that the number is attached already. Then read it back. */
  already_attached: boolean;
}

/** What an answer says of a number beside that it is configured or failed, or of the request. */
export interface Remark {
  /** "" if it is about the request as a whole. */
  number: string;
  /** The API's words, such as "skipped: exists" for an entry of a list `skipped`. */
  reason: string;
  raw: Json;
  /** Whether it says that the number is attached already. Then read it back. */
  already_attached: boolean;
}

/** A number that the same answer reports both as configured and as failed, skipped or the like. */
export interface ContradictoryNumber {
  number: string;
  /** The reason that the answer gives for the failure. */
  reason: string;
  raw: Json;
}

export interface RegisterPassword {
  /** As it was sent; null if the answer does not say which of these numbers the password belongs to. */
  number: string | null;
  /** Its JSON text, if the API did not return a string. */
  password: string;
  /** The number that the answer says the password belongs to, if that number was not sent. */
  other_number?: string;
}

/** What became of a request. */
export interface Outcome {
  status: OutcomeStatus;
  /** As they were sent. Numbers that the answer also reports otherwise are left out. */
  configured: string[];
  failed: FailedNumber[];
  contradictory: ContradictoryNumber[];
  /** Whatever else the answer says: that numbers were skipped or are attached already, warnings, a message. */
  remarks: Remark[];
  /** Numbers of the request that are neither configured nor failed by the answer. Read them back. */
  unaccounted: string[];
  /**
   * The first of register_passwords. The API returns it only once. Enter it in the PBX instead of the
   * password that was sent.
   */
  register_password_for_pbx: string | null;
  /** Every such password in the answer, wherever it appears. */
  register_passwords: RegisterPassword[];
  /**
   * Whether the answer says that the request as a whole (to attach, or to change something) was carried out. False if
   * it says that it was not, or not yet (pending, a dry run). Null if it does not say: members that are not known say
   * nothing.
   */
  carried_out: boolean | null;
  /**
   * Whether the answer names another number and not that of the request; after an update or a detachment also if it
   * names another direction, or lists nothing as changed. What became of the request is not known then.
   */
  about_other: boolean;
  /** Whether the errors of the answer say that something is attached already. */
  already_attached: boolean;
  retryable: boolean;
  retry_after_seconds: number | null;
  message: string;
  /** The API's own words. If it only says that the call failed, there is one error with neither code nor message. */
  errors: ApiError[];
  /**
   * Whether the server is not the API or does not know the call, so that no further request will fare better: true for
   * a web page (also with 401 or 403: then it says nothing about the key), a 404 that names a path, or a 405. Null for a 404 that does not say what was not found.
   */
  no_call: boolean | null;
}

export interface ApiError {
  code: string;
  message: string;
}

/** One row of the table of diagnostic codes. */
export interface CodeInfo {
  code: DiagnosticCode;
  severity: Severity;
  /** What the code means. */
  summary: string;
  /** The template of a diagnostic's message; {name} stands for a parameter. */
  message: string;
  /** The source of the rule. */
  source: string;
}

export interface EngineInfo {
  version: string;
  /** Version of the number plans. */
  metadata_version: string;
  limits: Limits;
  codes: CodeInfo[];
}

/** read_back: ask what is attached. detach: undo it. update: change what is attached already. */
export type DerivedKind = "read_back" | "detach" | "update";

/** A request derived from a planned one. */
export interface DerivedRequest {
  method: "GET" | "POST";
  url: string;
  /** Without the API key. */
  headers: Record<string, string>;
  body: Record<string, Json> | null;
  /** Indices into Plan.numbers. */
  numbers: number[];
}

export interface Derived {
  requests: DerivedRequest[];
}

/** hidden: a credential, which the API never returns, or the trunk of an answer that names none. */
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

/** What was planned, compared with what the API reads back. */
export interface Comparison {
  /** Whether the body says anything about the directions of a number of the request. */
  readable: boolean;
  /** Whether every direction is attached and nothing differs or is missing. */
  verified: boolean;
  directions: ComparedDirection[];
}

/**
 * as_planned: every planned direction is attached, and nothing differs. differs: every one is
 * attached, but something differs or is missing. partly: only some are attached. not_attached: the API
 * says that none is. unknown: anything else, such as the page of a proxy.
 */
export type ConfigurationVerdict = "as_planned" | "differs" | "partly" | "not_attached" | "unknown";

/** What an answer to GET /v1/sip says about one number. */
export interface ConfigurationReading {
  verdict: ConfigurationVerdict;
  /**
   * One sentence for differs, partly and unknown. Otherwise "", unless a direction is attached that was not planned,
   * or the answer does not show the planned trunk.
   */
  why: string;
  /** The differences that an update cannot change, as `why` names them ("inbound/trunk_id"); "" if there are none. */
  beyond_update: string;
  /** "configured" if the answer could be read; otherwise as in the Outcome of a refused request. */
  status: OutcomeStatus;
  retryable: boolean;
  retry_after_seconds: number | null;
  message: string;
  /** The API's own words. */
  errors: ApiError[];
  /** As in Outcome. */
  no_call: boolean | null;
  directions: ComparedDirection[];
}

/**
 * listed: something is attached to the number. bought: it was bought from the service, and nothing is
 * attached to it. new: the account's list is complete and does not include it. unknown: anything else.
 */
export type AccountState = "listed" | "bought" | "new" | "unknown";

/** A trunk of the account. A member is "" if the API does not give it. */
export interface TrunkSummary {
  id: string;
  name: string;
  provider: string;
  direction: string;
  sip_endpoint: string;
}

/** An answer to GET /v1/sip/trunks. */
export interface TrunkListing {
  /** Null if the answer holds no list. */
  list: TrunkSummary[] | null;
  /** Entries that cannot be used, by their index in the answer's list. */
  left_out: { index: number; why: string }[];
  /** Whether the answer is complete: a trunk that is neither in `list` nor in `left_out` does not exist. */
  is_whole: boolean;
  /** One sentence, if the answer may be incomplete. */
  why: string;
}

/** What is wrong with the body of a request that creates or changes a trunk. */
export interface TrunkJudgement {
  /** Whether no diagnostic is an error. */
  ok: boolean;
  /** Their paths, and those of their fixes, point into the trunk. */
  diagnostics: Diagnostic[];
}

/** What the lists of an account say about the numbers of a plan. */
export interface AccountReading {
  /** In the order of the requests. */
  numbers: {
    /** Index into Plan.numbers. */
    index: number | null;
    state: AccountState;
    /** One sentence, or "". For a new number: that it may have been bought from the service. */
    why: string;
    /** An entry of the account's list that may mean an unknown number, such as "(415) 555-0132" for +14155550132. */
    listed_as?: string;
  }[];
  /** Null if no answer about trunks was given. */
  trunks: TrunkListing | null;
}

/** The format that was recognized in pasted text. */
export interface BulkFormat {
  /** "document": JSON, XML, vCards, or lines of names and values. */
  kind: "text" | "delimited" | "document";
  /** "\n" for a single column with a header. */
  delimiter: string | null;
  has_header: boolean;
  /** Counted from 0; null unless the text is a table. */
  phone_column: number | null;
  phone_column_name: string | null;
  /** The header's names; null without a header. */
  columns: string[] | null;
}

/** One number found in pasted text. */
export interface BulkRow {
  /** Where it begins: line and column, both counted from 1, columns in code points. */
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
  /** Only the codes; readNumber returns the whole diagnostics. */
  diagnostics?: DiagnosticCode[];
}

export interface BulkReading {
  format: BulkFormat;
  /** Null unless the text is a table of several columns. */
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
  /** Empty unless the text is a table of several columns. */
  columns: {
    /** Its name in the header; null without a header. */
    name: string | null;
    role: ColumnRole;
    /** Whether it holds telephone numbers, whatever its role. */
    numbers: boolean;
  }[];
  /** The first ten rows below the header, with long cells cut and secrets left out. */
  rows: string[][];
  /** Lines above the header. */
  lines_left_out: number;
}

/** The format and columns of a pasted table. */
export interface BulkTable extends BulkColumns {
  format: BulkFormat;
  diagnostics: Diagnostic[];
}

/** The text next to the numbers in pasted text, such as names and places. */
export interface BulkBeside {
  columns: {
    /** Its index in the table, from 0; null for the members of a document and for the words of a line. */
    column: number | null;
    name: string | null;
    /** Whether a person can tell rows apart by it, as by a name or a place. */
    tells: boolean;
  }[];
  /** One cell for each of these columns. */
  rows: string[][];
  /** For each input, its index in `rows`; -1 if there is nothing next to it. */
  of: number[];
}

/** The numbers found in pasted text, as they were written. */
export interface BulkInputs {
  format: BulkFormat;
  /** Null unless the text is a table of several columns. */
  table: BulkColumns | null;
  /** In the order of the text; cells without a number are left out. */
  inputs: string[];
  /** The line on which each input begins, counted from 1. */
  lines: number[];
  /** Present if BulkContext.beside is set. */
  beside?: BulkBeside;
  diagnostics: Diagnostic[];
}

/** What was found in a pasted curl command or in program code that calls the API. */
export interface CurlReading {
  /** Whether the text contains such a call. */
  recognized: boolean;
  /** The JSON body, for `plan`; null if it cannot be read or belongs to another call. */
  draft: Json;
  /** Without credentials and without the query. */
  url: string | null;
  method: string | null;
  /** The part before /v1/sip/attach, as readBaseUrl returns it; null if it cannot be used. */
  base_url: string | null;
  /** Whether the text holds an API key that looks real. The key itself is not returned. */
  has_api_key: boolean;
  diagnostics: Diagnostic[];
}

/** curl is for bash and other POSIX shells, curl_cmd for Windows cmd.exe. */
export type Language = "curl" | "curl_cmd" | "powershell" | "javascript" | "python";

export interface RenderOptions {
  /** Write passwords in clear text instead of "******". */
  reveal_secrets?: boolean;
  /** Written into the program instead of code that reads the variable BLAND_API_KEY. */
  api_key_placeholder?: string;
}

export interface Snippet {
  language: string;
  /** Null if a diagnostic is an error. */
  text: string | null;
  diagnostics: Diagnostic[];
}
