// A filled builder as a link: `#sip-attach=1.<data>`, deflated JSON in base64url. The draft in it has no
// secrets, and there is no address: a link must never decide where somebody's API key is sent.
import { isObject, type Json } from '../shared/pointer.js';

const PREFIX = 'sip-attach=';
const VERSION = '1';
export const LINK_LIMIT = 12_000;

export interface Shared {
  draft: Json;
  region: string;
}

async function pipe(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The fragment for a draft from which the secrets were taken. */
export async function encodeLink(shared: Shared): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(shared));
  const bytes = await pipe(json, new CompressionStream('deflate-raw'));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `#${PREFIX}${VERSION}.${text}`;
}

/** Null when the fragment is not one of ours, or cannot be read. */
export async function decodeLink(fragment: string): Promise<Shared | null> {
  const at = fragment.indexOf(`${PREFIX}${VERSION}.`);
  if (at < 0) return null;
  try {
    const text = fragment.slice(at + PREFIX.length + VERSION.length + 1).split('&')[0]!;
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const json = await pipe(bytes, new DecompressionStream('deflate-raw'));
    const shared = JSON.parse(new TextDecoder().decode(json)) as Json;
    if (!isObject(shared) || shared.draft === undefined) return null;
    return { draft: shared.draft, region: typeof shared.region === 'string' ? shared.region : '' };
  } catch {
    return null;
  }
}
