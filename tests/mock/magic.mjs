// Numbers whose last four digits decide what becomes of them, so that a person can produce failures
// from the page alone. They are in the block 0100 to 0199, which is reserved for fiction.

export const BOUGHT = "Numbers bought from the service cannot be attached to a trunk.";

const ENDINGS = {
  "0199": { form: "object", reason: "The carrier refused this number (mock: it ends in 0199)." },
  "0198": { form: "string" },
  "0197": { form: "omitted" },
  "0195": { form: "object", keys: ["did", "detail"], reason: "An entry of unknown shape." },
};

/** How attaching `number` is to fail, or null. */
export function magicVerdict(number, trunkId) {
  const ending = number.slice(-4);
  if (ending === "0196" && trunkId !== undefined) return { form: "object", reason: BOUGHT };
  return ENDINGS[ending] ?? null;
}

export const magicHelp = `\
  …0199   lands in "failed" as {"phone_number", "reason"}
  …0198   lands in "failed" as a bare string
  …0197   lands in neither list (unaccounted for)
  …0196   with a trunk: lands in "failed", as a number bought from the service would
  …0195   lands in "failed" as an object of unknown shape`;
