// Uses the element as a strict TypeScript program would. Compiled by element.test.mjs, never run.
import type { ResultEvent, SipAttachBuilder } from "./sip-attach-builder.js";

const created = document.createElement("sip-attach-builder");
const found: SipAttachBuilder | null = document.querySelector("sip-attach-builder");
created.defaultRegion = "US";
created.provider = "twilio";
created.theme = "dark";
created.draft = { phone_number: "+14155552671", directions: [{ type: "inbound" }] };
created.addEventListener("validate", ({ detail }) => {
  const codes: string[] = detail.diagnostics.map(({ code }) => code);
  void codes;
});
created.addEventListener("before-send", (event) => {
  if (event.detail.requests.length > 1) event.preventDefault();
});
const listen = ({ detail }: ResultEvent): string[] => detail.numbers.map(({ state }) => state);
created.addEventListener("result", listen);
created.removeEventListener("result", listen);
created.addEventListener("keydown", ({ key }) => void key.length);
const sent: Promise<void> | undefined = found?.send();
const ok: boolean | undefined = created.plan?.ok;
document.body.append(created);
void [sent, ok];

// @ts-expect-error: there is no such theme.
created.theme = "blue";
// @ts-expect-error: the plan is read only.
created.plan = null;
// @ts-expect-error: the detail of `change` has no requests.
created.addEventListener("change", ({ detail }) => void detail.requests);
// @ts-expect-error: how it is drawn is nobody's business.
created.render();
