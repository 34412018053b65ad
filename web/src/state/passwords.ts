// Passwords that the API returns only once. They are kept here, and only here, until the user confirms that
// they are saved: through further sending, a reset, another draft, and even after their builder left the page.
/** A password as it is in an answer of the API. */
export interface Issued {
  number: string | null;
  password: string;
}

export interface IssuedPassword extends Issued {
  /** The request that it came with, of how many, and the numbers that this attached; null for an update. */
  request: { index: number; count: number; numbers: readonly string[] } | null;
  trunk: string | null;
  /** The address of the API that returned it. */
  from: string;
}

/** Equal passwords are shown as one: a batch of many requests often gets the same one each time. */
export interface PasswordGroup {
  password: string;
  entries: IssuedPassword[];
}

/** Those of builders on the page with passwords that the user has not saved yet. */
const unsaved = new Set<Passwords>();
/** Requests on their way whose answers may contain one. */
const awaited = new Set<unknown>();

function onLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function guard(): void {
  if (unsaved.size + awaited.size > 0) addEventListener("beforeunload", onLeaving);
  else removeEventListener("beforeunload", onLeaving);
}

function note(passwords: Passwords): void {
  if (passwords.areHeld) unsaved.add(passwords);
  else unsaved.delete(passwords);
  guard();
}

/** Has the browser ask before the page is left while `work` runs. Its answers may contain a one-time password. */
export async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  awaited.add(work);
  guard();
  try {
    return await work();
  } finally {
    awaited.delete(work);
    guard();
  }
}

export class Passwords {
  groups: readonly PasswordGroup[] = [];
  #areSaved = false;
  /** The builder is on a page, so that the passwords can be seen. */
  isShown = true;

  constructor(readonly tell: () => void) {}

  get areSaved(): boolean {
    return this.#areSaved;
  }

  set areSaved(areSaved: boolean) {
    this.#areSaved = areSaved;
    this.#changed();
  }

  /** There are passwords, and the user has not confirmed yet that they are saved. */
  get areHeld(): boolean {
    return this.groups.length > 0 && !this.#areSaved;
  }

  add(issued: readonly Issued[], where: Omit<IssuedPassword, keyof Issued>): void {
    if (issued.length === 0) return;
    this.#put(issued.map(({ number, password }) => ({ number, password, ...where })));
  }

  /** Forgets the passwords if they are saved. */
  clear(): void {
    if (this.areHeld) return;
    this.groups = [];
    this.#areSaved = false;
    this.#changed();
  }

  /** Takes over the passwords of builders that are no longer on the page. */
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
