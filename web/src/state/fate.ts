// The states of a number after sending, as the page distinguishes them.
import type { NumberState } from "sipattach";

/** Why it is unknown what became of a number. */
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

/** What each state of the package means during sending, and afterwards. */
export const FATE_OF: Record<NumberState, { running: Fate; finished: Fate }> = {
  configured: { running: "attached", finished: "attached" },
  failed: { running: "failed", finished: "failed" },
  sent_unknown: { running: "running", finished: "unknown" },
  pending: { running: "waiting", finished: "unsent" },
  ignored: { running: "left_out", finished: "left_out" },
};
