// What the browser does for us: files, the clipboard, randomness, frames, storage that may be forbidden.

export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * After a click that changed much: the second click of a double click is for what was there, not for what is
 * under the pointer now.
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

/** False if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Not 0 O 1 l I, nor anything that a PBX configuration or a SIP URI has to escape.
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const PASSWORD_LENGTH = 24; // 140 bits

/** A password from the browser's cryptographic source; bytes that would favour a letter are dropped. */
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

/** A storage that forgets when the browser forbids it (a sandboxed frame, private windows). */
export function safeStorage(pick: () => Storage) {
  return {
    read(key: string): string | null {
      try {
        return pick().getItem(key);
      } catch {
        return null;
      }
    },
    /** False if nothing is remembered. */
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

/** Resolves after the next frame, in a task of its own, when the browser has drawn what there is. Hidden pages have none. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve);
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** The element with the closest `data-path` to `pointer`, looked for in all open shadow roots. */
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
