// Wrappers for browser features: files, the clipboard, randomness, frames, storage that may be forbidden.

export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Call after a click that changed the layout: the second click of a double click was meant for what was there, not for
 * what is under the pointer now.
 */
export function ignoreSecondClick({ timeStamp, clientX, clientY, detail }: MouseEvent): void {
  if (detail === 0) return; // by the keyboard
  const onClick = (event: MouseEvent): void => {
    const isSecond =
      event.detail > 1 ||
      (event.detail === 1 &&
        event.timeStamp - timeStamp < 500 &&
        Math.hypot(event.clientX - clientX, event.clientY - clientY) < 5);
    if (!isSecond) return removeEventListener("click", onClick, true);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", onClick, true);
}

/** Resolves to false if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Without 0 O 1 l I, and without anything that a PBX configuration or a SIP URI would have to escape.
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const PASSWORD_LENGTH = 24; // 140 bits

/** A password from the browser's cryptographic random source. Bytes that would favour some letters are dropped. */
export function generatePassword(): string {
  const limit = 256 - (256 % ALPHABET.length);
  let password = "";
  while (password.length < PASSWORD_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(PASSWORD_LENGTH))) {
      if (byte < limit && password.length < PASSWORD_LENGTH) password += ALPHABET[byte % ALPHABET.length];
    }
  }
  return password;
}

/** Wraps a storage so that it is simply empty where the browser forbids it (sandboxed frames, private windows). */
export function safeStorage(pick: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return pick().getItem(key);
      } catch {
        return null;
      }
    },
    /** False if the value could not be stored. */
    write(key: string, value: string | null): boolean {
      try {
        if (value === null) pick().removeItem(key);
        else pick().setItem(key, value);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** How long to wait for a frame: a page that is covered or hidden meanwhile gets none until it is visible again. */
const FRAME_MS = 1000;

/** Resolves in a task after the next frame, when the browser has drawn everything. On hidden pages, without a frame. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, FRAME_MS);
    }
  });
}

/** The element whose `data-path` is closest to `pointer`, searched for in all open shadow roots. */
export function findByPointer(root: ParentNode, pointer: string): HTMLElement | null {
  let best: HTMLElement | null = null;
  let bestLength = -1;
  const visit = (node: ParentNode): void => {
    for (const element of node.querySelectorAll<HTMLElement>("*")) {
      const path = element.dataset?.path;
      if (path !== undefined && path.length > bestLength && (pointer === path || pointer.startsWith(`${path}/`))) {
        best = element;
        bestLength = path.length;
      }
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(root);
  return best;
}
