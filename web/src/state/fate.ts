// What can be known about a number after sending, in the terms of the page.
import type { NumberState } from "sipattach";

/** Why it is not known what became of a number. */
export type Doubt = "unmentioned" | "unanswered" | "unreadable" | "server_error" | "detaching";
/** What is known about a number, as the page shows it. */
export type Fate =
  "attached" | "detached" | "already" | "failed" | "unknown" | "running" | "waiting" | "unsent" | "left_out";
/** In the order in which they are shown. */
export const FATES: readonly Fate[] = [
  "attached",
  "detached",
  "already",
  "failed",
  "unknown",
  "running",
  "waiting",
  "unsent",
];

/** What a state of the package means while numbers are sent, and afterwards. */
export const FATE_OF: Record<NumberState, { running: Fate; finished: Fate }> = {
  configured: { running: "attached", finished: "attached" },
  failed: { running: "failed", finished: "failed" },
  sent_unknown: { running: "running", finished: "unknown" },
  pending: { running: "waiting", finished: "unsent" },
  ignored: { running: "left_out", finished: "left_out" },
};
