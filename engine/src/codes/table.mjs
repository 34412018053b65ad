// Reads the table of diagnostic codes, one JSON file for each subject, for everything that is made from it or
// checked against it: the C++ table, the TypeScript types, the published reference and the tests.

import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("./", import.meta.url);

/** The C++ enumerator of a code: "number.too_long" gives kNumberTooLong. */
const enumeratorOf = (code) =>
  "k" +
  code
    .split(/[._]/)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join("");

/** Every subject, in the order of file names: {subject, about, codes}. */
export function readSubjects() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "codes.schema.json");
  return files.sort().map((name) => {
    const { about, codes } = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
    const subject = name.replace(/\.json$/, "");
    return {
      subject,
      about,
      codes: Object.entries(codes).map(([problem, { params = {}, ...texts }]) => {
        const code = `${subject}.${problem}`;
        for (const [, param] of texts.message.matchAll(/\{(\w+)\}/g)) {
          if (!Object.hasOwn(params, param) || params[param].endsWith("?")) {
            throw new Error(`${name}: the message of ${problem} needs {${param}}, which params do not promise`);
          }
        }
        return { code, enumerator: enumeratorOf(code), params, ...texts };
      }),
    };
  });
}

/** Every code: {code, enumerator, severity, summary, message, params, source}. */
export const readCodes = () => readSubjects().flatMap(({ codes }) => codes);
