// Uses the element from the package as a strict TypeScript program would. Compiled by package.test.mjs, never run.
import "sipattach/define";
import type { ValidateEvent } from "sipattach/element";

const builder = document.createElement("sip-attach-builder");
builder.defaultRegion = "US";
builder.addEventListener("validate", ({ detail }: ValidateEvent) => {
  const codes: string[] = detail.diagnostics.map(({ code }) => code);
  void codes;
});

// @ts-expect-error: there is no such theme.
builder.theme = "blue";
