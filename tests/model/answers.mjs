// Answers of a server, as fetch returns them.

const NO_HEADERS = { get: () => null };

/** An answer like fetch's, but lighter than a Response. */
export function answer(body, status = 200, headers = {}) {
  const text = typeof body === "string" ? body : body instanceof Uint8Array ? body : JSON.stringify(body);
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const has = Object.keys(headers).length > 0;
  return {
    status,
    type: "basic",
    headers: has ? { get: (name) => headers[name] ?? null } : NO_HEADERS,
    body: undefined,
    arrayBuffer: async () => bytes,
  };
}

export const refusal = (status, error, headers, message = "No.") =>
  answer({ data: null, errors: [{ error, message }] }, status, headers);
