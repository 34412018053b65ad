// The command "init": writes a first draft from answers to questions, or from options.

import { existsSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import type { Engine } from "../engine.js";
import { applyPatch } from "../patch.js";
import type { DirectionType, Json, Plan, Provider, ProviderAnswers, ProviderQuestion } from "../types.js";
import { bulkContextOf, refuseMissingColumn } from "./draft.js";
import { counted } from "./findings.js";
import { canAsk, Ended, Prompt } from "./prompt.js";
import { providerNamed } from "./provider.js";
import { count } from "./report.js";
import { EXIT, note, paint, plain, print, readInput, reasonNotMade, table, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

const DIRECTIONS = ["inbound", "outbound", "both"] as const;
const PASSWORD = "sip_password";
const NO_ENDPOINT =
  "Say where outbound calls go: --endpoint sip:pbx.example.com, or --provider NAME. For inbound calls alone: --direction inbound.";

export async function runInit(engine: Engine, values: Values, [file = "draft.json"]: string[]): Promise<number> {
  const isAsking = values.yes !== true && canAsk();
  if (isAsking && values["password-stdin"] === true) {
    throw new UsageError("With --password-stdin nobody can be asked: say --yes.");
  }
  if (!isAsking && values.yes !== true)
    throw new UsageError(
      "There is no terminal to ask questions on: add --yes, and answer with options (sipattach help init).",
    );
  const prompt = isAsking ? new Prompt() : null;
  try {
    return await new Initializer(engine, values, file, prompt).run();
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    note("\nNothing was written.");
    return error.isInterrupted ? EXIT.interrupted : EXIT.usage;
  } finally {
    prompt?.close();
  }
}

class Initializer {
  readonly #engine: Engine;
  readonly #values: Values;
  readonly #file: string;
  readonly #prompt: Prompt | null;
  #provider: Provider | null = null;

  constructor(engine: Engine, values: Values, file: string, prompt: Prompt | null) {
    this.#engine = engine;
    this.#values = values;
    this.#file = file;
    this.#prompt = prompt;
  }

  async run(): Promise<number> {
    if (this.#file === "-") throw new UsageError("init writes a file: give its name.");
    const mayReplace = await this.#mayWrite();
    if (mayReplace === null) return EXIT.usage;
    if (this.#prompt !== null) note("Enter takes what is in brackets. Ctrl-C ends; nothing is written before the end.");
    const direction = await this.#direction();
    const types: DirectionType[] = direction === "both" ? ["inbound", "outbound"] : [direction];
    const trunk = await this.#trunk();
    const directions = types.map((type) => ({ type }));
    let draft: Json = { phone_numbers: [], directions, service: "sip" };
    if (trunk !== "") draft = { phone_numbers: [], trunk_id: trunk, directions, service: "sip" };
    else draft = await this.#withProvider(draft, types);
    const { numbers, plan } = await this.#numbers(draft as { [name: string]: Json });
    draft = { ...(draft as { [name: string]: Json }), phone_numbers: numbers };
    await this.#write(draft, mayReplace);
    this.#tell(plan, draft, direction);
    return EXIT.ok;
  }

  /** Whether an existing file may be replaced; null if the user declined. */
  async #mayWrite(): Promise<boolean | null> {
    if (!existsSync(this.#file)) return false;
    if (this.#values.overwrite === true) return true;
    const shown = plain(this.#file);
    if (this.#prompt === null) {
      throw new UsageError(`${shown} is there already: give another name, or say --overwrite.`);
    }
    if (await this.#prompt.confirm(`${shown} is there already. Overwrite it?`)) return true;
    note("Nothing was written.");
    return null;
  }

  async #direction(): Promise<(typeof DIRECTIONS)[number]> {
    const given = this.#values.direction as (typeof DIRECTIONS)[number] | undefined;
    if (given !== undefined || this.#prompt === null) return given ?? "both";
    return (await this.#prompt.choose("Which calls", DIRECTIONS, "both")) as (typeof DIRECTIONS)[number];
  }

  async #trunk(): Promise<string> {
    const { "trunk-id": given, endpoint, provider } = this.#values;
    if (given !== undefined || this.#prompt === null || endpoint !== undefined || provider !== undefined)
      return given ?? "";
    return this.#prompt.ask("ID of a trunk of the account, whose endpoint the numbers take (Enter: none)");
  }

  async #withProvider(draft: Json, types: DirectionType[]): Promise<Json> {
    this.#provider = await this.#chosenProvider();
    const { role } = this.#provider;
    const isDestination = role === "destination";
    // Outbound calls go to a carrier, PBX or contact centre; inbound calls are forwarded to a destination.
    if (!types.includes(isDestination ? "inbound" : "outbound")) return draft;
    const { patch } = await this.#applied(draft, this.#provider.id);
    const applied = applyPatch(draft, patch) as { directions: { type: DirectionType }[]; [name: string]: Json };
    return { ...applied, directions: applied.directions.filter(({ type }) => types.includes(type)) };
  }

  async #chosenProvider(): Promise<Provider> {
    const providers = this.#engine.providers();
    const { provider: given, endpoint } = this.#values;
    if (given !== undefined) return providerNamed(providers, given);
    const recognised = endpoint === undefined ? null : this.#engine.readEndpoint(endpoint).provider;
    const known = providers.find(({ id }) => id === recognised);
    const other = providerNamed(providers, "other");
    if (known !== undefined) return known;
    if (endpoint !== undefined || this.#prompt === null) return other;
    for (;;) {
      const answer = await this.#prompt.ask("Carrier, PBX or service (a name; ? lists them)", "other");
      if (answer === "?") {
        for (const line of table(providers.map(({ id, name, role }) => [`  ${id}`, name, role.replace("_", " ")])))
          note(line);
        continue;
      }
      try {
        return providerNamed(providers, answer);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        note(`  ${plain(error.message)}`);
      }
    }
  }

  /** Applies the provider with the answers from options, asking for the others if there is a terminal. */
  async #applied(draft: Json, id: string) {
    const answers = this.#answerOptions();
    const { endpoint } = this.#values;
    // The first question asks for part of the destination, where the whole of it may be given.
    const [first] = this.#engine.applyProvider(draft, id, {}).asks;
    if (endpoint !== undefined && first !== undefined) answers[first.name] ??= endpoint;
    const asked = new Set(Object.keys(answers));
    for (;;) {
      const applied = this.#engine.applyProvider(draft, id, answers);
      const { asks, missing } = applied;
      const secret = asks.find(({ name, secret: isSecret }) => isSecret && name in this.#answerOptions());
      if (secret !== undefined) {
        throw new UsageError(
          `${secret.name} is a secret, which others can read on a command line: use --password-stdin.`,
        );
      }
      const unknown = Object.keys(answers).find((name) => name !== PASSWORD && !asks.some((ask) => ask.name === name));
      if (unknown !== undefined) {
        throw new UsageError(`--answer ${plain(unknown)}: ${id} asks for ${asks.map(({ name }) => name).join(", ")}.`);
      }
      if (
        asks.some(({ name }) => name === PASSWORD) &&
        this.#values["password-stdin"] === true &&
        !asked.has(PASSWORD)
      ) {
        asked.add(PASSWORD);
        answers[PASSWORD] = (await readInput("-")).replace(/\r?\n$/, "");
        continue;
      }
      const next = asks.find((ask) => !asked.has(ask.name));
      if (this.#prompt === null || next === undefined) {
        const left = asks.filter(({ name, secret: isSecret }) => missing.includes(name) && !isSecret);
        const [first] = left;
        if (first === undefined) return applied;
        if (this.#prompt === null) {
          const list = left.map(({ name, label }) => `--answer ${name}=… (${label})`).join(", ");
          if (id === "other" && endpoint === undefined) throw new UsageError(NO_ENDPOINT);
          throw new UsageError(`${id} also needs ${list}.`);
        }
        note(`  ${first.label}: this cannot be used, or is missing.`);
        asked.delete(first.name);
        delete answers[first.name];
        continue;
      }
      asked.add(next.name);
      const answer = await this.#answer(this.#prompt, next);
      if (answer !== "") answers[next.name] = answer;
    }
  }

  async #answer(
    prompt: Prompt,
    { label, required, secret, choices, default: preset }: ProviderQuestion,
  ): Promise<string> {
    if (secret) {
      note(
        `  What you type next is written to ${plain(this.#file)} as it is. Enter leaves it out, to be put in later.`,
      );
      return prompt.askSecret(`${label} (not shown)`);
    }
    if (choices !== null) return prompt.choose(label, choices, preset ?? choices[0] ?? "");
    return prompt.ask(`${label}${required ? "" : " (Enter: none)"}`, preset ?? "");
  }

  #answerOptions(): ProviderAnswers {
    return Object.fromEntries(
      (this.#values.answer ?? []).map((given) => {
        const at = given.indexOf("=");
        if (at < 1) throw new UsageError(`--answer takes NAME=VALUE, not ${plain(given)}.`);
        return [given.slice(0, at), given.slice(at + 1)];
      }),
    );
  }

  /** The numbers for the draft, and a plan with them. */
  async #numbers(draft: { [name: string]: Json }): Promise<{ numbers: string[]; plan: Plan }> {
    const text = await this.#numbersText();
    let { region } = this.#values;
    const { inputs, diagnostics } = this.#engine.splitNumbers(text, {
      ...bulkContextOf(this.#values),
      for_trunk: "trunk_id" in draft,
    });
    if (text !== "") {
      refuseMissingColumn(diagnostics, this.#values);
      for (const { severity, message } of diagnostics) note(`  ${severity}: ${plain(message)}`);
    }
    const planned = () =>
      this.#engine.plan({ ...draft, phone_numbers: inputs }, region === undefined ? {} : { default_region: region });
    let plan = planned();
    const open = () => plan.diagnostics.filter(({ code }) => code === "number.region_required").length;
    while (this.#prompt !== null && open() > 0) {
      const many = open() === 1 ? "1 number has" : `${open().toLocaleString("en-US")} numbers have`;
      region = (
        await this.#prompt.ask(`${many} no country code. Which country, such as US (Enter: leave them)`)
      ).toUpperCase();
      if (region === "") break;
      plan = planned();
      const unknown = plan.diagnostics.find(({ code }) => code === "context.unknown_region");
      if (unknown !== undefined) note(`  ${plain(unknown.message)}`);
    }
    // A draft has no default country, so its numbers must include the country code.
    return { numbers: plan.numbers.map(({ input, value }) => value ?? input), plan };
  }

  async #numbersText(): Promise<string> {
    const { numbers, number } = this.#values;
    if (number !== undefined) return number.join("\n");
    if (numbers !== undefined) return readInput(numbers, "list");
    if (this.#prompt === null) return "";
    for (;;) {
      const answer = await this.#prompt.ask("Numbers: a file, or the numbers themselves with commas (Enter: none yet)");
      if (answer === "") return "";
      const isFile = await stat(answer).then(
        (found) => found.isFile(),
        () => false,
      );
      if (isFile) return readInput(answer, "list");
      if (
        this.#engine.splitNumbers(answer).inputs.some((each) => /\d{3}/.test(each)) &&
        !/[/\\]|\.\w{2,4}$/.test(answer)
      ) {
        return answer.split(/[,;]/).join("\n");
      }
      note(`  ${plain(answer)}: there is no such file.`);
    }
  }

  async #write(draft: Json, mayReplace: boolean): Promise<void> {
    const shown = plain(this.#file);
    const hasSecret = JSON.stringify(this.#engine.redact(draft)) !== JSON.stringify(draft);
    try {
      // Only the user may read the file if it contains a secret.
      const handle = await open(this.#file, mayReplace ? "w" : "wx", hasSecret ? 0o600 : 0o666);
      try {
        if (hasSecret) await handle.chmod(0o600);
        await handle.writeFile(`${JSON.stringify(draft, null, 2)}\n`);
      } finally {
        await handle.close();
      }
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
      throw new UsageError(
        `${shown}: ${isThere ? "this file is there now, and was not replaced" : reasonNotMade(error)}.`,
      );
    }
    if (hasSecret) note(`${shown} holds a password as it is. Only you can read it; keep it out of version control.`);
  }

  #tell(plan: Plan, draft: Json, direction: string): void {
    const file = plain(this.#file);
    const { phone_numbers: numbers } = draft as { phone_numbers: string[] };
    const types = direction === "both" ? "inbound and outbound" : direction;
    print(paint("green", `Wrote ${file}: ${counted(numbers.length, "number")}, ${types}.`));
    const now = this.#engine.plan(draft);
    const [errors, warnings] = [count(now.diagnostics, "error"), count(now.diagnostics, "warning")];
    const left = [errors > 0 ? counted(errors, "error") : "", warnings > 0 ? counted(warnings, "warning") : ""];
    const rest = left.filter((part) => part !== "").join(" and ");
    const ofNumbers = plan.numbers.filter(({ kind }) => kind === "invalid").length;
    if (ofNumbers === 1) print("1 number cannot be sent as it is; check says why.");
    if (ofNumbers > 1) print(`${counted(ofNumbers, "number")} cannot be sent as they are; check says why.`);
    const named = /^[\w./-]+$/.test(this.#file) ? this.#file : JSON.stringify(this.#file);
    const rows = [
      [`  sipattach check ${named}`, rest === "" ? "nothing to remark so far" : `${rest} to look at`],
      [`  sipattach plan ${named} --live`, "what the account has of it already"],
      [`  sipattach send ${named} --state ${named.replace(/(\.json)?("?)$/, ".state.json$2")}`, "attach the numbers"],
    ];
    if (this.#provider !== null && this.#provider.id !== "other") {
      rows.push([`  sipattach provider ${this.#provider.id}`, `what to enter at ${this.#provider.name}`]);
    }
    print("Next:");
    for (const line of table(rows)) print(line);
  }
}
