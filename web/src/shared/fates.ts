// What is known about a number after sending, in words.
import type { NumberProgress, Reason } from "sipattach";
import { senderOf } from "../state/sender.js";
import type { Store } from "../state/store.js";
import type { Told } from "../state/trouble.js";
import { allTexts } from "../texts/all.js";
import type { Texts } from "../texts/index.js";

/** Why a number has its state. Never mentions an answer if there was none. */
export function reasonOf(store: Store, entry: NumberProgress): string {
  const { sent } = senderOf(store);
  const texts = allTexts(store);
  const fate = sent.fateOf(entry);
  if (fate === "unknown") {
    const doubt = sent.doubtOf(entry.number);
    return doubt === "detaching" ? texts.doubts.detaching : saidOf(texts, entry) || texts.doubts[doubt ?? "unanswered"];
  }
  if (fate === "already") return sent.isUpdated(entry.number) ? texts.updatedAsPlanned : texts.alreadyAsPlanned;
  return saidOf(texts, entry) || texts.fateReason[fate];
}

/** A reason in the language of the page. The package words it in English, so the English texts do not repeat it. */
export function saidOf(
  texts: Texts,
  { kind, reason = "", status = 0, detail, made }: Partial<Reason> & { made?: string[] },
): string {
  const text = kind && texts.reasons[kind];
  if (!text) return reason;
  const before = made ? `${texts.followUpState.done} (${made.join(", ")}). ` : "";
  return `${before}${text}${status < 300 ? "" : ` (HTTP ${status})`}${detail ? `: ${detail}` : "."}`;
}

/** The API's own words, shown under the title of a problem. */
export function detailsOf(texts: Texts, problem: Told | null): string {
  if (!problem || ["network", "timeout", "aborted"].includes(problem.kind)) return "";
  const { kind, message, status, detail, retry_after_seconds: seconds } = problem;
  if (kind === "unusable" || !texts.reasons.api) return message;
  if (kind === "policy" || (kind === "api" && !status)) return saidOf(texts, { kind, detail });
  const said = [status && `HTTP ${status}`, detail].filter(Boolean).join(": ");
  return seconds ? `${said}. ${texts.waitTooLong(seconds)}` : said;
}
