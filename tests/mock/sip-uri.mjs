// The mock's own parser of SIP URIs, written from RFC 3261 section 25.1, so that the engine's parser is
// checked against one that shares no code with it.
import { BlockList, isIPv4, isIPv6 } from "node:net";

const UNRESERVED = "A-Za-z0-9\\-_.!~*'()";
const ESCAPED = "%[0-9A-Fa-f]{2}";
const charsOf = (extra) => `(?:[${UNRESERVED}${extra}]|${ESCAPED})`;
const USER = `${charsOf("&=+$,;?/")}+`;
const PASSWORD = `${charsOf("&=+$,")}*`;
const PARAM_CHAR = charsOf("\\[\\]/:&+$");
const HEADER_CHAR = charsOf("\\[\\]/?:+$");
const PARAM = `;${PARAM_CHAR}+(?:=${PARAM_CHAR}+)?`;
const HEADER = `${HEADER_CHAR}+=${HEADER_CHAR}*`;
const HOST = "\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9.-]+";

const SIP_URI = new RegExp(
  `^([Ss][Ii][Pp][Ss]?):(?:(${USER})(?::(${PASSWORD}))?@)?(${HOST})(?::([0-9]+))?` +
    `((?:${PARAM})*)(?:\\?${HEADER}(?:&${HEADER})*)?$`,
);
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const TOP_LABEL = "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const HOSTNAME = new RegExp(`^(?:${LABEL}\\.)*${TOP_LABEL}\\.?$`);

/** "domain", "ipv4", "ipv6" (in brackets), or null when `host` is none of them. */
export function hostKind(host) {
  if (host.startsWith("[")) return isIPv6(host.slice(1, -1)) ? "ipv6" : null;
  if (isIPv4(host)) return "ipv4";
  return host.length <= 254 && HOSTNAME.test(host) ? "domain" : null;
}

function readPort(text) {
  if (text === undefined) return null;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

function readParams(text) {
  const params = new Map();
  for (const part of text.split(";").slice(1)) {
    const [name, value = null] = part.split("=");
    const key = name.toLowerCase();
    if (params.has(key)) return null; // RFC 3261 section 19.1.1: each parameter at most once
    params.set(key, value);
  }
  return params;
}

/** The parts of a SIP or SIPS URI, or null when `text` is not one. */
export function parseSipUri(text) {
  const match = SIP_URI.exec(text);
  if (match === null) return null;
  const [, scheme, user = null, , host, portText, paramText] = match;
  const kind = hostKind(host);
  const port = readPort(portText);
  const params = readParams(paramText);
  if (kind === null || port === undefined || params === null) return null;
  return { scheme: scheme.toLowerCase(), user, host, kind, port, params };
}

const TRANSPORT_URL = /^(udp|tcp|tls):\/\/(.*)$/i;

function expandShorthand(input) {
  if (/^sips?:/i.test(input)) return input;
  const match = TRANSPORT_URL.exec(input);
  const rest = match === null ? input : match[2];
  const host = isIPv6(rest) ? `[${rest}]` : rest;
  const suffix = match === null ? "" : `;transport=${match[1].toLowerCase()}`;
  return `sip:${host}${suffix}`;
}

/**
 * What POST /v1/sip/parse-destination answers: URIs, `host`, `ip`, `host:port` and
 * `udp|tcp|tls://host[:port]`.
 */
export function parseDestination(input) {
  const uri = parseSipUri(expandShorthand(input.trim()));
  if (uri === null) return { valid: false, parsed: null };
  const transport = uri.params.get("transport")?.toLowerCase() ?? null;
  const user = uri.user === null ? "" : `${uri.user}@`;
  const port = uri.port === null ? "" : `:${uri.port}`;
  const suffix = transport === null ? "" : `;transport=${transport}`;
  return {
    valid: true,
    parsed: {
      host: uri.host,
      port: uri.port,
      user: uri.user,
      transport,
      is_private_ip: isPrivateAddress(uri.host),
      normalized: `${uri.scheme}:${user}${uri.host.toLowerCase()}${port}${suffix}`,
    },
  };
}

/** True for a bare `host` or `host:port`, which an inbound endpoint may also be. */
export function isBareHost(text) {
  return !/^sips?:/i.test(text) && /^[^@;?]+$/.test(text) && parseSipUri(`sip:${text}`) !== null;
}

// Private, loopback, link-local and carrier-grade NAT addresses (RFC 6890).
const PRIVATE = new BlockList();
for (const [address, prefix] of [
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
]) {
  PRIVATE.addSubnet(address, prefix, "ipv4");
}
for (const [address, prefix] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
]) {
  PRIVATE.addSubnet(address, prefix, "ipv6");
}

function isPrivateAddress(host) {
  if (host.startsWith("[")) return PRIVATE.check(host.slice(1, -1), "ipv6");
  return isIPv4(host) && PRIVATE.check(host, "ipv4");
}
