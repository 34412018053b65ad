// <sip-attach-builder> in JSX of Preact.
import type { HTMLAttributes } from "preact";
import type { SipAttachBuilder } from "../element/element.js";
import type { Attributes, Listeners } from "./attributes.js";

type Own = Attributes & Listeners<"on">;
type Props = Omit<HTMLAttributes<SipAttachBuilder>, keyof Own> & Own;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "sip-attach-builder": Props;
    }
  }
}
