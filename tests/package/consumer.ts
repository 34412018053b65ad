// Uses the package as a strict TypeScript program would. Compiled by package.test.mjs, never run.

import {
  applyPatch,
  createEngine,
  EngineError,
  retryFailed,
  send,
  type Context,
  type Diagnostic,
  type DiagnosticCode,
  type NumberState,
  type Plan,
  type SendState,
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
