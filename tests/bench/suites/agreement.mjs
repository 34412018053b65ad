import { assertAgreement, compareAnswers } from "../agreement.mjs";
import { engine, peers } from "../contenders/index.mjs";
import { runChild } from "../processes.mjs";
import { writeWork } from "../work.mjs";

const NUMBERS = 10_000;

export const title = `Agreement on ${NUMBERS.toLocaleString("en")} numbers`;

export async function run() {
  const work = await writeWork(NUMBERS);
  const answersOf = ({ module }) => runChild({ task: "answers", module, work });
  const ours = await answersOf(engine);
  const rows = [];
  for (const peer of peers) {
    rows.push({ label: peer.label, ...compareAnswers(ours, await answersOf(peer)) });
  }
  assertAgreement(rows);
  return {
    numbers: NUMBERS,
    valid: ours.numbers.filter(({ validity }) => validity === "valid").length,
    rows,
  };
}

export function tables({ rows, valid }) {
  return [
    {
      title: `${title}, ${valid.toLocaleString("en")} of them valid`,
      columns: ["compared with", "other E.164", "other requests", "other validity"],
      rows: rows.map((row) => [row.label, row.other_values, row.same_requests ? "none" : "some", row.other_validity]),
    },
  ];
}
