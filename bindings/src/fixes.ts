// The fixes of many diagnostics as one step.

import { applyPatch, readPointer } from "./patch.js";
import type { Diagnostic, Fix, Json, JsonPatch } from "./types.js";

/**
 * Why a fix was not applied. choice: only a person can say whether it is meant; apply its patch alone, with
 * applyPatch. overlaps: another fix changes the same place, or what it relies on; plan the new draft, and apply
 * what is left to correct. does_not_fit: the diagnostics are of another draft.
 */
export type FixObstacle = "choice" | "overlaps" | "does_not_fit";

/** What `applyFixes` gives. */
export interface FixedDraft {
  /** The new draft; what was not changed is shared with the one that was given. */
  draft: Json;
  /** Diagnostics whose fix was applied, in their order. */
  applied: Diagnostic[];
  /** Diagnostics whose fix was not, in their order. */
  left: { diagnostic: Diagnostic; why: FixObstacle }[];
}

/**
 * Applies the corrections among the fixes of a plan to its draft: all of them, or those that `which` wants. The
 * result is that of applying one after another and planning in between. Fixes that cannot be combined so are
 * `left`: plan the new draft and apply again, until nothing is applied. Choices between readings are left to a
 * person. Never throws, and leaves `draft` as it is; a text is read as `Engine.plan` reads it.
 */
export function applyFixes(
  draft: unknown,
  plan: { readonly diagnostics: readonly Diagnostic[] } | readonly Diagnostic[],
  which: (diagnostic: Diagnostic) => boolean = () => true,
): FixedDraft {
  const document = typeof draft === "string" ? parsed(draft) : (draft as Json);
  const changes = diagnosticsOf(plan)
    .filter((diagnostic) => patchOf(diagnostic) !== null && which(diagnostic))
    .map((diagnostic) => changeOf(diagnostic, diagnostic.fix as Fix, document));
  const places = new Places();
  // A value that somebody wrote goes first to where it belongs: what is added there takes it for missing.
  for (const change of [...changes].sort((a, b) => a.rank - b.rank)) {
    if (change.why === null && !places.take(change)) change.why = "overlaps";
  }
  // From the last to the first, so that no removal moves what an earlier one points at; indices by their value.
  const { compare } = new Intl.Collator("en", { numeric: true });
  const chosen = changes.filter(({ why }) => why === null);
  const changed = applyAll(
    document,
    chosen.sort((a, b) => compare(b.position, a.position)),
  );
  return {
    draft: changed,
    applied: changes.filter(({ why }) => why === null).map(({ diagnostic }) => diagnostic),
    left: changes.flatMap(({ diagnostic, why }) => (why === null ? [] : { diagnostic, why })),
  };
}

/** Of a plan, or a list of them; none of anything else. */
function diagnosticsOf(plan: unknown): readonly Diagnostic[] {
  try {
    const list = Array.isArray(plan) ? plan : (plan as { diagnostics?: unknown }).diagnostics;
    return Array.isArray(list) ? (list as Diagnostic[]) : [];
  } catch {
    return [];
  }
}

/** The patch of a fix, or null where there is none that could be applied. */
function patchOf(diagnostic: unknown): JsonPatch | null {
  try {
    const patch = (diagnostic as Diagnostic).fix?.patch;
    const isPatch = patch?.every((operation) => {
      const { path, from = "" } = operation as { path: unknown; from?: unknown };
      return typeof path === "string" && typeof from === "string";
    });
    return isPatch === true ? (patch as JsonPatch) : null;
  } catch {
    return null;
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as Json;
  } catch {
    return text; // which a fix of its syntax replaces
  }
}

/** What a fix does, as far as other fixes are concerned. */
interface Change {
  diagnostic: Diagnostic;
  patch: JsonPatch;
  why: FixObstacle | null;
  /** Pointers of what it changes. */
  paths: string[];
  /** The first of them. */
  position: string;
  /** 0 for one that keeps a value and corrects it or its place, 1 for one that removes, 2 for one that only adds. */
  rank: number;
  /** Where it removes something that is said elsewhere, or null. */
  removesFrom: string | null;
}

function changeOf(diagnostic: Diagnostic, { patch, choice }: Fix, document: Json): Change {
  const paths: string[] = [];
  let [isRemoving, isAdding] = [true, true];
  let removesFrom: string | null = null;
  for (const [index, operation] of patch.entries()) {
    const { op, path } = operation;
    isRemoving &&= op === "remove";
    isAdding &&= op === "add";
    if (op === "remove" && isSaying(document, path)) removesFrom = containerOf(path);
    if ("from" in operation) paths.push(operation.from);
    // What is put in after the entry of the operation before takes nobody's place: the others move on.
    const isInsertion = op === "add" && path === placeAfter(patch[index - 1]?.path);
    if (!isInsertion) paths.push(path);
  }
  if (!isRemoving) removesFrom = null;
  const [first = ""] = paths;
  // Changes are made from the end of a list, so that those in front find their entry. One that also changes another
  // entry, or one of another list, has that list to itself.
  const lists = paths.flatMap((path) =>
    [path, ...placesAbove(path)]
      .filter((place) => /\/\d+$/.test(place) && place !== first && !first.startsWith(`${place}/`))
      .map((place) => containerOf(place) ?? ""),
  );
  return {
    diagnostic,
    patch,
    why: choice ? "choice" : null,
    paths: [...paths, ...lists],
    position: first,
    rank: isRemoving ? 1 : isAdding ? 2 : 0,
    removesFrom,
  };
}

/** Whether something is lost with a value. */
function isSaying(document: Json, pointer: string): boolean {
  try {
    const value = readPointer(document, pointer);
    return typeof value === "string" ? value !== "" : Object.keys(value ?? {}).length > 0;
  } catch {
    return false;
  }
}

/** Which places have been changed. */
class Places {
  #touched = new Set<string>();
  /** Objects and lists of which a member was changed that somebody wrote. */
  #changed = new Set<string>();
  #aboveTouched = new Set<string>();
  #removedFrom: string | null = null;

  /** Marks the places of a change, unless one of them is taken. */
  take({ paths, removesFrom, rank }: Change): boolean {
    if (paths.some((path) => this.#isTaken(path))) return false;
    // What is added fits what stands around it: a destination by itself needs what one of a trunk does not.
    const isAdding = rank === 2;
    if (isAdding && paths.some((path) => placesAbove(path).some((at) => this.#changed.has(at)))) return false;
    // What is removed is said in another place; so may be what was removed there. Within one list, a repetition
    // is told from the first.
    if (removesFrom !== null) {
      if (this.#removedFrom !== null && this.#removedFrom !== removesFrom) return false;
      this.#removedFrom = removesFrom;
    }
    for (const path of paths) {
      this.#touched.add(path);
      for (const at of placesAbove(path)) this.#aboveTouched.add(at);
      if (!isAdding) this.#changed.add(containerOf(path) ?? "");
    }
    return true;
  }

  #isTaken(path: string): boolean {
    return (
      this.#aboveTouched.has(path) || this.#touched.has(path) || placesAbove(path).some((at) => this.#touched.has(at))
    );
  }
}

/** As one patch, so that each container is copied once; without those that do not fit. */
function applyAll(document: Json, changes: readonly Change[]): Json {
  const [first] = changes;
  if (first === undefined) return document;
  try {
    return applyPatch(
      document,
      changes.flatMap(({ patch }) => patch),
    );
  } catch {
    if (changes.length === 1) {
      first.why = "does_not_fit";
      return document;
    }
    const half = changes.length >> 1;
    return applyAll(applyAll(document, changes.slice(0, half)), changes.slice(half));
  }
}

/** The pointer of what holds a place; null for the whole document. */
function containerOf(pointer: string): string | null {
  return pointer === "" ? null : pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The pointer to the next entry of a list. */
function placeAfter(pointer: string | undefined): string | undefined {
  return pointer?.replace(/\d+$/, (index) => String(Number(index) + 1));
}

/** The pointers of the containers around a place, the nearest first. */
function placesAbove(pointer: string): string[] {
  const places: string[] = [];
  for (let at = containerOf(pointer); at !== null; at = containerOf(at)) places.push(at);
  return places;
}
