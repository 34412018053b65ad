// Applies the fixes of many diagnostics in one step.

import { applyPatch, readPointer } from "./patch.js";
import type { Diagnostic, Fix, Json, JsonPatch } from "./types.js";

/**
 * Why a fix was not applied. choice: only a person can say whether it is meant; then apply its patch with
 * applyPatch. overlaps: another fix changes the same place, or something that this one relies on; plan the new
 * draft and apply its fixes. does_not_fit: the diagnostics belong to another draft.
 */
export type FixObstacle = "choice" | "overlaps" | "does_not_fit";

/** The result of `applyFixes`. */
export interface FixedDraft {
  /** The new draft. It shares unchanged parts with the draft that was given. */
  draft: Json;
  /** Diagnostics whose fix was applied, in the order of the plan. */
  applied: Diagnostic[];
  /** Diagnostics whose fix was not applied, in the order of the plan. */
  left: { diagnostic: Diagnostic; why: FixObstacle }[];
}

/**
 * Applies the corrections among the fixes of a plan to its draft: all, or those that `which` selects. The result is the
 * same as applying them one by one and planning again after each. Fixes that cannot be combined like that are `left`:
 * plan the new draft and apply again until nothing is applied. Fixes that are choices are left to a person. Never
 * throws and never changes `draft`. As in `Engine.plan`, a string is JSON text.
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
  // Fixes that move or correct a written value take their places first: one that adds a value there assumes that it is
  // missing.
  for (const change of [...changes].sort((a, b) => a.rank - b.rank)) {
    if (change.why === null && !places.take(change)) change.why = "overlaps";
  }
  // From the last place to the first, so that no removal shifts the entry that a later change points at. Indices are
  // compared as numbers.
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

/** The diagnostics of a plan, or a list of them; empty for anything else. */
function diagnosticsOf(plan: unknown): readonly Diagnostic[] {
  try {
    const list = Array.isArray(plan) ? plan : (plan as { diagnostics?: unknown }).diagnostics;
    return Array.isArray(list) ? (list as Diagnostic[]) : [];
  } catch {
    return [];
  }
}

/** The patch of a diagnostic's fix; null if there is none that could be applied. */
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
    return text; // to be replaced by a fix of its syntax
  }
}

/** The properties of a fix that decide whether it can be combined with others. */
interface Change {
  diagnostic: Diagnostic;
  patch: JsonPatch;
  why: FixObstacle | null;
  /** JSON Pointers of everything that it changes. */
  paths: string[];
  /** The first of them. */
  position: string;
  /** 0 if it corrects or moves a value, 1 if it only removes, 2 if it only adds. */
  rank: number;
  /** The container from which it removes a value that is given elsewhere too; otherwise null. */
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
    // Inserting right after the entry of the previous operation takes no one's place: the other entries move on.
    const isInsertion = op === "add" && path === placeAfter(patch[index - 1]?.path);
    if (!isInsertion) paths.push(path);
  }
  if (!isRemoving) removesFrom = null;
  const [first = ""] = paths;
  // Changes are applied from the end of a list, so that the earlier ones still find their entry. A fix that also
  // changes another entry, or an entry of another list, gets that list to itself.
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

/** Whether removing a value would lose something: it is not empty. */
function isSaying(document: Json, pointer: string): boolean {
  try {
    const value = readPointer(document, pointer);
    return typeof value === "string" ? value !== "" : Object.keys(value ?? {}).length > 0;
  } catch {
    return false;
  }
}

/** The places that have been changed so far. */
class Places {
  #touched = new Set<string>();
  /** Objects and arrays in which something that was written has been changed. */
  #changed = new Set<string>();
  #aboveTouched = new Set<string>();
  #removedFrom: string | null = null;

  /** Marks the places of a change. Returns false, marking none, if it conflicts with a change before. */
  take({ paths, removesFrom, rank }: Change): boolean {
    if (paths.some((path) => this.#isTaken(path))) return false;
    // An addition depends on what is around it: a destination by itself needs members that one on a trunk does not.
    const isAdding = rank === 2;
    if (isAdding && paths.some((path) => placesAbove(path).some((at) => this.#changed.has(at)))) return false;
    // A value is removed because it is given in another place as well. Two such fixes in different containers could
    // rely on each other and lose the value. Within one container, a repetition is told from the first.
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

/** Applies the changes as one patch, so that each container is copied once. Leaves out those that do not fit. */
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

/** The pointer to the container of a place; null for the whole document. */
function containerOf(pointer: string): string | null {
  return pointer === "" ? null : pointer.slice(0, pointer.lastIndexOf("/"));
}

/** The pointer to the next entry of an array. */
function placeAfter(pointer: string | undefined): string | undefined {
  return pointer?.replace(/\d+$/, (index) => String(Number(index) + 1));
}

/** The pointers to all containers around a place, the innermost first. */
function placesAbove(pointer: string): string[] {
  const places: string[] = [];
  for (let at = containerOf(pointer); at !== null; at = containerOf(at)) places.push(at);
  return places;
}
