// A small static file server: serves the built page, and nothing outside its folder.
import { createServer } from "node:http";
import { readFile, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { listen, shut } from "./http.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * A request handler for the files of `root`. `headers` are sent with every answer; `transform(path,
 * bytes)` may replace the content of a file, where `path` is relative to `root` with slashes.
 * `onServed(path)` is called for each file whose last byte has been handed to the network.
 */
export function createStaticHandler({ root, headers = {}, transform = (_, bytes) => bytes, onServed = () => {} }) {
  return async (request, response) => {
    const reply = (status, body = `${status}\n`, extra = {}) => {
      const common = { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" };
      const type = { "Content-Type": "text/plain; charset=utf-8" };
      const length = { "Content-Length": Buffer.byteLength(body) };
      response.writeHead(status, { ...common, ...type, ...length, ...headers, ...extra });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") {
      return reply(405, undefined, { Allow: "GET, HEAD" });
    }
    const [target, query] = split(request.url);
    const path = readPath(target);
    if (path === null) return reply(400);
    const found = await find(root, path);
    if (found === null) return reply(404);
    if (found.isFolder) return reply(308, undefined, { Location: `${target}/${query}` });
    const bytes = transform(path.slice(1) + (path.endsWith("/") ? "index.html" : ""), await readFile(found.file));
    const type = TYPES[extname(found.file).toLowerCase()] ?? "application/octet-stream";
    response.once("finish", () => onServed(path));
    return reply(200, bytes, { "Content-Type": type });
  };
}

function split(url) {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at)];
}

/** The decoded path, or null if a part of it begins with a dot or cannot be a file's name. */
function readPath(target) {
  let path;
  try {
    path = decodeURIComponent(target);
  } catch {
    return null;
  }
  const parts = path.split("/").slice(1);
  const isSafe = parts.every(
    (part, index) => !part.startsWith(".") && !/[\\\0]/.test(part) && (part !== "" || index === parts.length - 1),
  );
  return path.startsWith("/") && isSafe ? path : null;
}

/** `{file}`, `{isFolder}` if the path lacks its final slash, or null if there is no file. */
async function find(root, path) {
  try {
    const top = await realpath(root);
    const file = await realpath(join(top, path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(top + sep)) return null; // a link that leads out
    const info = await stat(file);
    if (info.isDirectory()) return { isFolder: true };
    return info.isFile() ? { file } : null;
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(error.code)) return null;
    throw error;
  }
}

/** Starts a server with the handler's options: `{url, port, close()}`. */
export async function startStaticServer({ port = 0, ...options }) {
  const handle = createStaticHandler(options);
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const actualPort = await listen(server, port);
  return { url: `http://127.0.0.1:${actualPort}`, port: actualPort, close: () => shut(server) };
}
