// Writes what to enter at a provider as Markdown, for a ticket, a wiki, or whoever runs the PBX.

import type { ProviderChecklist } from "./types.js";

/** The headings and labels around the values, for languages other than English. */
export interface ChecklistWords {
  region: string;
  setting: string;
  value: string;
  undocumented: string;
  transfers: string;
  source: string;
}

const ENGLISH: ChecklistWords = {
  region: "region",
  setting: "Setting",
  value: "Value",
  undocumented: "not documented by the provider",
  transfers: "Transfers",
  source: "Source",
};

const cell = (text: string) => text.replaceAll("|", "\\|");

export function checklistMarkdown(
  { name, region, items, steps, transfers, source, source_url: url }: ProviderChecklist,
  words: ChecklistWords = ENGLISH,
): string {
  const doubt = (confidence: string) => (confidence === "documented" ? "" : ` (${words.undocumented})`);
  const lines = [`# ${name}, ${words.region} ${region}`, ""];
  for (const { text, confidence } of steps) lines.push(`- [ ] ${text}${doubt(confidence)}`);
  lines.push("", `| ${words.setting} | ${words.value} |`, "|---|---|");
  for (const { label, values, confidence } of items) {
    const shown = values.map((value) => `\`${cell(value)}\``).join("<br>");
    lines.push(`| ${cell(label)} | ${`${shown}${doubt(confidence)}`.trim()} |`);
  }
  lines.push("");
  if (transfers !== null) lines.push(`${words.transfers}: ${transfers}.`, "");
  lines.push(`${words.source}: ${url === null ? `${source}.` : `[${source}](${url})`}`);
  return lines.join("\n");
}
