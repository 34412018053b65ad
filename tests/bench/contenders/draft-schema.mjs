// The schema of a draft, made from that of a request body: numbers as somebody typed them, any number of
// them, and `service` left for the program to fill in.

const ANY_TEXT = { type: "string" };

/** The schema that the peers validate with, given tests/mock/attach.schema.json. */
export function draftSchema(attachSchema) {
  const schema = withoutRemarks(attachSchema);
  schema.$id = "urn:sipattach:bench:draft";
  schema.required = ["directions"];
  delete schema.properties.phone_numbers.maxItems;
  schema.$defs.e164 = ANY_TEXT;
  schema.$defs.identity = ANY_TEXT;
  return schema;
}

function withoutRemarks(schema) {
  const isRemark = (name) => name === "$comment" || name === "title";
  return JSON.parse(JSON.stringify(schema, (name, value) => (isRemark(name) ? undefined : value)));
}

/** The options for both ways of using Ajv. All problems are reported, not only the first. */
export const AJV_OPTIONS = {
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
};
