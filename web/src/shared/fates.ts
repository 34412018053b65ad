// What is known of a number after sending, in words.
import type { NumberProgress } from "sipattach";
import type { Store } from "../state/store.js";

/** Why a number is where it is. Never of an answer that there was not. */
export function reasonOf({ sender, texts }: Store, entry: NumberProgress): string {
  const fate = sender.fateOf(entry);
  if (fate === "unknown") {
    const doubt = sender.doubtOf(entry.number);
    return doubt === "detaching" ? texts.doubts.detaching : entry.reason || texts.doubts[doubt ?? "unanswered"];
  }
  if (fate === "already") return sender.isUpdated(entry.number) ? texts.updatedAsPlanned : texts.alreadyAsPlanned;
  return entry.reason || texts.fateReason[fate];
}
