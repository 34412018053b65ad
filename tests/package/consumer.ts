// Uses the package as a strict TypeScript program would. Compiled by package.test.mjs, never run.

import {
  applyFixes,
  applyPatch,
  createEngine,
  EngineError,
  retryFailed,
  send,
  type AttachDraft,
  type AttachRequest,
  type Context,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
  type FixedDraft,
  type FixObstacle,
  type Json,
  type NumberState,
  type Plan,
  type SendState,
  type TrunkFields,
} from "sipattach";
import { createEngine as createInline } from "sipattach/inline";

const known: DiagnosticCode = "number.not_e164";
const context: Context = { default_region: "US", skip_invalid: true };

function describe({ code, severity, path, message, fix }: Diagnostic): string {
  if (code === known) return "no E.164";
  const mark: "error" | "warning" | "info" = severity;
  return `${mark} ${path} ${message} ${fix?.title ?? ""}`;
}

export async function use(draft: unknown, key: string): Promise<string[]> {
  const engine = await createEngine();
  const plan: Plan = engine.plan(draft, context);
  const fixed = plan.diagnostics.flatMap(({ fix }) => fix?.patch ?? []);
  const value: string | null = engine.readNumber("x", { trunk: false }).value;
  const port: number | null = engine.readEndpoint("x").port;
  const code: string = engine.info.codes[0]?.code ?? "";
  let state: SendState | undefined;
  for await (const progress of send(engine, plan, { apiKey: key, ...(state ? { state } : {}) })) {
    state = retryFailed(progress.state);
    const states: NumberState[] = progress.numbers.map((number) => number.state);
    const passwords: string[] = (progress.outcome?.register_passwords ?? []).map(
      ({ number, password }) => `${number ?? "all"}: ${password}`,
    );
    void [states, passwords];
  }
  const [request] = plan.requests;
  if (request === undefined) throw new EngineError("nothing to send");
  const outcome = engine.readResponse({ status: 200, body: "{}" }, request);
  const snippet: string | null = engine.render(request, "python").text;
  void [applyPatch(draft, fixed), value, port, code, outcome.failed[0]?.raw, snippet, createInline];
  return plan.diagnostics.map(describe);
}

// @ts-expect-error: a region is a text.
export const wrongRegion: Context = { default_region: 1 };
// @ts-expect-error: there is no such option.
export const wrongOption: Context = { region: "US" };
// @ts-expect-error: there is no such code.
export const wrongCode: DiagnosticCode = "number.no_such_thing";

/** `params` are typed by the code, once it was compared. */
export function paramsOf(diagnostic: Diagnostic): number | string {
  switch (diagnostic.code) {
    case "auth.password_too_short": {
      const length: number = diagnostic.params.length;
      return length;
    }
    case "number.duplicate": {
      const { number, first }: { number: string; first: number } = diagnostic.params;
      return `${number} ${first}`;
    }
    case "context.base_url": {
      // @ts-expect-error: this one may be absent.
      const suggestion: string = diagnostic.params.suggestion;
      return suggestion;
    }
    case "field.null": {
      // @ts-expect-error: a field is a text.
      const field: number = diagnostic.params.field;
      return field;
    }
    case "endpoint.required": {
      // @ts-expect-error: it has no such parameter, so it may be absent.
      const nothing: string | number = diagnostic.params.nothing;
      return nothing;
    }
    default:
      // Where the code does not matter, any name can be asked for.
      return Object.entries(diagnostic.params).length + String(diagnostic.params.number ?? "").length;
  }
}
export const params: DiagnosticParams["number.duplicate"] = { number: "1", first: 1, value: "1" };
// @ts-expect-error: that code has other parameters.
export const wrongParams: DiagnosticParams["number.duplicate"] = { field: "a" };

/** A draft has the fields of the request. */
export const draft: AttachDraft = {
  phone_numbers: ["+14155552671"],
  directions: [
    {
      type: "inbound",
      auth_mode: "register",
      register_auth: { username: "pbx", password: "long-enough-1" },
      headers: { headers: [{ type: "custom", key: "X-Account", value: "account", passthrough: false }] },
    },
    { type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { transport: "tls", port: 5061 } },
  ],
};
export const onTrunk = { phone_number: "2001", trunk_id: "t", directions: [{ type: "inbound" }] } satisfies AttachDraft;
// @ts-expect-error: phone_number, not phoneNumber.
export const misspelled: AttachDraft = { phoneNumber: "+14155552671", directions: [] };
// @ts-expect-error: no such transport.
export const wrongTransport: AttachDraft = { directions: [{ type: "outbound", options: { transport: "sctp" } }] };
// @ts-expect-error: what registers is inbound.
export const wrongSide: AttachDraft = { directions: [{ type: "outbound", auth_mode: "ip" }] };
// @ts-expect-error: the service must be named in a request.
export const unnamed: AttachRequest = { directions: [{ type: "inbound" }] };
// @ts-expect-error: a direction is one of three words.
export const wrongTrunk: TrunkFields = { name: "Main", direction: "sideways" };

/** And anything else is a draft too: what is wrong with it is told by the diagnostics. */
export async function anyDraft(given: unknown, json: Json, text: string): Promise<FixObstacle[]> {
  const engine = await createEngine();
  const plans: Plan[] = [given, json, text, draft, { phoneNumber: 5 }, null].map((each) => engine.plan(each));
  engine.plan({ phoneNumbers: ["+14155552671"], directions: "both" });
  engine.plan({ phone_number: "+14155552671", directions: [{ type: "inbound" }] }, { default_region: "US" });
  engine.applyProvider({ directions: [{ type: "outbound" }] }, "twilio");
  const fixed: FixedDraft = applyFixes(draft, plans[0] as Plan, ({ code }) => code !== "service.added");
  return fixed.left.map(({ why }) => why);
}
