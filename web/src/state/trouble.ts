// What went wrong with calls to the API, as the page distinguishes it.
import type { LookUpProblem, SendProblem } from "sipattach";

/**
 * Why sending ended early or attached nothing. unusable: nothing could be sent at all, for example with the state of
 * another plan. forbidden: a refusal that is not about the key. only_attach: the address answers other calls.
 */
export type Trouble = Exclude<SendProblem["kind"], "aborted"> | "unusable" | "forbidden" | "only_attach";

/** A problem of the package, or an error that it threw. */
export type Told = (
  Omit<SendProblem, "causes"> | Omit<LookUpProblem, "causes"> | { kind: "unusable"; message: string }
) &
  Partial<Pick<SendProblem, "status" | "detail" | "retry_after_seconds" | "not_sent">>;

/** The trouble of a problem. A 403 is not about the key alone: the account may be blocked, or lack a permission. */
export function troubleOf<Kind extends string>({
  kind,
  status,
}: {
  kind: Kind;
  status?: number;
}): Exclude<Kind, "aborted"> | "forbidden" | null {
  if (kind === "aborted") return null;
  return kind === "unauthorized" && status === 403 ? "forbidden" : (kind as Exclude<Kind, "aborted">);
}

/** An error that the package threw. */
export function unusable(error: unknown): Told & { kind: "unusable" } {
  return { kind: "unusable", message: error instanceof Error ? error.message : "" };
}
