// The shared cases of tests/cases, and the texts that each one passes to a call (as in engine_calls.h).
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../cases/", import.meta.url);

/** Every case: {file, name, why, call, input, context, expect}. */
export function readCases() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return files.sort().flatMap((file) => {
    const cases = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
    return cases.map((given) => ({ call: "plan", ...given, file }));
  });
}

const json = (value) => (value === undefined ? "" : JSON.stringify(value));

export function textsOf({ call, input, context }) {
  switch (call) {
    case "read_response":
    case "read_configuration":
      return [json(input.response), json(input.request)];
    case "derive":
      return [json(input.requests), input.kind];
    case "compare":
      return [json(input.request), json(input.answer)];
    case "read_account":
      return [json(input.answers), json(input.requests)];
    case "judge_trunk":
      return [json(input.trunk), input.call ?? ""];
    case "render":
      return [json(input.request), input.language, json(input.options)];
    case "apply_provider":
      return [json(input.draft), input.id, json(input.answers)];
    case "provider_checklist":
      return [input.id, input.region ?? ""];
    case "redact":
      return [json(input)];
    case "read_base_url":
      return [json(input), json(context)];
    case "info":
    case "providers":
      return [];
    case "read_endpoint":
    case "read_curl":
      return [input];
    default:
      return [typeof input === "string" ? input : json(input), json(context)];
  }
}

/** The JavaScript name of a call: "read_number" is readNumber. */
export function functionOf(call) {
  return call.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

/** "<slug> <pointer>" of each diagnostic. */
export function codesOf({ diagnostics = [] }) {
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}

/** "" if `actual` has everything that `expected` asks for; otherwise the first place that differs. */
export function difference(expected, actual, at = "") {
  const isObject = (value) => value !== null && typeof value === "object";
  if (isObject(expected) && isObject(actual) && Array.isArray(expected) === Array.isArray(actual)) {
    if (Array.isArray(expected) && expected.length !== actual.length) {
      return `${at} has ${actual.length} elements, not ${expected.length}`;
    }
    for (const [name, member] of Object.entries(expected)) {
      if (!Object.hasOwn(actual, name)) return `${at}/${name} is missing`;
      const found = difference(member, actual[name], `${at}/${name}`);
      if (found !== "") return found;
    }
    return "";
  }
  if (Object.is(expected, actual)) return "";
  return `${at} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
}
