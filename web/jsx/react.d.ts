// <sip-attach-builder> in JSX of React 19, which sets properties and listens to events ("onvalidate").
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SipAttachBuilder } from "../element/element.js";
import type { Attributes, Listeners } from "./attributes.js";

type Props = Omit<DetailedHTMLProps<HTMLAttributes<SipAttachBuilder>, SipAttachBuilder>, keyof Attributes> &
  Attributes &
  Listeners<"on">;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "sip-attach-builder": Props;
    }
  }
}
