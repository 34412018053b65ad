// The built page served against the mock. By default the page uses the real API; all that is changed
// here is a `base-url` attribute, which is added to its element as the HTML is served.
import { startMockApi } from "./server.mjs";
import { startStaticServer } from "./static.mjs";

/** The policy under which the page must work; `apiUrl` is the only other origin that it may call. */
export function contentSecurityPolicy(apiUrl) {
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; " + `connect-src 'self' ${new URL(apiUrl).origin}`;
}

const ELEMENT = /<sip-attach-builder(?=[\s>])(?![^>]*\sbase-url\s*=)/g;

/** `html` with `base-url` on each builder that does not set its own. */
export function withBaseUrl(html, baseUrl) {
  const value = baseUrl.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return html.replace(ELEMENT, () => `<sip-attach-builder base-url="${value}"`);
}

/**
 * Serves `root` on `port` and the mock on `apiPort` (0: a free one; options in `mock`). Resolves to
 * `{url, api, close()}`, where `api` is the result of startMockApi. `baseUrl` points the page elsewhere;
 * `onServed` is the option of static.mjs.
 */
export async function startPage({ root, port = 0, apiPort = 0, mock = {}, baseUrl, onServed } = {}) {
  const api = await startMockApi({ ...mock, port: apiPort });
  const apiUrl = baseUrl ?? api.url;
  const transform = (path, bytes) => (path.endsWith(".html") ? withBaseUrl(bytes.toString("utf8"), apiUrl) : bytes);
  const headers = { "Content-Security-Policy": contentSecurityPolicy(apiUrl) };
  try {
    const page = await startStaticServer({ root, port, headers, transform, onServed });
    const close = () => Promise.all([page.close(), api.close()]);
    return { url: `${page.url}/`, api, close };
  } catch (error) {
    await api.close();
    throw error;
  }
}
