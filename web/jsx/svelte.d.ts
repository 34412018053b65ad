// <sip-attach-builder> in components of Svelte.
import type { HTMLAttributes } from "svelte/elements";
import type { SipAttachBuilder } from "../element/element.js";
import type { Attributes, Listeners } from "./attributes.js";

type Own = Attributes & Listeners<"on"> & Listeners<"on:">;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "sip-attach-builder": Omit<HTMLAttributes<SipAttachBuilder>, keyof Own> & Own;
  }
}
