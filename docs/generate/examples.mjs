// The table on the first page: what the engine makes of what people paste, in its own words.
import { cellCode, plain, table } from "./markdown.mjs";

const OUTBOUND = (endpoint) => ({ type: "outbound", sip_endpoint: endpoint });
const EXAMPLES = [
  { shown: "(415) 555-2671, region US", numbers: ["(415) 555-2671"], context: { default_region: "US" } },
  { shown: "+44 (0)20 7946 0018", numbers: ["+44 (0)20 7946 0018"] },
  { shown: "020 7946 0018", numbers: ["020 7946 0018"] },
  { shown: "4155552671, on a trunk", numbers: ["4155552671"], draft: { trunk_id: "trunk-1" } },
  { shown: "4.479E+11", numbers: ["4.479E+11"] },
  { shown: "pbx.example.com, outbound", directions: [OUTBOUND("pbx.example.com")] },
  { shown: "sip:10.0.0.5, outbound", directions: [OUTBOUND("sip:10.0.0.5")] },
];
/** Diagnostics of every draft that leaves things out, which are not the subject of the example. */
const ASIDE = new Set(["service.added", "options.encryption_not_stated"]);

export function examplesTable(engine) {
  const rows = EXAMPLES.map(({ shown, numbers, directions = [{ type: "inbound" }], draft = {}, context }) => {
    const plan = engine.plan({ ...draft, phone_numbers: numbers ?? ["+14155552671"], directions }, context);
    const said = plan.diagnostics.filter(({ code }) => !ASIDE.has(code));
    const first = said.find(({ severity }) => severity === "error") ?? said[0];
    const [request] = plan.requests;
    const sent = numbers === undefined ? request?.body.directions[0].sip_endpoint : request && plan.numbers[0].value;
    const [subject] = first.code.split(".");
    return [
      cellCode(shown),
      sent === undefined ? "nothing yet" : cellCode(sent),
      `${plain(first.message)} [${first.code}](/diagnostics/${subject}/#${first.code})`,
    ];
  });
  return table(["You paste", "Is sent", "You are told"], rows);
}
