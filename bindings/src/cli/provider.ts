// The command "provider": lists the providers, or shows what to enter at one of them.

import { checklistMarkdown } from "../checklist-markdown.js";
import type { Engine } from "../engine.js";
import type { Provider, ProviderChecklist } from "../types.js";
import { nearest } from "./suggest.js";
import { EXIT, note, paint, plain, print, printJson, table, UsageError } from "./terminal.js";

const NOT_DOCUMENTED = "not documented by the provider";

export function showProvider(
  engine: Engine,
  name: string | undefined,
  region: string | undefined,
  format: string,
): number {
  const providers = engine.providers();
  if (name === undefined) {
    printList(providers, format);
    return EXIT.ok;
  }
  const { id, name: shown } = providerNamed(providers, name);
  if (id === "other" && ![id, shown].map(folded).includes(folded(name))) {
    note(`${plain(name)} has no entry of its own; this is for any SBC or PBX.`);
  }
  const checklist = engine.providerChecklist(id, region);
  if (checklist.region === null) {
    const regions = checklist.regions.join(", ");
    const near = checklist.regions.filter((each) => each.startsWith(folded(region ?? "")));
    const meant = near.length === 1 ? ` Did you mean ${near[0]}?` : "";
    throw new UsageError(`${checklist.name} has no region ${region}; it has ${regions}.${meant}`);
  }
  if (format === "json") printJson(checklist);
  else if (format === "markdown") print(checklistMarkdown(checklist));
  else printChecklist(checklist);
  return EXIT.ok;
}

function printList(providers: Provider[], format: string): void {
  if (format === "json") {
    printJson(providers);
    return;
  }
  const rows = providers.map(({ id, name, role, endpoint }) => [id, name, role.replace("_", " "), endpoint ?? "-"]);
  if (format === "markdown") {
    print("| Id | Name | Role | Endpoint |\n|---|---|---|---|");
    for (const row of rows) print(`| ${row.map(cell).join(" | ")} |`);
  } else {
    for (const line of table(rows)) print(line);
  }
}

/** The provider with that ID or name, or with a unique prefix of one. Throws UsageError. */
export function providerNamed(providers: Provider[], wanted: string): Provider {
  const word = folded(wanted);
  const names = ({ id, name, also = [] }: Provider) => [id, name, ...also].map(folded);
  const exact = providers.find((provider) => names(provider).includes(word));
  if (exact !== undefined) return exact;
  const begun = providers.filter((provider) => names(provider).some((name) => word !== "" && name.startsWith(word)));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return only;
  const near = nearest(
    word,
    providers.map((provider) => ({ name: provider.id, also: names(provider) })),
  );
  // Part of a name ("teams"), or text that contains one, such as a provider's host.
  const isPart = (name: string) => name.length > 3 && word.length > 3 && (name.includes(word) || word.includes(name));
  const parts = providers.filter((provider) => names(provider).some(isPart)).map(({ id }) => id);
  const [meant = []] = [begun.map(({ id }) => id), near, parts].filter(({ length }) => length > 0);
  throw new UsageError(
    meant.length > 0
      ? `There is no provider ${wanted}. Did you mean ${meant.join(" or ")}?`
      : `There is no provider ${wanted}. "sipattach provider" lists them; "other" is for your own SBC or PBX.`,
  );
}

const folded = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const doubt = (confidence: string) => (confidence === "documented" ? "" : ` (${NOT_DOCUMENTED})`);

function printChecklist({ name, region, items, steps, transfers, source, source_url: url }: ProviderChecklist): void {
  print(paint("bold", `${name}, region ${region}`));
  for (const { text, confidence } of steps) print(`  - ${text}${doubt(confidence)}`);
  print();
  const rows = items.map(({ label, values, confidence }) => [
    `  ${label}`,
    `${values.join(", ")}${doubt(confidence)}`.trim(),
  ]);
  for (const line of table(rows)) print(line);
  print();
  if (transfers !== null) print(`  Transfers: ${transfers}`);
  print(`  Source: ${source}${url === null ? "" : `, ${url}`}`);
}

const cell = (text: string) => text.replaceAll("|", "\\|");
