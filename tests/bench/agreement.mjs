// A program that does less is faster, so a comparison is valid only if all do the same work.
import { isDeepStrictEqual } from "node:util";

/**
 * Compares a peer's answers to the work with the engine's. Returns
 * `{ same_requests, other_values, other_validity, examples }`: counts of numbers, and examples of different
 * values. The values of numbers are what is sent, so they must be the same. Validity depends on the release of the
 * number plans in a library, and may differ for a few.
 */
export function compareAnswers(ours, theirs) {
  const different = (member) => (reading, index) => reading[member] !== theirs.numbers[index]?.[member];
  const otherValues = ours.numbers.filter(different("value"));
  const assigned = ours.numbers.map((reading, index) => [reading, theirs.numbers[index]]);
  return {
    same_requests: isDeepStrictEqual(ours.requests, theirs.requests),
    other_values: otherValues.length + Math.abs(ours.numbers.length - theirs.numbers.length),
    other_validity: assigned.filter(([mine, other]) => mine.value !== null && mine.validity !== other?.validity).length,
    examples: otherValues.slice(0, 3).map(({ input }) => input),
  };
}

/** Throws unless every peer would send what the engine would send. */
export function assertAgreement(comparisons) {
  for (const { label, same_requests, other_values, examples } of comparisons) {
    if (other_values > 0) throw new Error(`${label} reads ${JSON.stringify(examples)} differently`);
    if (!same_requests) throw new Error(`${label} would send other requests`);
  }
}
