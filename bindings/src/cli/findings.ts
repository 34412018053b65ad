// The findings of a check, ready to be written in any format.

import type { Engine } from "../engine.js";
import type { Diagnostic, DiagnosticCode, Plan, Severity } from "../types.js";
import type { Place, PlannedDraft } from "./draft.js";
import { plain } from "./terminal.js";

export interface Finding {
  severity: Severity;
  code: DiagnosticCode;
  message: string;
  /** JSON Pointer into the draft. */
  path: string;
  diagnostic: Diagnostic;
  place: Place;
}

/** A draft that was checked. */
export interface Checked {
  /** As it was given, or "stdin". */
  file: string;
  ok: boolean;
  findings: Finding[];
  plan: Plan;
}

export function findingsOf({ plan, placeOf }: PlannedDraft, file: string, isQuiet: boolean): Checked {
  const shown = plan.diagnostics.filter(({ severity }) => !isQuiet || severity === "error");
  const findings = shown.map((diagnostic) => {
    const { severity, code, path, message } = diagnostic;
    return { severity, code, path, message: plain(message), diagnostic, place: placeOf(diagnostic) };
  });
  return { file, ok: plan.ok, findings, plan };
}

/** A single finding, or many of the same code that are reported together. */
export interface FindingGroup {
  first: Finding;
  rest: Finding[];
}

/** Up to so many findings of one code are reported one by one. */
const MAX_SINGLE = 3;

export function groupsOf(findings: Finding[], isAll: boolean): FindingGroup[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.severity} ${finding.place.file}`;
    const list = byCode.get(key);
    if (list === undefined) byCode.set(key, [finding]);
    else list.push(finding);
  }
  const grouped = new Set([...byCode.values()].filter((list) => !isAll && list.length > MAX_SINGLE).flat());
  const groups: FindingGroup[] = [];
  for (const finding of findings) {
    if (!grouped.has(finding)) groups.push({ first: finding, rest: [] });
  }
  for (const [first, ...rest] of byCode.values()) {
    if (first !== undefined && grouped.has(first)) groups.push({ first, rest });
  }
  const order = new Map(findings.map((finding, at) => [finding, at]));
  return groups.sort((a, b) => (order.get(a.first) ?? 0) - (order.get(b.first) ?? 0));
}

/** The message of a group: that of its first finding, or one for all of them. */
export function messageOf(engine: Engine, { first, rest }: FindingGroup, plan: Plan): string {
  if (first.code !== "number.region_required" || rest.length === 0) return first.message;
  const all = [first, ...rest].map(({ diagnostic }) => String(diagnostic.params.number ?? ""));
  const region = regionFor(engine, all, plan);
  const count = numeral(all.length);
  return region === null
    ? `${count} numbers need a region, such as --region US.`
    : `${count} numbers need a region: --region ${region}?`;
}

/** "1,000" */
export const numeral = (count: number) => count.toLocaleString("en-US");

/** "1 error", "1,000 errors" */
export const counted = (count: number, what: string) => `${numeral(count)} ${what}${count === 1 ? "" : "s"}`;

/** Checking more numbers than this would only take longer. */
const SAMPLE = 50;
/** Tried after the regions that the draft and this machine suggest. */
const COMMON_REGIONS = ["US", "GB", "DE", "FR", "ES", "IT", "NL", "AU", "IN", "BR", "MX", "JP"];

/** A likely region in whose number plan all of these numbers are valid; null if there is none. */
function regionFor(engine: Engine, numbers: string[], plan: Plan): string | null {
  const step = Math.max(1, Math.floor(numbers.length / SAMPLE));
  const sample = numbers.filter((_, at) => at % step === 0).slice(0, SAMPLE);
  const others = plan.numbers.flatMap(({ region }) => (region !== null && /^[A-Z]{2}$/.test(region) ? [region] : []));
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const own = [LC_ALL, LC_MESSAGES, LANG].flatMap((locale) => /^[a-z]{2,3}_([A-Z]{2})\b/.exec(locale ?? "")?.[1] ?? []);
  const candidates = [...new Set([...byFrequency(others), ...own, ...COMMON_REGIONS])].slice(0, 20);
  const isValid = (number: string, region: string) =>
    engine.readNumber(number, { default_region: region }).validity === "valid";
  return candidates.find((region) => sample.every((number) => isValid(number, region))) ?? null;
}

function byFrequency(words: string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}
