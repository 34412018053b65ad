// Which cases property tests make up: the same ones each time, and others with scripts/test --long. FC_SEED
// sets which.
const fixed = process.env.SIPATTACH_LONG === "1" ? {} : { seed: 1 };
export const seed = process.env.FC_SEED === undefined ? fixed : { seed: Number(process.env.FC_SEED) };
