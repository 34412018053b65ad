export const TRUNKS = "/v1/sip/trunks";

/** The address of an account's trunks, or of one of them. `base_url` is that of the API, as readBaseUrl gives it. */
export function trunkUrl(base_url: string, id?: string): string {
  return base_url + TRUNKS + (id === undefined ? "" : `/${encodeURIComponent(id)}`);
}
