// The body of GET /v1/sip, before the engine compares it.

/** The object that a body is, or holds as text; null of anything else. */
export function readObject(body: unknown): Record<string, unknown> | null {
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * Whether a body says anything about directions. A page of a proxy says nothing, which must not be
 * taken for "nothing is attached".
 */
export function isReadBack(body: unknown): boolean {
  const answer = readObject(body);
  const data = readObject(answer?.data) ?? answer;
  return data !== null && ("inbound" in data || "outbound" in data);
}
