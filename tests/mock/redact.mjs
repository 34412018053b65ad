const REDACTED = "********";
const SECRETS = new Set(["password", "sip_password"]);

/** A deep copy of `value` in which every credential reads `********`. */
export function redactCredentials(value) {
  if (Array.isArray(value)) return value.map(redactCredentials);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRETS.has(key) ? REDACTED : redactCredentials(inner)]),
  );
}

/** An `authorization` header that may be shown: the scheme stays, the key does not. */
export function redactAuthorization(header) {
  return /^bearer\s/i.test(header) ? `Bearer ${REDACTED}` : REDACTED;
}
