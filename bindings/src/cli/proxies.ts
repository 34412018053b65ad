// Uses the proxies that environment variables name.

import http from "node:http";
import { note, plain } from "./terminal.js";

/** The variable with a proxy for an address, and the proxy's host; null if there is none, or NO_PROXY exempts it. */
export function proxyFor(address: string, env: NodeJS.ProcessEnv): { name: string; host: string } | null {
  const { protocol, hostname, port } = new URL(address);
  const names = protocol === "https:" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy", "HTTP_PROXY"];
  const name = names.find((each) => (env[each] ?? "") !== "");
  if (name === undefined || isExcepted(hostname, port, env.no_proxy ?? env.NO_PROXY ?? "")) return null;
  // Only the host, since the value may contain a password.
  const host = /^(?:[a-z]+:\/\/)?(?:[^@/]*@)?([^/]*)/i.exec(env[name] ?? "")?.[1] ?? "";
  return { name, host };
}

function isExcepted(hostname: string, port: string, list: string): boolean {
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    const [, host = "", wantedPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (host === "" || (wantedPort !== undefined && wantedPort !== port)) return false;
    const suffix = host.replace(/^\*?\.?/, ".");
    return hostname === host || hostname.endsWith(suffix);
  });
}

/** In Node's http module since 24.14 and 25.4, according to their release notes. */
const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: () => unknown };

/**
 * Uses the proxy that the environment names for an address if this version of Node can; otherwise says so. Its fetch
 * supports proxies since 22.21 and 24.0, but only if told so at startup (the flag came with 24.5).
 */
export function useProxyFor(address: string): void {
  const proxy = proxyFor(address, process.env);
  if (proxy === null) return;
  if (setGlobalProxyFromEnv !== undefined) {
    setGlobalProxyFromEnv();
    return;
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const canBeTold = major >= 24 || (major === 22 && minor >= 21);
  const given = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? "").split(/\s+/)];
  const isTold = process.env.NODE_USE_ENV_PROXY === "1" || given.includes("--use-env-proxy");
  if (canBeTold && isTold) return;
  const way = canBeTold
    ? "Set NODE_USE_ENV_PROXY=1 to use it."
    : "Node 22.21, and 24 or newer, can, with NODE_USE_ENV_PROXY=1.";
  note(
    `${proxy.name} names the proxy ${plain(proxy.host)}, but this Node (${process.version}) ${canBeTold ? "does not use it by itself" : "cannot use it"}: requests go out directly. ${way}`,
  );
}
