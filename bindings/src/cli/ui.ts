// The command "ui": serves the page on this machine, with a relay to the API.

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Engine } from "../engine.js";
import { apiKeyFor, interruptible } from "./api.js";
import { checkAddress, contextOf } from "./draft.js";
import { startRelay, type Relay } from "./relay.js";
import { EXIT, note, plain, print, reasonOf, UsageError } from "./terminal.js";
import type { Values } from "./values.js";

export async function runUi(engine: Engine, values: Values): Promise<number> {
  checkAddress(engine, values);
  const port = portOf(values);
  const { base_url: given, allow_http_hosts } = contextOf(values);
  const { base_url: address } = engine.readBaseUrl(given, allow_http_hosts && { allow_http_hosts });
  const page = new URL("./page/", import.meta.url);
  if (address === null || !existsSync(new URL("index.html", page))) {
    throw new UsageError("The page is missing in this package; install it again.");
  }
  const hasKey = values["api-key-stdin"] === true || (process.env.BLAND_API_KEY ?? "") !== "";
  const authorization = hasKey ? await apiKeyFor(values, false) : "";
  const modules = new URL("./", import.meta.url);
  const token = randomBytes(24).toString("base64url");
  let relay: Relay;
  try {
    relay = await startRelay({ engine, address, authorization, page, modules, port, token });
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    throw new UsageError(`--port: ${isTaken ? "another program uses this port" : reasonOf(error)}.`);
  }
  print(`The page is at ${relay.url}`);
  note(`Calls of the page go to ${plain(address)}, from this machine. Whoever has the link can make them.`);
  note(
    hasKey
      ? "The API key stays here; the page does not see it. Ctrl-C ends it."
      : "Enter the API key in the page, or set BLAND_API_KEY and start again. Ctrl-C ends it.",
  );
  await interruptible(
    (signal) => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true })),
  );
  await relay.close();
  return EXIT.ok;
}

function portOf({ port = "0" }: Values): number {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 65536;
  if (number > 65535) throw new UsageError(`--port takes a number from 0 to 65535, not ${plain(port)}.`);
  return number;
}
