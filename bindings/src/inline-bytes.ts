// The module as text, for places that cannot serve a file next to the script.

import gzipped from "sipattach-gzipped-wasm";

/** Decoded in memory: a content security policy may forbid fetching data: URLs. */
export async function inlineBytes(): Promise<ArrayBuffer> {
  const binary = atob(gzipped);
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
