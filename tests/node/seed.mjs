// The seed of property tests: always the same by default, random with scripts/test --long, or as FC_SEED
// says.
const fixed = process.env.SIPATTACH_LONG === "1" ? {} : { seed: 1 };
export const seed = process.env.FC_SEED === undefined ? fixed : { seed: Number(process.env.FC_SEED) };
