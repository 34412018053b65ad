// Generates three things from schema/api.json, which describes the API's calls and their documents: the OpenAPI
// description, the JSON Schema of the attach request, and src/generated/api.ts, the types of requests.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SOURCE = new URL("../schema/api.json", import.meta.url);
const MANIFEST = new URL("../package.json", import.meta.url);
const TYPES = new URL("../src/generated/api.ts", import.meta.url);
const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const REFERENCE = "#/schemas/";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const readJson = async (url) => JSON.parse(await readFile(url, "utf8"));

/** A copy in which references begin with `root`. `plain` leaves out the certainties, which validators do not know. */
function rebased(value, root, { plain = false } = {}) {
  if (Array.isArray(value)) return value.map((each) => rebased(each, root, { plain }));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !(plain && name === "x-certainty"));
  return Object.fromEntries(
    entries.map(([name, each]) => [
      name,
      name === "$ref" ? each.replace(REFERENCE, root) : rebased(each, root, { plain }),
    ]),
  );
}

/** The names of all schemas that a document refers to, directly or not. */
function neededBy(value, schemas, found = new Set()) {
  for (const [, name] of JSON.stringify(value).matchAll(/"\$ref":"#\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue;
    found.add(name);
    neededBy(schemas[name], schemas, found);
  }
  return found;
}

// ---- JSON Schema

export function requestSchema({ schemas }) {
  const needed = neededBy(schemas.AttachRequest, schemas);
  const defs = Object.fromEntries(Object.entries(schemas).filter(([name]) => needed.has(name)));
  const { AttachRequest } = schemas;
  return rebased({ $schema: DIALECT, ...AttachRequest, $defs: defs }, "#/$defs/", { plain: true });
}

// ---- OpenAPI

const FAILURES = {
  400: "The request is not what the call takes.",
  401: "The API key is missing, or not known.",
  403: "The account may not do this: SIP is not enabled for it (`SIP_NOT_ENABLED`), or it was flagged.",
  429: "Too many requests. `Retry-After` may say for how long to wait.",
  "5XX": "The service failed. What was asked for may have been done all the same: read it back.",
};

/** The schema of an answer: the documents that it may contain, under `data`. */
function answerSchema({ schema, ref, data, or }) {
  if (schema !== undefined) return typeof schema === "string" ? { $ref: REFERENCE + schema } : schema;
  const inner = ref === undefined ? { type: "object", properties: data } : { $ref: REFERENCE + ref };
  const inners = or === undefined ? inner : { anyOf: [inner, { $ref: REFERENCE + or }] };
  return {
    description: "The result stands under `data`, or beside it.",
    type: "object",
    properties: {
      data: { anyOf: [inners, { type: "null" }] },
      errors: {
        description: "Not empty: the request failed, whatever the status.",
        type: ["array", "null"],
        items: { $ref: `${REFERENCE}ApiErrorEntry` },
      },
    },
  };
}

const jsonContent = (schema) => ({ "application/json": { schema } });

function operationOf({ id, summary, description, certainty, parameters, body, answer }) {
  const failures = Object.keys(FAILURES).map((status) => [
    status,
    { $ref: `#/components/responses/${status === "5XX" ? "ServerFailure" : `Failure${status}`}` },
  ]);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [
      /Trunk/.test(id) ? "Trunks" : /^(attach|update|detach|readNumber|listNumbers)$/.test(id) ? "Numbers" : "Help",
    ],
    "x-certainty": certainty,
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: jsonContent(typeof body === "string" ? { $ref: REFERENCE + body } : body),
          },
        }),
    responses: {
      200: { description: "The result.", content: jsonContent(answerSchema(answer)) },
      ...Object.fromEntries(failures),
    },
  };
}

export function openApi({ certainties, calls, schemas }, { version }) {
  const paths = {};
  for (const call of calls) (paths[call.path] ??= {})[call.method] = operationOf(call);
  const responses = Object.fromEntries(
    Object.entries(FAILURES).map(([status, description]) => [
      status === "5XX" ? "ServerFailure" : `Failure${status}`,
      { description, content: jsonContent({ $ref: `${REFERENCE}Failure` }) },
    ]),
  );
  const listed = Object.entries(certainties).map(([name, text]) => `- \`${name}\`: ${text}`);
  const document = {
    openapi: "3.1.1",
    info: {
      title: "SIP calls of the Bland API",
      version,
      summary: "Attaching telephone numbers over SIP, and what goes with it.",
      description:
        "Written by the project sipattach from public documentation and public clients; the service has no part in it. " +
        `\`x-certainty\` of a call or a field tells where it is known from:\n\n${listed.join("\n")}\n\n` +
        "A field without one has the certainty of the object that contains it.",
      license: { name: "MIT", identifier: "MIT" },
    },
    jsonSchemaDialect: DIALECT,
    servers: [{ url: "https://api.bland.ai" }],
    security: [{ apiKey: [] }, { bearer: [] }],
    tags: [
      { name: "Numbers", description: "What is attached to a number." },
      { name: "Trunks", description: "Configurations that numbers share." },
      { name: "Help", description: "What helps to find out why calls do not arrive." },
    ],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "authorization", description: "The API key by itself." },
        bearer: { type: "http", scheme: "bearer" },
      },
      responses,
      schemas,
    },
  };
  return rebased(document, "#/components/schemas/");
}

// ---- types

/** Only types of requests are generated; for answers, the package has types of its own. */
const REQUESTS = ["AttachRequest", "DetachRequest", "UpdateRequest", "TrunkFields", "DiscoverRequest"];

const nameIn = (reference) => reference.slice(REFERENCE.length);

function typeOf(schema, indent) {
  if (schema.$ref !== undefined) return nameIn(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((each) => JSON.stringify(each)).join(" | ");
  const union = schema.oneOf ?? schema.anyOf;
  if (union?.every((each) => each.required === undefined || each.type !== undefined)) {
    return [...new Set(union.map((each) => typeOf(each, indent)))].join(" | ");
  }
  switch (schema.type) {
    case "array": {
      const item = typeOf(schema.items, indent);
      return / \| /.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return `{\n${membersOf(schema, `${indent}  `)}${indent}}`;
    case "integer":
      return "number";
    default:
      return schema.type;
  }
}

function membersOf({ properties, required = [] }, indent) {
  return Object.entries(properties)
    .map(([name, schema]) => {
      const comment = schema.description === undefined ? "" : `${indent}/** ${schema.description} */\n`;
      return `${comment}${indent}${name}${required.includes(name) ? "" : "?"}: ${typeOf(schema, indent)};\n`;
    })
    .join("");
}

function declarationOf(name, schema) {
  const comment = schema.description === undefined ? "" : `/** ${schema.description} */\n`;
  if (schema.properties === undefined) return `${comment}export type ${name} = ${typeOf(schema, "")};\n`;
  return `${comment}export interface ${name} {\n${membersOf(schema, "  ")}}\n`;
}

export function types({ schemas }) {
  const needed = new Set(REQUESTS);
  for (const name of REQUESTS) neededBy(schemas[name], schemas, needed);
  const declared = Object.entries(schemas).filter(([name]) => needed.has(name));
  return `// Generated from schema/api.json. Do not edit.\n\n${declared.map(([name, schema]) => declarationOf(name, schema)).join("\n")}`;
}

// ----

/** Writes the types. If `folder` is given, writes the other two into it. */
export async function generateApi(folder) {
  const [source, manifest] = await Promise.all([readJson(SOURCE), readJson(MANIFEST)]);
  await writeIfNew(TYPES, types(source));
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const write = (name, document) => writeFile(`${folder}/${name}`, `${JSON.stringify(document, null, 2)}\n`);
  await write("attach-request.schema.json", requestSchema(source));
  await write("openapi.json", openApi(source, manifest));
}

async function writeIfNew(url, text) {
  const old = await readFile(url, "utf8").catch(() => "");
  if (old === text) return;
  await mkdir(new URL(".", url), { recursive: true });
  await writeFile(url, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateApi(process.argv[2]);
