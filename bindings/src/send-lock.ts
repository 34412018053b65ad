// Makes sure that only one sender at a time works on a batch.

/** The lock of a batch, while it is held. */
export interface SendLock {
  /** To be called before yielding a step: the caller may never ask for the next one. */
  pause(): void;
  /** To be called after that. False if another sender has taken over meanwhile. */
  resume(): boolean;
  release(): void;
}

interface Holder {
  /** Working, rather than waiting for its caller to ask for the next step. */
  busy: boolean;
  /** Releases the lock that is shared by all tabs and workers of the origin. */
  letGo: () => void;
}

/** Shared by all copies of this package in one realm. */
const KEY = Symbol.for("sipattach.senders");

function senders(): Map<string, Holder> {
  const realm = globalThis as { [KEY]?: Map<string, Holder> };
  return (realm[KEY] ??= new Map());
}

/**
 * Takes the lock of a batch; null if another sender is working on it. A sender in this realm that waits
 * for its caller to ask for the next step may have been abandoned, so it is replaced: it finds out before
 * it does anything more.
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

/** Takes a Web Lock; null if it is held already. Where Web Locks are missing or forbidden, does nothing. */
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
