// The buttons that send: that of the panel, and that of the bar at the bottom.
import type { Store } from "../../state/store.js";

/** What the button that sends says; there are two of them. */
export function sendLabel({ sender, texts, plannedCount }: Store): string {
  if (sender?.isAllAttached) return sender.asideCount > 0 ? texts.nothingToAttach : texts.allAttached;
  return sender?.canRetry ? texts.retryFailed(sender.retryCount) : texts.attach(plannedCount);
}

/** How both look: they are prominent only if nothing is in the way. */
export function sendLook({ sender, isReady, apiKey, passwords }: Store): string {
  if (sender?.isAllAttached) return "";
  return isReady && apiKey.value !== "" && !passwords.areHeld ? "primary" : "blocked";
}
