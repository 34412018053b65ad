// What the first frame says, in English, and the labels of fields that diagnostics name. The messages of diagnostics are
// the engine's own. What is said later is in en-later.ts, which is not part of the first download.
import { countText } from "../shared/counts.js";

export const written = (value: number) => countText("en", value);
export const count = (value: number, one: string, many: string) => `${written(value)} ${value === 1 ? one : many}`;
export const numbers = (value: number) => count(value, "number", "numbers");

export const en = {
  /** Templates by code; the engine's own texts are English. */
  diagnostics: {
    "context.insecure_base_url":
      "{base_url} is plain http: the API key and passwords would be readable on the way. Use https, or allow http to {host} under API address.",
  } as Record<string, string>,
  addressProblems: {} as Record<string, string>,
  /** What the engine says of a value in English, in parameters of a diagnostic. */
  phrases: {} as Record<string, string>,
  fixTitle: (title: string, code: string) =>
    // The engine's fix only takes it out, as a patch has no secrets; the page moves it.
    code === "endpoint.password_in_uri" ? "Take the password out, into SIP username and SIP password" : title,
  severity: { error: "Error", warning: "Warning", info: "Note", todo: "To do" },

  // ---- the frame
  product: "SIP attach builder",
  views: "View",
  viewForm: "Form",
  viewJson: "JSON",
  undo: "Undo",
  redo: "Redo",
  startOver: "Start over",
  startedOver: "Started over. Undo brings the draft back.",
  importOpen: "Import",
  share: "Share",
  history: "History",
  linkCopied: "Link copied. It holds no passwords and no API key.",
  linkShown: "The link is in the address bar. It holds no passwords and no API key.",
  linkTooLong: "These are too many numbers for a link.",
  linkOpened: "The link's draft replaced yours. Undo brings yours back.",
  linkUnreadable: "The link can't be read. It may have been cut off; ask for it again.",
  cancel: "Cancel",
  cancelled: "Cancelled.",
  tryAgain: "Try again",
  directionsPlace: "Inbound and outbound calls",
  draftRestored: "Your draft is back. Not kept: passwords, what was switched off, and unfinished JSON text.",
  toProblems: (value: number) => count(value, "problem", "problems"),
  toRequest: "Request",

  // ---- numbers
  numbersTitle: "Phone numbers",
  numbersIntro: "One or hundreds, in any format. Each is read as you type.",
  numbersSummary: (total: number, errors: number) =>
    errors === 0 ? `${numbers(total)}, all readable` : `${numbers(total)}, ${written(errors)} to fix`,
  addNumbers: "Add numbers",
  addPlaceholder: "+1 415 555 2671\n(212) 555-0187\n+44 20 7946 0958",
  addHint: "Enter adds it, Ctrl+Enter moves on. Paste a list or a column, or drop a CSV or TSV file.",
  chooseFile: "Choose file",
  /** What was pasted instead of numbers. */
  foreign: {
    curl: "This looks like a curl command.",
    request_body: "This looks like the JSON body of a request.",
    binary: "This file is not text.",
  } as Record<string, string>,
  tryExample: "Try an example",
  pasteRequest: "Paste curl or JSON",
  startFromProvider: "Start from your provider",
  noCountryCode: (value: number) => `${count(value, "number has", "numbers have")} no country code.`,
  readAsRegion: (region: string) => `Read as ${region}`,
  chooseCountry: "Choose a country",
  chooseOther: "Choose another country",
  keptOnTrunk: (value: number) => ` The trunk keeps ${written(value)} as written.`,
  writeAsRegion: (region: string) => `Write as ${region}`,
  keepAsWritten: "Keep as written",
  foreignNote: "No numbers were added. Import fills in the whole form and leaves out an API key.",
  foreignBinary: "No numbers were added. Save it as CSV and choose that file.",
  importIt: "Import it",
  notNow: "Not now",
  readAsWindows1252: "The file is not UTF-8 and was read as Windows-1252. Names may look wrong; numbers do not.",
  readAgain: (value: number) => `${numbers(value)} read.`,
  dismissReading: "Dismiss",
  dismissReadingErrors: "I checked the numbers",
  andAlike: (value: number) => `and ${written(value)} more like this`,
  dropHere: "Drop the file to read its numbers",
  added: (value: number) => `${numbers(value)} added.`,
  checkingNumbers: (value: number) => `Checking ${numbers(value)}…`,
  readingLines: (value: number) => `Reading ${count(value, "line", "lines")}…`,
  defaultRegion: "Default region",
  noRegion: "No default (numbers must start with +)",
  regionHint: "For numbers written without a country code.",
  trunkId: "Trunk ID",
  sentAs: "Sent as",
  sentAsHint: {
    none: "Decided by the first number.",
    one: "One number, as a string.",
    list: "An array, even for one number.",
    both: "The draft has both. Choose one.",
  },
  takeBack: "Revert this step",

  // ---- directions
  authentication: "Authentication",
  registerUser: "Username",
  registerPassword: "Password",
  endpoint: "SIP endpoint",
  connection: "Connection and credentials",
  transport: "Transport",
  port: "Port",
  portRange: "Port must be a number from 1 to 65535.",
  secureMedia: "Secure media (SRTP)",
  sipUser: "SIP username",
  sipPassword: "SIP password",
  sipRealm: "SIP realm",

  // ---- header mappings
  mappings: "Header mappings",

  // ---- the request
  notCheckedNote: "Checking was cancelled. What you see may be out of date.",
  checkNow: "Check now",
  toFillIn: "Still missing",
  restMissing: "The rest of the page could not be loaded. Check the connection and try again.",

  // ---- sending
  baseUrl: "Base URL",
  attach: (value: number) => (value === 0 ? "Attach" : `Attach ${numbers(value)}`),
  retryFailed: (value: number) => `Retry ${numbers(value)}`,
  allAttached: "All numbers attached",
  nothingToAttach: "Nothing to attach",

  // ---- after sending
  partMissing: "A part of the page could not be loaded, so nothing was done. Check the connection and try again.",
};

/** What can be said in the first frame. */
export type FirstTexts = typeof en;
