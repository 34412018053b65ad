// The sentences that say why a number is in its state, and how they are combined.

import { given } from "./given.js";
import type { Reason } from "./send-state.js";
import type { ConfigurationReading } from "./types.js";

/** What to say about an answer once reading back has settled the doubt that it left. */
export function settled(why: Reason | null): string {
  if (why?.kind !== "server_error") return why?.reason ?? "";
  return `The API failed (${why.status}).${why.detail === undefined ? "" : ` The API says: ${why.detail}`}`;
}

export function afterAttempts(attempts: number, why: Reason | null): Reason {
  const reason = joined(`Not attached after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}.`, settled(why));
  return { kind: "not_attached", reason, ...answerOf(why) };
}

/** The parts of a reason that describe the answer. */
export function answerOf(why: Reason | null): Pick<Reason, "status" | "detail"> {
  return given({ status: why?.status, detail: why?.detail });
}

/** Joins two sentences. The first may end with the API's own words, which often lack a full stop. */
export function joined(first: string, second: string): string {
  return second === "" ? first : `${first}${/[.!?…]$/.test(first) ? "" : "."} ${second}`;
}

/** A reason that follows an earlier one and keeps its words. */
export function after(before: Reason | undefined, why: Reason): Reason {
  if (before === undefined) return why;
  return { ...before, ...why, reason: joined(before.reason, why.reason) };
}

/** The reason that says in which fields or directions an attached number differs from the plan. */
export function differenceOf({ verdict, directions }: ConfigurationReading): Reason {
  if (verdict === "partly") {
    const parts = directions.map(({ type, attached }) => `${type} is ${attached ? "" : "not "}attached`);
    const detail = directions.flatMap(({ type, attached }) => (attached ? [type] : [])).join(", ");
    return { kind: "partly", reason: `Attached only in part: ${parts.join(", ")}.`, detail };
  }
  const paths = directions.flatMap(({ type, fields }) =>
    fields.flatMap(({ path, status }) => (status === "differs" || status === "missing" ? [`${type}${path}`] : [])),
  );
  const more = paths.length > MAX_PATHS ? [`${paths.length - MAX_PATHS} more`] : [];
  const detail = [...paths.slice(0, MAX_PATHS), ...more].join(", ");
  return { kind: "differs", reason: `Attached already, with another configuration (${detail}).`, detail };
}

/** Whether a trunk was planned and what was read back does not show it. */
export function hidesTrunk({ directions }: Pick<ConfigurationReading, "directions">): boolean {
  return directions.some(({ fields }) =>
    fields.some(({ path, status }) => path === "/trunk_id" && status === "hidden"),
  );
}

const MAX_PATHS = 5;

export const CONTRADICTORY: Reason = {
  kind: "contradictory",
  reason: "The answer says both that it is configured and that it failed.",
};
export const LATER = "An earlier request may still be carried out.";
export const OPEN: Reason = { kind: "open", reason: `Not attached when read back. ${LATER}` };
export const BEHIND = "What is read back may be behind: verify it later.";
export const MAY_CHANGE: Reason = {
  kind: "password_may_change",
  reason: `${LATER} If it changes the password for the PBX, update the number to get another one.`,
};
export const HELD_ELSEWHERE: Reason = {
  kind: "held_elsewhere",
  reason: "Not attached when read back: another account may hold it.",
};
/** For numbers that an answer calls configured while it also reports an error that names none of them. */
export function reportedBy({ status, detail }: Reason): Reason {
  const words = detail === undefined ? "." : `: ${detail}`;
  return { kind: "error_reported", reason: `The answer also reported an error${words}`, ...given({ status, detail }) };
}
export const ALREADY: Reason = { kind: "already", reason: "It was attached already, as planned." };
export const UNSHOWN: Reason = {
  kind: "trunk_not_shown",
  reason: "Attached when read back, but on which trunk is not shown. The trunk itself lists its numbers.",
};
export const MISSED: Reason = {
  kind: "password_missed",
  reason: "The answer with its password for the PBX was lost. Update the number to get another password.",
};
