// The script that a page includes: defines <sip-attach-builder>.
import { SipAttachBuilder } from "./components/builder/builder.js";
import { define } from "./shared/first-part.js";

define("sip-attach-builder", SipAttachBuilder);

export { SipAttachBuilder };
export type {
  BeforeSendEvent,
  ChangeEvent,
  ResultEvent,
  SipAttachEvents,
  ValidateEvent,
} from "./components/builder/builder.js";
