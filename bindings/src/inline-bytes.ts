// The WebAssembly module as text, for places that cannot serve a file next to the script.

import { digits, size, z85 } from "sipattach-gzipped-wasm";

/** Decodes in memory, because a Content-Security-Policy may forbid fetching data: URLs. */
export async function inlineBytes(): Promise<ArrayBuffer> {
  const stream = new Blob([gzippedBytes()]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Decodes Z85 (ZeroMQ RFC 32): five digits for four bytes, both in big-endian order. */
function gzippedBytes(): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128);
  for (let value = 0; value < digits.length; value++) values[digits.charCodeAt(value)] = value;
  const view = new DataView(new ArrayBuffer((z85.length / 5) * 4));
  for (let word = 0; word * 5 < z85.length; word++) {
    let bits = 0;
    for (let at = word * 5; at < word * 5 + 5; at++) bits = bits * 85 + (values[z85.charCodeAt(at)] ?? 0);
    view.setUint32(word * 4, bits);
  }
  return new Uint8Array(view.buffer, 0, size);
}
