// The engine's job as a careful programmer would write it with a JSON Schema validator and a library for phone
// numbers: check the draft, read each number, find repetitions, and divide the numbers into requests.

const MOST_PER_REQUEST = 100;
const ATTACH_PATH = "/v1/sip/attach";

/**
 * A contender that uses `validate` (an Ajv function) and `readNumber(text, region)`, which returns
 * `{ e164, validity, region, type, national, international }`, or null for what is not a number.
 * `validity` is "valid", "possible" or "invalid".
 */
export function createPlanner(validate, readNumber) {
  return {
    /** The numbers of a pasted list, one per line or separated by commas, as inputs of a draft. */
    inputsOf(text) {
      return text
        .split(/[\n\r,;\t]+/)
        .map((piece) => piece.trim())
        .filter((piece) => piece !== "");
    },

    plan(draft, context = {}) {
      const problems = validate(draft) ? [] : validate.errors.map(describe);
      const numbers = readAll(draft, context, readNumber, problems);
      const ok = problems.every(({ severity }) => severity !== "error");
      return { ok, problems, numbers, requests: ok ? assemble(draft, numbers, context) : [] };
    },
  };
}

function describe({ instancePath, keyword, message }) {
  return { severity: "error", path: instancePath, code: keyword, message };
}

function readAll(draft, context, readNumber, problems) {
  const many = Array.isArray(draft?.phone_numbers);
  const inputs = many ? draft.phone_numbers : [draft?.phone_number];
  const firstOf = new Map();
  return inputs.flatMap((input, index) => {
    if (typeof input !== "string") return []; // the schema has reported it
    const path = many ? `/phone_numbers/${index}` : "/phone_number";
    const reading = readOne(input, path, draft, context, readNumber);
    tellOf(reading, context, problems);
    if (reading.value !== null) {
      const first = firstOf.get(reading.value);
      if (first === undefined) {
        firstOf.set(reading.value, index);
      } else {
        reading.duplicate_of = first;
        problems.push({
          severity: "warning",
          path,
          code: "duplicate",
          message: `${input} is ${reading.value}, which is number ${first + 1} already.`,
        });
      }
    }
    return reading;
  });
}

function readOne(input, path, draft, { default_region }, readNumber) {
  const found = readNumber(input, default_region);
  const isIdentity = draft.trunk_id !== undefined && !input.startsWith("+");
  const isNumber = found !== null && found.validity !== "invalid";
  return {
    input,
    path,
    kind: isIdentity ? "identity" : isNumber ? "e164" : "invalid",
    value: isIdentity ? input : isNumber ? found.e164 : null,
    validity: found?.validity ?? "not_a_number",
    region: found?.region ?? null,
    type: found?.type ?? null,
    national: found?.national ?? null,
    international: found?.international ?? null,
    duplicate_of: null,
  };
}

function tellOf({ kind, input, path, value, validity }, { skip_invalid }, problems) {
  if (kind === "invalid") {
    const severity = skip_invalid ? "warning" : "error";
    const message = `${input} cannot be read as a phone number.`;
    problems.push({ severity, path, code: "not_a_number", message });
  } else if (kind === "e164" && validity !== "valid") {
    const message = `${value} is not assigned.`;
    problems.push({ severity: "warning", path, code: "unassigned", message });
  } else if (kind === "e164" && value !== input) {
    const message = `${input} is sent as ${value}.`;
    problems.push({ severity: "info", path, code: "reformatted", message });
  }
}

function assemble(draft, numbers, { base_url, max_numbers_per_request = MOST_PER_REQUEST }) {
  const indices = [];
  numbers.forEach(({ value, duplicate_of }, index) => {
    if (value !== null && duplicate_of === null) indices.push(index);
  });
  const { phone_number: one, phone_numbers: _, ...rest } = draft;
  const requests = [];
  for (let begin = 0; begin < indices.length; begin += max_numbers_per_request) {
    const part = indices.slice(begin, begin + max_numbers_per_request);
    const values = part.map((index) => numbers[index].value);
    requests.push({
      method: "POST",
      url: base_url + ATTACH_PATH,
      headers: { "Content-Type": "application/json" },
      body: {
        ...(one === undefined ? { phone_numbers: values } : { phone_number: values[0] }),
        ...rest,
        service: "sip",
      },
      numbers: part,
    });
  }
  return requests;
}
