// What the platform's error of a call that failed means.

import { given } from "./given.js";
import { WRONG_ADDRESS, type SendProblem } from "./problem.js";

/** Set by the build. The scripts for browsers leave out the causes that no browser reveals. */
declare const SIPATTACH_IN_BROWSER: boolean;

/** What an error means, by the platform's code for it or, if it has no code, by its message. */
const CAUSES: [RegExp, string][] = SIPATTACH_IN_BROWSER
  ? []
  : [
      [/^(ENOTFOUND|EAI_AGAIN)$/, "The name of the API's host cannot be resolved."],
      [/^ECONNREFUSED$/, "Nothing listens at the address; the server may be down."],
      [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/, "What listens there does not speak TLS: http, not https."],
      [/CERT|SELF_SIGNED|UNABLE_TO_/, "The certificate of the server or of a proxy is not trusted."],
      [/SSL|TLS/, "The TLS connection failed: the server may want another version, or a client's certificate."],
      [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, "The API's host cannot be reached from this machine."],
      [/^(EACCES|EPERM)$/, "This machine does not allow the connection."],
      [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS)_TIMEOUT)$/, "The server, or a firewall before it, does not answer."],
      [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, "The server, a firewall or a proxy closed the connection."],
      [/^HPE_/, "What listens there does not speak HTTP, or needs https."],
      [/^bad port$/, "This port belongs to another service, and is never called by HTTP."],
      [/^Proxy response \(407\)/, "The proxy wants a user name and a password, or other ones."],
      [/^Proxy response/, "The proxy refuses to connect to the API's host."],
    ];

/** The same for failures after an answer had begun, when the address must be right. */
const CAUSES_OF_ANSWERS: [RegExp, string][] = SIPATTACH_IN_BROWSER
  ? []
  : [
      [/^UND_ERR_RES_/, "The server or a proxy broke off its answer."],
      [/^UND_ERR_BODY_TIMEOUT$/, "The server or a proxy stopped in the middle of its answer."],
      [/^UND_ERR_HEADERS_OVERFLOW$/, "The headers of the answer are too long."],
      [/^(Z_|ERR_?_ERROR_FORMAT|ERR_BROTLI)/, "The answer is compressed, and damaged: by the server or by a proxy."],
    ];

/** Failures that occur only while connecting, before anything is written. */
const BEFORE: RegExp[] = SIPATTACH_IN_BROWSER
  ? []
  : [
      /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT)$/,
      /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/,
      /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/,
      /^bad port$|^Proxy response|before secure TLS connection was established/,
    ];

export function networkProblem(error: unknown): SendProblem {
  const { text, code, call } = causeOf(error);
  // A code may be no more than that something was broken off: UND_ERR_ABORTED for the refusal of a proxy.
  const causeIn = (causes: [RegExp, string][]) =>
    (causes.find(([pattern]) => pattern.test(code)) ?? causes.find(([pattern]) => pattern.test(text)))?.[1];
  const known = causeIn(CAUSES);
  const ofAnswer = causeIn(CAUSES_OF_ANSWERS);
  const isBefore = call === "connect" || BEFORE.some((pattern) => pattern.test(code) || pattern.test(text));
  const offline = globalThis.navigator?.onLine === false ? ["This machine is offline."] : [];
  const unknown = [
    "The name of the API's host cannot be resolved.",
    WRONG_ADDRESS,
    "In a browser: the API does not allow requests from this page's origin (CORS).",
    "In a browser: an extension blocks the request.",
    "A firewall or proxy closed the connection, or its certificate is not trusted.",
    ...(isBefore ? [] : ["The server broke off its answer."]),
  ];
  const cause = `${text}${code === "" || text.includes(code) ? "" : ` (${code})`}`.trim().replace(/\.$/, "");
  const what = isBefore ? "Nothing was sent" : "No complete answer came";
  return {
    kind: "network",
    message: cause === "" ? `${what}.` : `${what}: ${cause}.`,
    causes: [
      ...offline,
      ...(ofAnswer !== undefined ? [ofAnswer] : known === undefined ? unknown : [known, WRONG_ADDRESS]),
    ],
    ...given({ cause: cause || undefined, not_sent: isBefore || undefined }),
  };
}

/**
 * The innermost error is the most specific: the outer one always says "fetch failed". `call` is the system call, such
 * as "connect".
 */
function causeOf(error: unknown): { text: string; code: string; call: string } {
  const found = { text: "", code: "", call: "" };
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Object; depth++) {
    const { message, code, syscall, cause, errors } = at as Record<string, unknown>;
    if (typeof message === "string" && message !== "") found.text = message;
    if (typeof code === "string") found.code = code;
    if (typeof syscall === "string") found.call = syscall;
    at = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return SIPATTACH_IN_BROWSER ? found : { ...found, text: withoutPlace(found.text) };
}

/** Removes OpenSSL's own source location: "80BC…:error:0A00010B:SSL routines:f:wrong version:f.c:350:". */
function withoutPlace(text: string): string {
  const reason = /^[\dA-F]+:error:[\dA-F]+:([^:]*):[^:]*:([^:]*):/.exec(text);
  return reason === null ? text : `${reason[1]}: ${reason[2]}`;
}
