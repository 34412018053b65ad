// The page of providers, from the engine's table: what each needs, what to enter there, and where that is documented.
import { cellCode, code, page, plain, table } from "./markdown.mjs";

const ROLES = [
  ["carrier", "Carriers"],
  ["pbx", "PBXs and SBCs"],
  ["contact_center", "Contact centers"],
  ["destination", "Services that inbound calls are forwarded to"],
];
const DOUBTS = {
  documented: "",
  inferred: "concluded from what the provider documents",
  client_code: "seen in client code, not documented",
  convention: "a convention, not documented",
  unknown: "not documented by the provider",
};
/** What a checklist says about the provider itself; the rest is about the service, and the same for all. */
const OWN_ITEMS = new Set(["number_format", "endpoint", "endpoint_port"]);

const doubt = (confidence) => (DOUBTS[confidence] ? ` <span class="doubt">(${DOUBTS[confidence]})</span>` : "");
const values = (list) => list.map(cellCode).join("<br>") || "not known";

function section(engine, provider) {
  const checklist = engine.providerChecklist(provider.id);
  const { asks } = engine.applyProvider({}, provider.id);
  const own = checklist.items.filter(({ id }) => OWN_ITEMS.has(id));
  const mistakes = provider.hosts.filter(({ mistake }) => mistake !== undefined);
  return [
    `### ${plain(provider.name)} {#${provider.id}}`,
    `ID ${code(provider.id)}${provider.also ? ` · also found as ${provider.also.map(plain).join(", ")}` : ""}`,
    checklist.steps.length > 0
      ? `**At the provider**\n\n${checklist.steps.map(({ text, confidence }) => `1. ${plain(text)}${doubt(confidence)}`).join("\n")}`
      : "",
    table(
      ["Setting", "Value"],
      own.map(({ label, values: list, confidence }) => [plain(label), values(list) + doubt(confidence)]),
    ),
    asks.length > 0
      ? `**What you are asked for**\n\n${table(
          ["Question", "Name", "Choices", "Details"],
          asks.map(({ name, label, required, secret, choices, default: preset }) => [
            plain(label),
            code(name),
            choices === null ? "" : choices.map((choice) => code(choice)).join(", "),
            [
              required ? "required" : "optional",
              secret ? "secret" : "",
              preset === null ? "" : `${code(preset)} if not given`,
            ]
              .filter(Boolean)
              .join(", "),
          ]),
        )}`
      : "Nothing is to be entered in the request.",
    mistakes.length > 0
      ? `**Hosts that are mistakes**\n\n${table(
          ["Host", "Reported as"],
          mistakes.map(({ pattern, mistake, confidence }) => [
            pattern === "*" ? "any other host of the provider" : cellCode(pattern),
            `[${code(mistake)}](/diagnostics/${mistake.split(".")[0]}/#${mistake})${doubt(confidence)}`,
          ]),
        )}`
      : "",
    checklist.regions.length < 4
      ? `Regions of the service: ${checklist.regions.map((id) => code(id)).join(", ")}.`
      : "",
    checklist.transfers ? `Transfers: ${plain(checklist.transfers)}.` : "",
    `Source: ${checklist.source_url ? `[${plain(checklist.source)}](${checklist.source_url})` : plain(checklist.source ?? "none")}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

function regions(engine) {
  const { regions: all } = engine.providerChecklist("other");
  const rows = all.map((region) => {
    const items = new Map(engine.providerChecklist("other", region).items.map((item) => [item.id, item.values]));
    return ["host", "signalling_addresses", "media_addresses"].map((id) => values(items.get(id) ?? []));
  });
  const common = engine
    .providerChecklist("other", all[0])
    .items.filter(({ id }) => ["media_ports", "transport", "srtp", "codecs", "dtmf"].includes(id));
  return [
    "## Addresses of the service {#addresses}",
    `Calls come from, and go to, the edge of the region that you choose. Let all six addresses of a region through your
firewall, and trust them as SIP peers: a peer that is only let through gets its calls refused with 403.`,
    table(["Region", "Signaling addresses", "Media addresses"], rows),
    table(
      ["Setting", "Value"],
      common.map(({ label, values: list }) => [plain(label), values(list)]),
    ),
  ].join("\n\n");
}

export function providersPage(engine) {
  const providers = engine.providers();
  const overview = providers.map(({ id, name, port, auth, transfers }) => [
    `[${plain(name)}](#${id})`,
    port === null ? "not documented" : port === "assigned" ? "assigned to you" : code(port),
    auth.map((way) => (way === "ip" ? "IP addresses" : "credentials")).join(", ") || "none",
    plain(transfers ?? "not documented"),
  ]);
  return page(
    { title: "Providers", description: "What to enter at your carrier or PBX, and in the request", outline: [2, 3] },
    "# Providers",
    `What each carrier, PBX and contact center needs: what to enter there, and what the request needs from you. The table is
the engine's own, which recognizes a provider by its host and warns of the host that is not meant for trunk calls. Where a
provider does not document something, it says so here. \`{x}\` in a host stands for what is yours.`,
    "In the page, choose yours under **Your provider**. On the command line, `sipattach provider twilio` prints its checklist.",
    table(["Provider", "TLS port", "Authentication", "Transfers"], overview),
    regions(engine),
    ...ROLES.flatMap(([role, title]) => [
      `## ${title}`,
      ...providers.filter((provider) => provider.role === role).map((provider) => section(engine, provider)),
    ]),
  );
}
