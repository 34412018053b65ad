// Label and look of the two buttons that send: in the panel, and in the bar at the bottom.
import type { Store } from "../../state/store.js";

/** The label of both buttons. */
export function sendLabel({ sender, texts, plannedCount }: Store): string {
  if (sender?.isAllAttached) return sender.asideCount > 0 ? texts.nothingToAttach : texts.allAttached;
  return sender?.canRetry ? texts.retryFailed(sender.retryCount) : texts.attach(plannedCount);
}

/** The class of both buttons, which are prominent only if nothing prevents sending. */
export function sendLook({ sender, isReady, apiKey, passwords }: Store): string {
  if (sender?.isAllAttached) return "";
  return isReady && apiKey.value !== "" && !passwords.areHeld ? "primary" : "blocked";
}
