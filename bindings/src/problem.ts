// What can go wrong with a call: there is no answer, or the answer refuses it.

import { given } from "./given.js";
import type { ApiError, HttpAnswer, Outcome } from "./types.js";
import { waitText } from "./waits.js";

/** Why the API gave no answer, or why sending stopped. */
export interface SendProblem {
  /**
   * network: no complete answer. policy: the page's Content-Security-Policy forbids the call. no_call: the server is
   * not the API, or does not know the call. locked: another sender is working on the same batch. too_large: the answer
   * is larger than 16 MB. The others are self-explanatory.
   */
  kind:
    | "network"
    | "policy"
    | "timeout"
    | "aborted"
    | "unauthorized"
    | "not_entitled"
    | "rate_limited"
    | "locked"
    | "too_large"
    | "no_call"
    | "api";
  message: string;
  /** Possible causes, the most likely first; browsers do not say which it was. */
  causes: string[];
  /** The platform's own error message, such as "connect ECONNREFUSED 127.0.0.1:9". Without secrets. */
  cause?: string;
  /** The request certainly never left this machine, so it has no effect. Absent if that is not certain. */
  not_sent?: true;
  /** The HTTP status of the answer, if there was one. */
  status?: number;
  /** The API's own words; for "policy", the directive that is missing. */
  detail?: string;
  /** How long the API asks to wait, if that is longer than the limit. */
  retry_after_seconds?: number;
}

export const WRONG_ADDRESS = "The base URL is wrong.";

export function aborted(): SendProblem {
  return { kind: "aborted", message: "It was stopped.", causes: [] };
}

export function timeout(seconds: number): SendProblem {
  return {
    kind: "timeout",
    message: `No complete answer came within ${seconds} s.`,
    causes: ["The API is slow or overloaded.", "A proxy or firewall holds the request back."],
  };
}

export function tooLarge({ status }: Response): SendProblem {
  return {
    kind: "too_large",
    status,
    message: "The answer is larger than 16 MB, so it was not read.",
    causes: ["The base URL is not that of the API.", "A proxy answered instead of the API."],
  };
}

export function redirected(response: Response, url: string): SendProblem {
  const target = redirectTarget(response, url);
  const cause = `The server redirects${target}. Redirects are not followed, since the key must not go elsewhere.`;
  return {
    kind: "network",
    message: cause,
    causes: [WRONG_ADDRESS],
    cause,
    // 0 for a redirect that a browser does not reveal.
    ...given({ status: response.status || undefined }),
  };
}

/** The target in words. Without its query, which may contain secrets. */
function redirectTarget(response: Response, url: string): string {
  const location = response.headers.get("location");
  try {
    const { origin, pathname } = new URL(location ?? "", url);
    return location === null ? "" : ` to ${origin}${pathname}`;
  } catch {
    return "";
  }
}

export function forbidden(origin: string): SendProblem {
  return {
    kind: "policy",
    message: `Nothing was sent: connect-src of this page's Content-Security-Policy lacks ${origin}.`,
    causes: [`Add ${origin} to connect-src.`],
    detail: `connect-src ${origin}`,
    not_sent: true,
  };
}

/** Whether a refusal is only temporary, or does not tell what became of the request. */
export function isMomentary({ status }: HttpAnswer): boolean {
  return status === 409 || status === 425;
}

/** Whether the API or a gateway gave up, or some other server answered. The request may still be carried out. */
export function isNoAnswer({ status }: Pick<Outcome, "status">): boolean {
  return status === "server_error" || status === "unreadable";
}

/** The problem that an answer reports when it refuses a request. */
export function refused(
  kind: SendProblem["kind"],
  { message, errors }: Pick<Outcome, "message" | "errors">,
  { status }: HttpAnswer,
): SendProblem {
  return { kind, message, causes: [], status, ...given({ detail: wordsOf(errors) }) };
}

/** The API's own words; undefined if there are none. */
export function wordsOf(errors: ApiError[]): string | undefined {
  const words = errors.map(({ code, message }) => [code, message].filter(Boolean).join(": "));
  return words.join("; ") || undefined;
}

/** The problem of a wait that is longer than the limit. `asked`: the wait that the API asks for, if it asks for one. */
export function tooLongAWait(problem: SendProblem, seconds: number, atMost: number, asked: number | null): SendProblem {
  const wait = waitText(seconds);
  const said = problem.message.replace(`; try again in ${wait}`, ""); // once is enough
  const isAsked = seconds === asked;
  const who = isAsked ? "The API asks to wait" : "The next try would wait";
  const message = `${said} ${who} ${wait}, and ${atMost} s is the limit.`.trim();
  return {
    ...problem,
    kind: "rate_limited",
    message,
    ...given({ retry_after_seconds: isAsked ? seconds : undefined }),
  };
}

/** The problem of an answer that shows that the server is not the API, or does not know the call. */
export function noCall(status: number, words: string | undefined): SendProblem {
  const message = `What answers there (HTTP ${status}) is not the API, or does not know this call.`;
  return {
    kind: "no_call",
    message: words === undefined ? message : `${message} It says: ${words}`,
    causes: [WRONG_ADDRESS, "A proxy or gateway answers instead of the API."],
    status,
    ...given({ detail: words }),
  };
}
