// <sip-attach-builder> in JSX of Solid.
import type { JSX } from "solid-js";
import type { SipAttachBuilder } from "../element/element.js";
import type { Attributes, Listeners } from "./attributes.js";

type Prefixed<Before extends string> = { [Name in keyof Attributes as `${Before}${Name}`]?: Attributes[Name] };
type Own = Attributes & Prefixed<"prop:"> & Prefixed<"attr:"> & Listeners<"on:">;

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "sip-attach-builder": Omit<JSX.HTMLAttributes<SipAttachBuilder>, keyof Own> & Own;
    }
  }
}
