// The WebAssembly module as text, for places that cannot serve a file next to the script. It is in two scripts,
// because bundlers warn about chunks of more than 500 KB.

import { digits, size, text } from "sipattach-gzipped-wasm";

/** Decodes in memory, because a Content-Security-Policy may forbid fetching data: URLs. */
export async function inlineBytes(): Promise<ArrayBuffer> {
  const { rest } = await import("./inline-rest.js");
  const stream = new Blob([gzippedBytes(text + rest)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

function gzippedBytes(text: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  const valueAt = (at: number) => values[text.charCodeAt(at)] ?? 0;
  const bytes = new Uint8Array(size);
  let held = 0;
  let bits = 0;
  for (let at = 0, end = 0; at < text.length; at += 2) {
    held = (held << 13) | (valueAt(at) * digits.length + valueAt(at + 1));
    // The padding at the end is written beyond the array, which ignores it.
    for (bits += 13; bits >= 8; bits -= 8) bytes[end++] = held >> (bits - 8);
    held &= (1 << bits) - 1;
  }
  return bytes;
}
