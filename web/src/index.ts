// The script that a page includes: defines <sip-attach-builder>.
export { SipAttachBuilder } from "./components/builder/builder.js";
export type {
  BeforeSendEvent,
  ChangeEvent,
  ResultEvent,
  SipAttachEvents,
  ValidateEvent,
} from "./components/builder/builder.js";
