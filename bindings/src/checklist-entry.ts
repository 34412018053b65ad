import type { ChecklistWords } from "./checklist-markdown.js";
import type { ProviderChecklist } from "./types.js";

/** Writes the result of `engine.providerChecklist` as Markdown, with headings and labels in English or as given. */
export async function checklistMarkdown(checklist: ProviderChecklist, words?: ChecklistWords): Promise<string> {
  if (!Array.isArray(checklist?.items)) {
    throw new TypeError("checklist must be what engine.providerChecklist gives.");
  }
  return (await import("./checklist-markdown.js")).checklistMarkdown(checklist, words);
}
