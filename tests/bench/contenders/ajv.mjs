// The validator, compiled when the program starts.
import Ajv2020 from "ajv/dist/2020.js";
import attachSchema from "../../mock/attach.schema.json" with { type: "json" };
import { formats } from "./formats.mjs";
import { AJV_OPTIONS, draftSchema } from "./draft-schema.mjs";

export function createValidator() {
  return new Ajv2020({ ...AJV_OPTIONS, formats }).compile(draftSchema(attachSchema));
}
