// Hashes that bind a stored state to its plan. They tell plans apart, but do not protect against forgery.

const OFFSET = [0xcbf29ce4, 0x84222325] as const;

/** 64-bit FNV-1a of the UTF-8 bytes, as 16 hexadecimal digits. */
export function hash(text: string): string {
  let [high, low] = OFFSET as readonly [number, number];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // Multiply by 2^40 + 0x1b3, in halves of 32 bits.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(product / 2 ** 32)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}

/** JSON text that does not depend on the order of members. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
