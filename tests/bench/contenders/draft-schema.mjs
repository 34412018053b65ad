// The schema of a draft, from that of a request body: numbers as somebody typed them, as many as there
// are, and `service` left for the program to fill in.

const ANY_TEXT = { type: "string" };

/** What the peers validate, given tests/mock/attach.schema.json. */
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

/** What both ways of using Ajv set. Every problem is told, not only the first. */
export const AJV_OPTIONS = {
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
};
