// One sender at a time is at work on a batch.

/** A held batch. */
export interface SendLock {
  /** Around what is handed out: whoever got it may never ask for more. */
  pause(): void;
  /** False when another sender has taken over meanwhile. */
  resume(): boolean;
  release(): void;
}

interface Holder {
  /** At work, and not waiting for somebody to ask for its next step. */
  busy: boolean;
  /** Gives the lock of the origin back, which other tabs and workers see. */
  letGo: () => void;
}

/** Shared by all copies of this package in one realm. */
const KEY = Symbol.for("sipattach.senders");

function senders(): Map<string, Holder> {
  const realm = globalThis as { [KEY]?: Map<string, Holder> };
  return (realm[KEY] ??= new Map());
}

/**
 * Takes the lock of a batch; null when another sender is at work on it. One in this realm that waits
 * to be asked for its next step has perhaps been forgotten, so it is replaced: it finds that out
 * before it does anything more.
 */
export async function lockBatch(fingerprint: string): Promise<SendLock | null> {
  const held = senders();
  const before = held.get(fingerprint);
  if (before?.busy) return null;
  const own: Holder = { busy: true, letGo: before?.letGo ?? (() => {}) };
  held.set(fingerprint, own);
  if (before === undefined) {
    const letGo = await lockOrigin(`sipattach:${fingerprint}`);
    if (letGo === null) {
      held.delete(fingerprint);
      return null;
    }
    own.letGo = letGo;
  }
  const isOwn = () => held.get(fingerprint) === own;
  return {
    pause: () => {
      own.busy = false;
    },
    resume: () => {
      own.busy = true;
      return isOwn();
    },
    release: () => {
      if (!isOwn()) return;
      held.delete(fingerprint);
      own.letGo();
    },
  };
}

/** Where there are locks of the origin; where there are none, or they are forbidden, nothing. */
function lockOrigin(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((letGo) => resolve(letGo));
    };
    try {
      const locks = globalThis.navigator?.locks;
      if (locks === undefined) return resolve(() => {});
      locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(() => {}));
    } catch {
      resolve(() => {});
    }
  });
}
