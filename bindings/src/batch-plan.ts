// Prepares a plan for calls to the API, and checks it, since it may have been stored or written by hand.

import { ANY_NUMBER } from "./any-number.js";
import type { Engine } from "./engine.js";
import { SendError } from "./errors.js";
import type { DerivedRequest, Json, Plan, PlannedRequest } from "./types.js";

/** What is sent for each number, and where. */
export interface Wire {
  /** The address of the API, without a path of its own; the same for all requests. */
  base: string;
  /** The prefix of the URLs of the planned requests and of those derived from them. */
  calls: string;
  /** The numbers that are sent, as they are sent, by index into Plan.numbers. */
  numbers: Map<number, string>;
  /** The planned request of each number. */
  requests: Map<number, PlannedRequest>;
}

/** Throws SendError for a plan that has errors, or that is not as an engine made it. */
export function wireOf(engine: Engine, plan: Plan): Wire {
  if (!isPlan(plan)) throw new SendError("This is not a plan: give what engine.plan returned.");
  if (!plan.ok) throw new SendError("The plan has errors, so there is nothing to send.");
  const path = pathOf(engine);
  const bases = new Set(plan.requests.map(({ url }) => baseOf(url, path)));
  if (bases.size > 1) {
    throw new SendError("The requests of the plan go to different addresses. Plan again.");
  }
  const base = [...bases][0] ?? "";
  const calls = base + path.slice(0, path.lastIndexOf("/"));
  const wire: Wire = { base, calls, numbers: new Map(), requests: new Map() };
  for (const request of plan.requests) {
    const list = numbersOf(request);
    request.numbers.forEach((index, at) => {
      const value = plan.numbers[index]?.value;
      if (typeof value !== "string" || value !== list[at] || wire.numbers.has(index)) {
        throw new SendError("The plan's requests do not fit its numbers. Plan again.");
      }
      wire.numbers.set(index, value);
      wire.requests.set(index, request);
    });
    if (list.length !== request.numbers.length) {
      throw new SendError("The plan's requests do not fit its numbers. Plan again.");
    }
  }
  return wire;
}

function isPlan(plan: Plan): boolean {
  const isRequest = (request: PlannedRequest) =>
    typeof request?.url === "string" && Array.isArray(request.numbers) && Array.isArray(request.body?.directions);
  return (
    typeof plan?.ok === "boolean" &&
    Array.isArray(plan.numbers) &&
    Array.isArray(plan.requests) &&
    plan.requests.every(isRequest)
  );
}

function numbersOf({ body }: PlannedRequest): unknown[] {
  return Array.isArray(body.phone_numbers) ? body.phone_numbers : [body.phone_number];
}

/** The path that the engine appends to the address of the API. */
function pathOf(engine: Engine): string {
  const draft = { phone_number: ANY_NUMBER, service: "sip", directions: [{ type: "inbound" }] };
  return new URL(engine.plan(draft).requests[0]?.url as string).pathname;
}

/** The address of the API, taken from the URL of a planned request. */
function baseOf(text: string, path: string): string {
  const url = parsed(text);
  const isUsable =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === "" &&
    text.endsWith(path);
  if (!isUsable) {
    throw new SendError(`The plan's address must be an http or https URL that ends in ${path}. Plan again.`);
  }
  return text.slice(0, -path.length);
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** The same request for only some of its numbers, in the order of `indices`. */
export function requestFor(request: PlannedRequest, indices: number[], { numbers }: Wire): PlannedRequest {
  if (indices.length === request.numbers.length) return request;
  const values = indices.map((index) => numbers.get(index) as string);
  return { ...request, body: { ...request.body, phone_numbers: values }, numbers: indices };
}

/** Throws SendError unless these requests were derived from the plan of `wire`. */
export function requireOfPlan(requests: DerivedRequest[], wire: Wire): void {
  if (!Array.isArray(requests)) throw new SendError("Give the requests of engine.derive as a list.");
  const kinds = new Set(requests.map((request) => kindOf(request, wire)));
  if (kinds.size > 1) {
    throw new SendError("Give requests of one kind at a time: read_back, detach or update.");
  }
}

/** The path of a request after checking that it belongs to the plan. */
function kindOf(request: DerivedRequest, wire: Wire): string {
  const [index, ...others] = Array.isArray(request?.numbers) ? request.numbers : [];
  const number = index === undefined ? undefined : wire.numbers.get(index);
  if (number === undefined || others.length > 0 || typeof request.url !== "string") {
    throw new SendError("The requests are of another plan: they name numbers that it does not send.");
  }
  const rest = request.url.slice(wire.calls.length);
  if (!request.url.startsWith(wire.calls)) {
    throw new SendError("The requests are of another plan: its address differs.");
  }
  const query = /^\?phone_number=([^&#]*)$/.exec(rest)?.[1];
  const isRead = request.method === "GET" && query !== undefined;
  const isChange = request.method === "POST" && (rest === "/detach" || rest === "/update");
  if (!isRead && !isChange) {
    throw new SendError("The requests must be those that engine.derive gives for the plan.");
  }
  const named = isRead ? decoded(query) : request.body?.phone_number;
  if (named !== number) {
    throw new SendError("The requests are of another plan: their numbers differ.");
  }
  return isRead ? "" : rest;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Whether the service registers with the customer's PBX, which then needs the password that the API returns. */
export function isRegistering({ body }: PlannedRequest): boolean {
  return (body.directions as (Record<string, Json> | null)[]).some((each) => each?.auth_mode === "register");
}

/** The numbers of a plan as they may be stored and shown: without passwords in URIs. */
export function shownNumbers(engine: Engine, plan: Plan): string[] {
  const phone_numbers = plan.numbers.map(({ value, input }) => value ?? input);
  const redacted = engine.redact({ phone_numbers }) as { phone_numbers: string[] };
  return redacted.phone_numbers;
}
