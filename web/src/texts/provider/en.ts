// What is said about providers, and about what is left to do once numbers are attached, in English. Fetched with the first of
// the parts that show it. Names of questions, settings and steps come from the engine.

export const en = {
  questions: {} as Record<string, string>,
  settings: {} as Record<string, string>,
  /** Values that are words. */
  values: {} as Record<string, string>,
  steps: {} as Record<string, string>,
  transferWays: {} as Record<string, string>,
  sources: {} as Record<string, string>,
  names: {} as Record<string, string>,

  // ---- the picker and its questions
  roles: {
    carrier: "Carrier",
    pbx: "PBX",
    contact_center: "Contact center",
    destination: "Service",
  } as Record<string, string>,
  found: (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`,
  authModes: { credentials: "Username and password", ip: "IP addresses" } as Record<string, string>,
  byAddress: "The provider lets in the addresses of the service, which are listed below “What to enter”.",
  choose: "Choose…",
  wholeHost: (pattern: string) => `As in ${pattern}. You can also paste the whole host.`,
  keptAsIs: "set below",
  required: "Enter this.",
  unusable: "This can't be used here.",
  fillIn: "Fill in the request",
  nothingAsked: (name: string) => `${name} sets up the connection itself. There is no endpoint to enter here.`,
  isComplete: "All of it is in the request already.",
  unwritable: "The directions of this draft can't be written into. Fix them in the JSON view first.",
  /** Null: the SBC or PBX of the person. */
  filledIn: (name: string | null) => `Filled in for ${name ?? "your SBC or PBX"}`,
  switchedOn: "switched on",
  changeAnswers: "Change the answers",
  toEnter: (name: string | null) => `What to enter at ${name ?? "your SBC or PBX"}`,

  // ---- the checklist
  region: "Region of the service",
  regionNames: { us2: "United States", ca2: "Canada", asia2: "Asia", eu2: "Europe" } as Record<string, string>,
  stepsTitle: "Steps",
  settingsTitle: "Settings",
  copyValue: (label: string, value: string) => `Copy ${label}: ${value}`,
  copyAll: "Copy all",
  copyAllOf: (label: string) => `Copy all: ${label}`,
  markdown: "Copy as Markdown",
  download: "Download",
  print: "Print",
  markdownWords: {
    region: "region",
    setting: "Setting",
    value: "Value",
    undocumented: "not documented by the provider",
    transfers: "Transfers",
    source: "Source",
  },

  // ---- after sending
  nextSteps: "Next steps",
  nextPbx: "Enter this on the other side.",
  pbxPasswordAbove: "the derived one, shown above",
  nextFirewall:
    "Let these addresses through your firewall, and trust all of them as SIP peers. A firewall rule alone ends in 403.",
  askAddresses: "Ask the API for them",
  addressesFailed: "Couldn't load the addresses. The API documentation lists them.",
  sameAddresses: (region: string) => `The API names the same addresses for ${region}.`,
  otherAddresses: (region: string) => `The API names other addresses than those of ${region} above. Allow both:`,
  nextAgent: "Assign an agent or a pathway to each number, and publish it. Without one, a call rings and ends.",
  nextTest: "Place a test call in each direction.",
  ifCallsFail: "If calls fail",
  symptom: "What you see",
  remedy: "What to do",
  failures: [
    ["403 without a challenge", "The other side doesn't trust the service. Add all six addresses as SIP peers."],
    ["488 Not Acceptable Here", "SRTP is off. Turn it on at the other side."],
    ["No INVITE arrives", "The firewall stops it. Let the addresses and ports above through."],
    ["Headers are missing after a transfer (REFER)", "The PBX drops the parameters of Refer-To. Let it keep them."],
    ["It rings, then ends", "The number has no agent or pathway, or it is not published."],
  ] as [string, string][],
};
