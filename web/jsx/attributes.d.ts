// What the element takes in a template: its properties and attributes, and listeners to its events.
import type { Json } from "../index.js";
import type { SipAttachBuilder, SipAttachEvents } from "../element/element.js";

/** By property. */
type Properties = Partial<
  Pick<
    SipAttachBuilder,
    | "baseUrl"
    | "defaultRegion"
    | "trunkId"
    | "provider"
    | "theme"
    | "locale"
    | "readOnly"
    | "hideSend"
    | "keepDraft"
    | "rememberColumns"
  >
> & { draft?: Json | string };

/** By attribute. */
export interface Attributes extends Properties {
  "base-url"?: string;
  "default-region"?: string;
  "trunk-id"?: string;
  "read-only"?: boolean | "";
  "hide-send"?: boolean | "";
  "keep-draft"?: boolean | "";
  "remember-columns"?: boolean | "";
}

/** A listener to each event, with what the framework puts before its name. */
export type Listeners<Before extends string> = {
  [Name in keyof SipAttachEvents as `${Before}${Name}`]?: (event: SipAttachEvents[Name]) => void;
};
