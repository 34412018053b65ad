// Passwords that the API gives only once. They stay here, and only here, until the person has said that
// they are saved: through further sending, a reset, another draft, and after their builder left the page.
/** A password as an answer of the API holds it. */
export interface Issued {
  number: string | null;
  password: string;
}

export interface IssuedPassword extends Issued {
  /** Which request of how many it came with, and the numbers that it attached; null for an update. */
  request: { index: number; count: number; numbers: readonly string[] } | null;
  trunk: string | null;
  /** Where it was sent. */
  from: string;
}

/** Equal passwords are one: a batch of many requests often gets the same each time. */
export interface PasswordGroup {
  password: string;
  entries: IssuedPassword[];
}

/** The builders of the page with passwords that nobody has saved yet. */
const unsaved = new Set<Passwords>();

function onLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function note(passwords: Passwords): void {
  const before = unsaved.size;
  if (passwords.areHeld) unsaved.add(passwords);
  else unsaved.delete(passwords);
  if (before === 0 && unsaved.size > 0) addEventListener("beforeunload", onLeaving);
  else if (unsaved.size === 0) removeEventListener("beforeunload", onLeaving);
}

export class Passwords {
  groups: readonly PasswordGroup[] = [];
  #areSaved = false;
  /** The builder is on a page, so that what is held can be seen. */
  isShown = true;

  constructor(readonly tell: () => void) {}

  get areSaved(): boolean {
    return this.#areSaved;
  }

  set areSaved(areSaved: boolean) {
    this.#areSaved = areSaved;
    this.#changed();
  }

  /** There are passwords, and nobody has said yet that they are saved. */
  get areHeld(): boolean {
    return this.groups.length > 0 && !this.#areSaved;
  }

  add(issued: readonly Issued[], where: Omit<IssuedPassword, keyof Issued>): void {
    if (issued.length === 0) return;
    this.#put(issued.map(({ number, password }) => ({ number, password, ...where })));
  }

  /** Forgets what was saved. What was not stays. */
  clear(): void {
    if (this.areHeld) return;
    this.groups = [];
    this.#areSaved = false;
    this.#changed();
  }

  /** Takes over what builders hold that are no longer on the page. */
  adopt(): boolean {
    const orphans = [...unsaved].filter((other) => other !== this && !other.isShown);
    for (const orphan of orphans) {
      this.#put(orphan.groups.flatMap(({ entries }) => entries));
      orphan.areSaved = true;
      orphan.clear();
    }
    return orphans.length > 0;
  }

  #put(entries: readonly IssuedPassword[]): void {
    const groups = new Map(this.groups.map((group) => [group.password, group.entries]));
    for (const entry of entries) groups.set(entry.password, [...(groups.get(entry.password) ?? []), entry]);
    this.groups = [...groups].map(([password, of]) => ({ password, entries: of }));
    this.#areSaved = false;
    this.#changed();
  }

  #changed(): void {
    note(this);
    this.tell();
  }
}
