// Links to a filled-in builder: `#sip-attach=1.<data>` with deflated JSON in base64url, or `#sip-attach-<id>=1.<data>`
// for an element with an id. They contain the draft without its secrets and never an address, because a link must not
// decide where somebody's API key is sent.
import { isObject, type Json } from "../shared/pointer.js";

const NAME = "sip-attach";
const VERSION = "1";
/** In characters: longer addresses do not survive chats and mail. */
export const LINK_LIMIT = 12_000;
/** In bytes, after inflating: only a very repetitive draft could be larger and still fit into a link. */
const DRAFT_LIMIT = 1024 * 1024;

export interface Shared {
  draft: Json;
  region: string;
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  let size = 0;
  const limited = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > DRAFT_LIMIT) throw new RangeError("too large");
      controller.enqueue(chunk);
    },
  });
  const stream = new Blob([bytes]).stream().pipeThrough(through).pipeThrough(limited);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function nameFor(id: string): string {
  return id === "" ? NAME : `${NAME}-${encodeURIComponent(id)}`;
}

/** The fragment for a draft without its secrets. */
export async function encodeLink(shared: Shared, id: string): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(shared));
  const bytes = await pipe(json, new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const text = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `#${nameFor(id)}=${VERSION}.${text}`;
}

/** The names that links for an element have. Those without an id are for the first one on the page. */
function namesFor(element: Element): string[] {
  const first = document.querySelector(element.localName);
  return first === null || first === element ? [nameFor(element.id), NAME] : [nameFor(element.id)];
}

/** Takes the link for an element out of the page's address, and leaves the rest of the fragment. */
export function dropLink(element: Element): void {
  const names = namesFor(element);
  const rest = location.hash
    .slice(1)
    .split(/(?=[?&])/)
    .filter((part) => !names.includes(part.replace(/^[?&]/, "").split(`=${VERSION}.`)[0]))
    .join("")
    .replace(/^[?&]/, "");
  history.replaceState(history.state, "", location.pathname + location.search + (rest === "" ? "" : `#${rest}`));
}

/** Decodes the link for an element; null if there is none. */
export async function decodeLink(fragment: string, element: Element): Promise<Shared | "unreadable" | null> {
  const names = namesFor(element);
  const parts = fragment
    .replace(/^#/, "")
    .split(/[?&]/)
    .map((part) => part.split(`=${VERSION}.`));
  const text = parts.find(([name]) => names.includes(name))?.[1];
  if (text === undefined) return null;
  if (text.length > LINK_LIMIT) return "unreadable";
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const json = await pipe(bytes, new DecompressionStream("deflate-raw"));
    const shared = JSON.parse(new TextDecoder().decode(json)) as Json;
    if (!isObject(shared) || shared.draft === undefined) return "unreadable";
    return { draft: shared.draft, region: typeof shared.region === "string" ? shared.region : "" };
  } catch {
    return "unreadable";
  }
}
