// The regions that can be chosen, named in the language of the page.

export interface Region {
  code: string;
  name: string;
}

// Groupings and test codes that have a name but no number plan of their own.
const NO_COUNTRY = new Set([
  "EU",
  "EZ",
  "UN",
  "QO",
  "XA",
  "XB",
  "ZZ",
  "AQ",
  "BV",
  "CP",
  "CQ",
  "DG",
  "GS",
  "HM",
  "IC",
  "PN",
  "TF",
  "UM",
]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const cache = new Map<string, Region[]>();
const namers = new Map<string, Intl.DisplayNames>();

/** Whether a code is current. `BU`, for example, was renamed to `MM`. */
function isCurrent(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

/** The names of regions in a locale. The first call takes the browser some 15 ms. */
function namerOf(locale: string): Intl.DisplayNames {
  let namer = namers.get(locale);
  if (namer === undefined)
    namers.set(locale, (namer = new Intl.DisplayNames([locale], { type: "region", fallback: "none" })));
  return namer;
}

export function regionName(locale: string, code: string): string {
  try {
    return namerOf(locale).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The first country in the browser's languages ("en-GB"); "" if there is none. */
export function regionOfBrowser(): string {
  for (const language of navigator.languages ?? []) {
    const { region } = new Intl.Locale(language);
    if (region && /^[A-Z]{2}$/.test(region) && !NO_COUNTRY.has(region)) return region;
  }
  return "";
}

export function regions(locale: string): Region[] {
  const known = cache.get(locale);
  if (known) return known;
  const names = namerOf(locale);
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const found = codes
    .filter((code) => !NO_COUNTRY.has(code) && isCurrent(code))
    .map((code) => ({ code, name: names.of(code) ?? "" }))
    .filter((region) => region.name !== "");
  const collator = new Intl.Collator(locale);
  found.sort((one, other) => collator.compare(one.name, other.name));
  cache.set(locale, found);
  return found;
}
