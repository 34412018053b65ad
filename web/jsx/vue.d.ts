// <sip-attach-builder> in templates of Vue.
import type { HTMLAttributes } from "vue";
import type { SipAttachBuilder, SipAttachEvents } from "../element/element.js";
import type { Attributes } from "./attributes.js";

type Own = Attributes & {
  [Name in keyof SipAttachEvents as Name extends "before-send" ? "onBeforeSend" : `on${Capitalize<Name>}`]?: (
    event: SipAttachEvents[Name],
  ) => void;
};
type Builder = new () => SipAttachBuilder & { $props: Omit<HTMLAttributes, keyof Own> & Own };

declare module "vue" {
  interface GlobalComponents {
    "sip-attach-builder": Builder;
    SipAttachBuilder: Builder;
  }
}
