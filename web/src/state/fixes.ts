// Applies the engine's fixes to the draft.
import type { Diagnostic } from "sipattach";
import { toPath, valueAt, type Json } from "../shared/pointer.js";
import { withCredentials } from "./draft.js";
import type { Store } from "./store.js";

/** Applies the fix of one button: a correction, or a reading that the user chose. */
export function applyFix(store: Store, { code, path, fix }: Diagnostic): void {
  if (!store.tools || !fix || !isCurrent(store, path)) return;
  const { engine, module } = store.tools;
  const subject = takeFixable(store);
  noteOrigins(store, [{ fix }]);
  const fixed = module.applyPatch(subject, fix.patch);
  // Patches never contain secrets, so this password, which the fix only removes, is moved here.
  store.edit(
    code === "endpoint.password_in_uri"
      ? withCredentials(engine, fixed, toPath(path), valueAt(store.draft, toPath(path)))
      : fixed,
  );
}

/** Applies the corrections of these diagnostics as one step. Choices are left to the user. */
export function correct(store: Store, all: readonly Diagnostic[]): void {
  const module = store.tools?.module;
  if (!module) return;
  const diagnostics = all.filter(({ path }) => isCurrent(store, path));
  const subject = takeFixable(store);
  noteOrigins(store, diagnostics);
  store.edit(module.applyFixes(subject, diagnostics).draft);
}

/** Whether a diagnostic still applies: once the list has changed, its place may hold another number. */
function isCurrent({ draft, planning, plannedDraft }: Store, path: string): boolean {
  if (plannedDraft === undefined || !planning || plannedDraft === draft || !path.startsWith("/phone_numbers/"))
    return true;
  return valueAt(plannedDraft, toPath(path)) === valueAt(draft, toPath(path));
}

function takeFixable(store: Store): Json | string {
  const subject = store.brokenText?.text ?? store.draft;
  store.brokenText = null;
  store.input.end();
  return subject;
}

function noteOrigins({ draft, origins }: Store, diagnostics: readonly Pick<Diagnostic, "fix">[]): void {
  for (const { fix } of diagnostics) {
    // A range becomes several numbers, the first in its place, the others after it.
    const first = fix?.patch.find(({ path }) => path.startsWith("/phone_number"));
    const was = first && valueAt(draft, toPath(first.path));
    for (const operation of fix?.patch ?? []) {
      if (first && "value" in operation && operation.path.startsWith("/phone_number"))
        for (const now of [operation.value].flat()) origins.note(was, now);
    }
  }
}
