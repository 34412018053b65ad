// The texts of the page by locale. English is there from the start; others are loaded when asked for.
import type { Diagnostic } from 'sipattach';
import { en } from './en.js';

export type Texts = typeof en;

const OTHERS: Record<string, () => Promise<Texts>> = {
  de: async () => (await import('./de.js')).de,
};

/** The texts for a BCP 47 tag by its language; English where there are none. */
export async function loadTexts(locale: string): Promise<Texts> {
  const load = OTHERS[locale.toLowerCase().split('-')[0]!];
  return load ? load() : en;
}

/** What a diagnostic says in the language of `texts`; the engine's own words where it is unknown. */
export function describe(texts: Texts, { code, params, message }: Diagnostic): string {
  const template = texts.diagnostics[code];
  if (template === undefined) return message;
  const problem = texts.addressProblems[String(params.reason)];
  const said = code === 'context.base_url' && problem !== undefined ? { ...params, problem } : params;
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(said[name] ?? whole));
}
