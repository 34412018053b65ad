// Compares how a pasted text is read with the truth about it.
import { createEngine } from "sipattach";

const engine = await createEngine();

/** What is read from a text, as a plan would read it. */
function read({ text, region }) {
  const context = region === "" ? {} : { default_region: region };
  const split = engine.splitNumbers(text, context);
  const plan = engine.plan({ phone_numbers: split.inputs, directions: [{ type: "inbound" }] }, context);
  const ranges = plan.diagnostics.filter(({ code }) => code === "number.range");
  const isRange = new Set(ranges.map(({ path }) => path));
  const values = plan.numbers.map(({ value }) => value).filter((value) => value !== null);
  const asked = plan.numbers.filter(({ value, path }) => value === null && !isRange.has(path));
  return {
    values,
    ranges: ranges.map(({ params }) => params),
    asked: asked.map(({ input }) => input),
    split: split.diagnostics,
  };
}

const digitsOf = (text) => text.normalize("NFKC").replace(/\D/g, "");

/** The properties that a text violates, in words; empty if it is read well. */
export function faultsOf(given) {
  const { values, ranges, asked, split } = read(given);
  const truth = given.items.flatMap((item) => item.values);
  const faults = [];
  for (const value of values) {
    if (!truth.includes(value)) faults.push(`wrong: ${value} is read`);
  }
  for (const { first, last } of ranges) faults.push(`range: ${first} to ${last} is offered`);
  // These name the columns and members whose numbers are not read.
  const saying = ["bulk.other_phone_columns", "bulk.values_left_out", "bulk.removals_left_out"];
  const isSaid = split.some(({ code }) => saying.includes(code));
  for (const { values: wanted, key, text } of given.items) {
    const isAsked = asked.some((input) => digitsOf(input).includes(key) || input.includes(text));
    if (!wanted.every((each) => values.includes(each)) && !isAsked && !isSaid) faults.push(`lost: ${text}`);
    if (wanted.length === 0 && !isAsked) faults.push(`lost: ${text}`);
  }
  if (given.plain) {
    if (asked.length > 0) faults.push(`asked: ${JSON.stringify(asked)}`);
    else if (JSON.stringify(values) !== JSON.stringify(truth)) faults.push(`order: ${values.join(", ")}`);
  }
  return faults;
}
