// The validators of the mock's request bodies. Tests of the engine use `validateAttach` as an independent
// check of an assembled body.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { formats } from "./formats.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, formats });
ajv.addSchema(read("attach.schema.json"));

function validator(validate) {
  return (body) => (validate(body) ? [] : explain(validate.errors));
}

// The message for the only `false` in the schemas.
const ONE_NUMBER_FIELD = "must NOT stand beside phone_number";

/**
 * One line per problem: the JSON Pointer, then what is wrong. Never a value of the body, because that
 * might be a password.
 */
function explain(errors) {
  const lines = errors
    .filter(({ keyword }) => keyword !== "if")
    .map(({ instancePath, keyword, message, params }) => {
      if (keyword === "false schema") return `${instancePath}: ${ONE_NUMBER_FIELD}`;
      const allowed = params.allowedValues ?? (params.allowedValue && [params.allowedValue]);
      const extra = params.unevaluatedProperty ?? params.additionalProperty;
      const detail = allowed ? ` (${allowed.join(", ")})` : extra ? ` (${extra})` : "";
      return `${instancePath || "/"}: ${message}${detail}`;
    });
  return [...new Set(lines)];
}

/** Each takes a parsed body and returns its problems as strings, none if it is acceptable. */
export const validateAttach = validator(ajv.getSchema("urn:sipattach:mock:attach"));
export const validateUpdate = validator(ajv.compile(read("update.schema.json")));
export const validateDetach = validator(ajv.compile(read("detach.schema.json")));
export const validateParseDestination = validator(ajv.compile(read("parse-destination.schema.json")));
export const validateTrunk = validator(ajv.compile(read("trunk.schema.json")));
export const validateTrunkChange = validator(
  ajv.compile({
    type: "object",
    minProperties: 1,
    $ref: "urn:sipattach:mock:trunk#/$defs/fields",
  }),
);
export const validateDiscover = validator(ajv.compile(read("discover.schema.json")));
export const validateNumber = validator(
  ajv.compile({
    type: "object",
    required: ["phone_number"],
    properties: { phone_number: { $ref: "urn:sipattach:mock:attach#/$defs/identity" } },
  }),
);
export const validateFaults = validator(ajv.compile(read("faults.schema.json")));
